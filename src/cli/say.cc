#include "cli/say.h"

#include "show/display.h"

namespace pave::cli {

void say(std::string_view who, std::string_view message, Context& context) {
  std::string line(who);
  line += ": ";
  show::append_harmless(message, line);
  line += '\n';
  context.err.write(line);
}

int fail(std::string_view who, std::span<const std::string> messages, Context& context) {
  for (const std::string& message : messages) say(who, message, context);
  return kFailed;
}

int usage_error(std::string_view message, std::string_view hint, Context& context) {
  say("pave", message, context);
  context.err.write(hint);
  context.err.write("\n");
  return kFailed;
}

}  // namespace pave::cli
