#include <fmt/format.h>

#include <array>

#include "base/code.h"
#include "cli/flags.h"
#include "cli/say.h"
#include "cli/verb.h"
#include "judge/selection.h"
#include "show/pages.h"

namespace pave::cli {
namespace {

constexpr std::array kExamples = {
    Example{"pave explain schema/unknown-field", "the page of one rule"},
    Example{"pave explain rule schema/unknown-field", "the same"},
    Example{"pave explain schema", "the rules of a family, one line each"},
};

int run_explain(const Arguments& arguments, Context& context) {
  std::span<const std::string> words = arguments.positional;
  if (words.size() == 2 && words[0] == "rule") words = words.subspan(1);
  if (words.size() == 2 && !base::find_code(words[0]) && !judge::Selector::parse(words[0]))
    return usage_error(fmt::format("explain knows rules only, not \"{}\"", words[0]),
                       "\"pave explain RULE\"; \"pave rules\" lists the rules", context);
  if (words.size() != 1)
    return usage_error(words.empty() ? "explain what?" : "one rule at a time, please",
                       "\"pave explain RULE\"; \"pave rules\" lists the rules", context);
  if (auto code = base::find_code(words[0])) {
    context.out.write(show::page(*code));
    return kOk;
  }
  auto selector = judge::Selector::parse(words[0]);
  if (!selector) return usage_error(judge::unknown_rule_message(words[0]), "\"pave rules\" lists the rules", context);
  for (const base::CodeFacts& facts : base::all_codes())
    if (selector->matches(facts.code)) context.out.write(fmt::format("{}: {}\n", facts.id, facts.summary));
  return kOk;
}

}  // namespace

constinit const Verb kExplainVerb = {
    .name = "explain",
    .arguments = "[rule] RULE",
    .summary = "Print the page of a rule: what is wrong, why it matters, how to mend or silence it",
    .details = "",
    .flags = {},
    .examples = kExamples,
    .run = run_explain,
};

}  // namespace pave::cli
