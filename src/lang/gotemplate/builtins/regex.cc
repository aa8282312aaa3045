#include "lang/gotemplate/builtins/regex.h"

#include <memory>
#include <string>
#include <vector>

#include "base/go_quote.h"
#include "lang/gotemplate/builtins/go_regex.h"
#include "lang/text.h"

namespace pave::lang::gotemplate {
namespace {

/// The expression; null after the call has failed. `must` functions say what Go's Compile says, the others what its
/// MustCompile panics with.
std::shared_ptr<const GoRegex> compile(Call& call, bool is_must) {
  std::string_view pattern = call[0].text();
  auto found = GoRegex::find(pattern);
  if (found) return *found;
  if (is_must) {
    call.fail(found.error());
    return nullptr;
  }
  std::string shown =
      base::can_stand_in_back_quotes(pattern) ? "`" + std::string(pattern) + "`" : base::go_quote(pattern);
  call.fail("regexp: Compile(" + shown + "): " + found.error());
  return nullptr;
}

Value part(const Value& text, const GoRegex::Span& span, Call& call) {
  return part_of(text, span.begin, span.end, call.arena());
}

Value list_of(const std::vector<GoRegex::Span>& spans, const Value& text, Call& call) {
  auto* items = call.arena().allocate_array<Value>(spans.size());
  for (std::size_t i = 0; i < spans.size(); ++i) items[i] = part(text, spans[i], call);
  return Value::of(std::span<const Value>(items, spans.size()), Type::StringList);
}

Value nil_list() {
  Value made = Value::of(std::span<const Value>(), Type::StringList);
  made.flags |= Value::kNilList;
  return made;
}

Value run_match(Call& call) {
  auto found = GoRegex::find(call[0].text());
  return Value::of(found && (*found)->matches(call[1].text()));
}

Value run_must_match(Call& call) {
  auto regex = compile(call, true);
  return regex ? Value::of(regex->matches(call[1].text())) : Value();
}

template <bool is_must>
Value run_find(Call& call) {
  auto regex = compile(call, is_must);
  if (!regex) return {};
  std::vector<GoRegex::Span> found = regex->find_all(call[1].text(), 1);
  return found.empty() ? call.text("") : part(call[1], found[0], call);
}

template <bool is_must>
Value run_find_all(Call& call) {
  auto regex = compile(call, is_must);
  if (!regex) return {};
  std::vector<GoRegex::Span> found = regex->find_all(call[1].text(), call[2].integer);
  return found.empty() ? nil_list() : list_of(found, call[1], call);
}

template <bool is_must, bool is_literal>
Value run_replace_all(Call& call) {
  auto regex = compile(call, is_must);
  if (!regex) return {};
  std::string out = regex->replace_all(call[1].text(), call[2].text(), is_literal);
  return out.size() > kMaxText ? call.fail(std::string(kTextTooLarge)) : call.text(out);
}

template <bool is_must>
Value run_split(Call& call) {
  auto regex = compile(call, is_must);
  if (!regex) return {};
  auto parts = regex->split(call[1].text(), call[2].integer);
  return parts ? list_of(*parts, call[1], call) : nil_list();
}

Value run_quote_meta(Call& call) { return call.text(quote_regex(call[0].text())); }

constexpr Argument kMatch[] = {{"expression", Param::String}, {"text", Param::String}};
constexpr Argument kFindAll[] = {{"expression", Param::String}, {"text", Param::String}, {"limit", Param::Int}};
constexpr Argument kReplace[] = {
    {"expression", Param::String}, {"text", Param::String}, {"replacement", Param::String}};
constexpr Argument kText[] = {{"text", Param::String}};

constexpr Function record(std::string_view name, std::span<const Argument> arguments, Treatment treatment,
                          std::string_view doc, Example example, Value (*run)(Call&)) {
  return {.name = name,
          .group = Group::Sprig,
          .topic = "regular expressions",
          .arguments = arguments,
          .treatment = treatment,
          .doc = doc,
          .example = example,
          .run = run};
}

constexpr Function kFunctions[] = {
    record("mustRegexFind", kMatch, Treatment::Parts,
           "The first part of the text that matches, empty when there is none. Fails when the expression is wrong.",
           {R"({{ mustRegexFind "[0-9]+" "a12b3" }})", "12"}, run_find<true>),
    record(
        "mustRegexFindAll", kFindAll, Treatment::Parts,
        "All parts of the text that match, at most so many when the limit isn't negative. Fails when the expression is "
        "wrong.",
        {R"({{ mustRegexFindAll "[0-9]" "1a2b3" -1 }})", "[1 2 3]"}, run_find_all<true>),
    record("mustRegexMatch", kMatch, Treatment::Opaque,
           "Whether the expression matches somewhere in the text. Fails when the expression is wrong.",
           {R"({{ mustRegexMatch "^v[0-9]" "v1" }})", "true"}, run_must_match),
    record(
        "mustRegexReplaceAll", kReplace, Treatment::Opaque,
        "The text with each match replaced; `$1` and `${name}` in the replacement are what a group matched. Fails when "
        "the expression is wrong.",
        {R"({{ mustRegexReplaceAll "a(x*)b" "-axb-" "${1}" }})", "-x-"}, run_replace_all<true, false>),
    record("mustRegexReplaceAllLiteral", kReplace, Treatment::Opaque,
           "The text with each match replaced by a text that is taken as it is. Fails when the expression is wrong.",
           {R"({{ mustRegexReplaceAllLiteral "a(x*)b" "-axb-" "$1" }})", "-$1-"}, run_replace_all<true, true>),
    record("mustRegexSplit", kFindAll, Treatment::Parts,
           "The parts of the text between matches, at most so many when the limit isn't negative. Fails when the "
           "expression "
           "is wrong.",
           {R"({{ mustRegexSplit "z+" "pizza" -1 }})", "[pi a]"}, run_split<true>),
    record("regexFind", kMatch, Treatment::Parts,
           "The first part of the text that matches, empty when there is none. Fails when the expression is wrong.",
           {R"({{ regexFind "[0-9]+" "a12b3" }})", "12"}, run_find<false>),
    record(
        "regexFindAll", kFindAll, Treatment::Parts,
        "All parts of the text that match, at most so many when the limit isn't negative. Fails when the expression is "
        "wrong.",
        {R"({{ regexFindAll "[0-9]" "1a2b3" 2 }})", "[1 2]"}, run_find_all<false>),
    record("regexMatch", kMatch, Treatment::Opaque,
           "Whether the expression matches somewhere in the text; a wrong expression matches nothing.",
           {R"({{ regexMatch "^v[0-9]" "v1" }})", "true"}, run_match),
    record("regexQuoteMeta", kText, Treatment::Opaque,
           "The text with a backslash before each character that means something in an expression.",
           {R"({{ regexQuoteMeta "1.2" }})", R"(1\.2)"}, run_quote_meta),
    record(
        "regexReplaceAll", kReplace, Treatment::Opaque,
        "The text with each match replaced; `$1` and `${name}` in the replacement are what a group matched. Fails when "
        "the expression is wrong.",
        {R"({{ regexReplaceAll "[^a-z]+" "a-b_c" "." }})", "a.b.c"}, run_replace_all<false, false>),
    record("regexReplaceAllLiteral", kReplace, Treatment::Opaque,
           "The text with each match replaced by a text that is taken as it is. Fails when the expression is wrong.",
           {R"({{ regexReplaceAllLiteral "a(x*)b" "-axb-" "$1" }})", "-$1-"}, run_replace_all<false, true>),
    record("regexSplit", kFindAll, Treatment::Parts,
           "The parts of the text between matches, at most so many when the limit isn't negative. Fails when the "
           "expression "
           "is wrong.",
           {R"({{ regexSplit "," "a,b,c" 2 }})", "[a b,c]"}, run_split<false>),
};

}  // namespace

std::span<const Function> regex_functions() { return kFunctions; }

}  // namespace pave::lang::gotemplate
