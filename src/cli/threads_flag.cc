#include "cli/threads_flag.h"

#include <fmt/format.h>

#include <charconv>

namespace pave::cli {

std::expected<unsigned, std::string> read_threads(const Arguments& arguments) {
  if (!arguments.has("--threads")) return 0;
  std::string_view text = arguments.value("--threads", {});
  unsigned threads = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), threads);
  if (error != std::errc() || end != text.data() + text.size() || threads == 0 || threads > kMostThreads)
    return std::unexpected(fmt::format("--threads: \"{}\" is not a number from 1 to {}", text, kMostThreads));
  return threads;
}

}  // namespace pave::cli
