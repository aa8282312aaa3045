#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/code.h"
#include "cli/flags.h"
#include "cli/verb.h"
#include "show/json_writer.h"

namespace pave::cli {
namespace {

constexpr std::array<std::string_view, 2> kFormats = {"text", "json"};
constexpr std::array kFlags = {
    Flag{"--format", FlagKind::Value, "FORMAT", "text (default) or json", kFormats},
};
constexpr std::array kExamples = {
    Example{"pave rules", "the list"},
    Example{"pave rules --format json", "the same for programs"},
};

void write_text(Output& out) {
  std::size_t width = 0;
  for (const base::CodeFacts& facts : base::all_codes()) width = std::max(width, facts.id.size());
  for (const base::CodeFacts& facts : base::all_codes())
    out.write(fmt::format("{:<{}}  {:<7}  {}\n", facts.id, width, base::name(facts.severity), facts.summary));
}

void write_json(Output& out) {
  std::string text;
  show::JsonWriter json(text);
  json.begin_list();
  for (const base::CodeFacts& facts : base::all_codes()) {
    json.begin_map();
    json.member("id", facts.id);
    json.member("severity", base::name(facts.severity));
    json.member("summary", facts.summary);
    json.end_map();
  }
  json.end_list();
  out.write(text + "\n");
}

int run_rules(const Arguments& arguments, Context& context) {
  if (arguments.value("--format", "text") == "json") write_json(context.out);
  else write_text(context.out);
  return kOk;
}

}  // namespace

constinit const Verb kRulesVerb = {
    .name = "rules",
    .arguments = "",
    .summary = "List the rules that Pave knows",
    .details =
        "Each row has a rule's id, the severity of its findings and what they are about. \"pave explain RULE\" tells "
        "more.",
    .flags = kFlags,
    .examples = kExamples,
    .run = run_rules,
};

}  // namespace pave::cli
