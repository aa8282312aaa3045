#include "cli/run.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "base/similar.h"
#include "cli/flags.h"
#include "cli/help.h"
#include "cli/pflags.h"
#include "cli/say.h"

namespace pave::cli {
namespace {

int run_verb(const Verb& verb, std::span<const std::string_view> words, Context& context) {
  bool is_drop_in = verb.reading == Reading::PFlag;
  auto arguments = is_drop_in ? parse_pflags(verb, words) : parse_flags(verb, words);
  if (!arguments && is_drop_in) {
    say("Error", arguments.error(), context);
    return kFindings;  // what the reference exits with
  }
  if (!arguments)
    return usage_error(arguments.error(), fmt::format("\"pave {} --help\" lists the flags", verb.name), context);
  if (arguments->help) {
    context.out.write(verb_help(verb));
    return kOk;
  }
  return verb.run(*arguments, context);
}

const Verb* find_verb(std::string_view name) {
  for (const Verb* verb : all_verbs())
    if (verb->name == name) return verb;
  return nullptr;
}

int dispatch(std::span<const std::string_view> words, Context& context) {
  if (words.empty()) {
    context.err.write(program_help());
    return kFailed;
  }
  std::string_view first = words.front();
  if (first == "--version") return run_verb(kVersionVerb, {}, context);
  if (first == "help" && words.size() > 1) {
    if (const Verb* verb = find_verb(words[1])) {
      context.out.write(verb_help(*verb));
      return kOk;
    }
    first = words[1];
  } else if (first == "-h" || first == "--help" || first == "help") {
    context.out.write(program_help());
    return kOk;
  }
  if (const Verb* verb = find_verb(first)) return run_verb(*verb, words.subspan(1), context);

  base::Nearest nearest(first);
  for (const Verb* verb : all_verbs()) nearest.offer(verb->name);
  std::string message = fmt::format("unknown verb \"{}\"", first);
  if (!nearest.best().empty()) message += fmt::format(", did you mean \"{}\"?", nearest.best());
  return usage_error(message, "\"pave --help\" lists the verbs", context);
}

}  // namespace

std::span<const Verb* const> all_verbs() {
  static constexpr std::array kVerbs = {&kCheckVerb, &kRenderVerb,  &kTemplateVerb, &kLintVerb,
                                        &kRulesVerb, &kExplainVerb, &kVersionVerb};
  return kVerbs;
}

int run(std::span<const std::string_view> words, Context& context) {
  int code = dispatch(words, context);
  if (!context.out.flush()) {
    // A report that is cut off must not look like one that is complete.
    say("pave", fmt::format("can't write the output: {}", std::strerror(context.out.error())), context);
    code = kFailed;
  }
  context.err.flush();
  return code;
}

}  // namespace pave::cli
