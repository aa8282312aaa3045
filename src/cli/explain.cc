#include <fmt/format.h>

#include <array>

#include "base/code.h"
#include "base/similar.h"
#include "cli/explain_field.h"
#include "cli/flags.h"
#include "cli/say.h"
#include "cli/verb.h"
#include "judge/selection.h"
#include "lang/gotemplate/functions.h"
#include "show/function_pages.h"
#include "show/pages.h"

namespace pave::cli {
namespace {

constexpr std::array kExamples = {
    Example{"pave explain schema/unknown-field", "the page of one rule"},
    Example{"pave explain rule schema/unknown-field", "the same"},
    Example{"pave explain schema", "the rules of a family, one line each"},
    Example{"pave explain field deploy/web spec.replicas ./chart", "where the value of a rendered field comes from"},
    Example{"pave explain field svc/web spec.type ./chart -f prod.yaml", "the same with other values"},
    Example{"pave explain function nindent", "a function of templates: arguments, what it gives, an example"},
};

/// `explain function [NAME]`.
int explain_function(std::span<const std::string> names, Context& context) {
  if (names.empty()) {
    context.out.write(show::function_manual());
    return kOk;
  }
  for (const std::string& name : names) {
    if (const lang::Function* function = lang::gotemplate::find_function(name)) {
      context.out.write(show::function_page(*function));
      continue;
    }
    base::Nearest nearest(name);
    for (const lang::Function* function : lang::gotemplate::all_functions()) nearest.offer(function->name);
    std::string message = fmt::format("templates have no function \"{}\"", name);
    if (!nearest.best().empty()) message += fmt::format(", did you mean \"{}\"?", nearest.best());
    return usage_error(message, "\"pave explain function\" describes all of them", context);
  }
  return kOk;
}

int run_explain(const Arguments& arguments, Context& context) {
  std::span<const std::string> words = arguments.positional;
  if (!words.empty() && words[0] == "field") return explain_field(arguments, words.subspan(1), context);
  for (const Flag& flag : kFieldFlags)
    if (arguments.has(flag.name))
      return usage_error(fmt::format("{} is for \"pave explain field\"", flag.name),
                         "\"pave explain --help\" shows how", context);
  if (!words.empty() && words[0] == "function") return explain_function(words.subspan(1), context);
  if (words.size() == 2 && words[0] == "rule") words = words.subspan(1);
  if (words.size() == 2 && !base::find_code(words[0]) && !judge::Selector::parse(words[0]))
    return usage_error(fmt::format("explain knows rules, functions and fields, not \"{}\"", words[0]),
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
    .arguments = "[rule] RULE | function [NAME...] | field KIND/NAME FIELD [PATH]",
    .summary = "Explain a rule, a function of templates, or where a field comes from",
    .details =
        "The page of a rule says what is wrong, why it matters, how to mend or silence it.\n"
        "A field is followed back to the line that a person would edit: its value in a values file or a flag, the "
        "template that writes it, the inclusions on the way. PATH is a chart (a folder or a .tgz), a manifest, or a "
        "folder, whose charts are rendered with their default values; without it, the current folder. KIND is written "
        "as for kubectl (Deployment, deploy, deployments.apps), FIELD as Kubernetes writes it: "
        "spec.containers[0].image, metadata.labels[app.kubernetes.io/name]. A field that isn't there shows where it "
        "would go. What may be a secret is not shown.",
    .flags = kFieldFlags,
    .examples = kExamples,
    .run = run_explain,
};

}  // namespace pave::cli
