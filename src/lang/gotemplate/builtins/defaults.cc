#include "lang/gotemplate/builtins/defaults.h"

#include <algorithm>

namespace pave::lang::gotemplate {
namespace {

Value or_nil(const Value& value) { return value.is(Kind::Invalid) ? Value::nil() : value; }

Value run_default(Call& call) {
  bool is_given = call.count() > 1 && is_true(call[1]);
  return or_nil(call[is_given ? 1 : 0]);
}

Value run_empty(Call& call) { return Value::of(!is_true(call[0])); }

Value run_coalesce(Call& call) {
  auto found = std::ranges::find_if(call.args(), is_true);
  return found == call.args().end() ? Value::nil() : *found;
}

Value run_all(Call& call) { return Value::of(std::ranges::all_of(call.args(), is_true)); }
Value run_any(Call& call) { return Value::of(std::ranges::any_of(call.args(), is_true)); }

Value run_ternary(Call& call) { return or_nil(call[call[2].truth ? 0 : 1]); }

constexpr Argument kDefault[] = {{"default"}, {"value"}};
constexpr Argument kValue[] = {{"value"}};
constexpr Argument kValues[] = {{"values"}};
constexpr Argument kTernary[] = {{"if_true"}, {"if_false"}, {"condition", Param::Bool}};

constexpr Function record(std::string_view name, std::span<const Argument> arguments, bool is_variadic,
                          Treatment treatment, std::string_view doc, Example example, Value (*run)(Call&)) {
  return {.name = name,
          .group = Group::Sprig,
          .topic = "defaults",
          .arguments = arguments,
          .is_variadic = is_variadic,
          .treatment = treatment,
          .doc = doc,
          .example = example,
          .run = run};
}

constexpr Function kFunctions[] = {
    record("default", kDefault, true, Treatment::Same,
           "The value when it is not empty, else the default. Empty are null, false, 0, and texts, lists and maps of "
           "length 0.",
           {R"({{ "" | default "none" }})", "none"}, run_default),
    record("empty", kValue, false, Treatment::Opaque,
           "Whether the value is null, false, 0, or a text, list or map of length 0.",
           {R"({{ empty (list) }})", "true"}, run_empty),
    record("coalesce", kValues, true, Treatment::Same, "The first value that is not empty, null when all are.",
           {R"({{ coalesce "" 0 "third" }})", "third"}, run_coalesce),
    record("all", kValues, true, Treatment::Opaque, "Whether none of the values is empty; true without values.",
           {R"({{ all 1 "a" true }})", "true"}, run_all),
    record("any", kValues, true, Treatment::Opaque, "Whether one of the values is not empty; false without values.",
           {R"({{ any 0 "" "a" }})", "true"}, run_any),
    record("ternary", kTernary, false, Treatment::Same,
           "The first value when the condition is true, else the second. The condition must be a boolean.",
           {R"({{ true | ternary "yes" "no" }})", "yes"}, run_ternary),
};

}  // namespace

std::span<const Function> default_functions() { return kFunctions; }

}  // namespace pave::lang::gotemplate
