#include <sys/ioctl.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/run.h"

namespace {

std::string variable(std::string_view name) {
  const char* value = std::getenv(std::string(name).c_str());
  return value == nullptr ? "" : value;
}

pave::cli::Terminal terminal() {
  pave::cli::Terminal out;
  const char* no_color = std::getenv("NO_COLOR");
  out.no_color = no_color != nullptr && *no_color != '\0';
  const char* type = std::getenv("TERM");
  bool dumb = type != nullptr && std::string_view(type) == "dumb";
  if (isatty(STDOUT_FILENO) == 0) return out;
  out.is_terminal = !dumb;
  winsize size = {};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) out.width = size.ws_col;
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  // A reader that goes away is an error of the write, not the end of the process.
  std::signal(SIGPIPE, SIG_IGN);
  std::vector<std::string_view> words(argv + (argc > 0 ? 1 : 0), argv + argc);
  pave::cli::Output out(STDOUT_FILENO);
  pave::cli::Output err(STDERR_FILENO);
  auto places = pave::render::helm::repository::find_places(variable);
  pave::cli::Context context{out, err, terminal(), std::move(places)};
  return pave::cli::run(words, context);
}
