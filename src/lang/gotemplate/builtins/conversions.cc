#include "lang/gotemplate/builtins/conversions.h"

#include <string>

#include "lang/gotemplate/builtins/cast.h"
#include "lang/gotemplate/print.h"
#include "lang/text.h"
#include "lang/walk.h"

namespace pave::lang::gotemplate {
namespace {

Value run_int(Call& call) { return Value::of_int(to_int64(call[0])); }
Value run_int64(Call& call) { return Value::of_int(to_int64(call[0]), Type::Int64); }
Value run_float64(Call& call) { return Value::of_float(to_float64(call[0])); }
// Out of range gives the nearest number: Sprig drops the error, not the number.
Value run_atoi(Call& call) { return Value::of_int(parse_go_int(call[0].text(), 10).number); }

Value run_to_decimal(Call& call) {
  std::string text;
  print_value(call[0].is_nothing() ? Value::nil() : call[0], text);
  ParsedInt parsed = parse_go_int(text, 8);
  return Value::of_int(parsed.is_exact ? parsed.number : 0, Type::Int64);
}

Value run_type_of(Call& call) { return call.text(go_type(call[0])); }
Value run_type_is(Call& call) { return Value::of(call[0].text() == go_type(call[1])); }
Value run_type_is_like(Call& call) {
  std::string_view type = go_type(call[1]);
  std::string_view wanted = call[0].text();
  return Value::of(wanted == type || (type.starts_with('*') && wanted == type.substr(1)));
}
Value run_kind_of(Call& call) { return call.text(go_kind(call[0])); }
Value run_kind_is(Call& call) { return Value::of(call[0].text() == go_kind(call[1])); }
Value run_deep_equal(Call& call) {
  if (is_too_large_to_walk(call[0]) && is_too_large_to_walk(call[1])) return call.fail(std::string(kTooManyEntries));
  bool is_nothing = call[0].is_nothing() && call[1].is_nothing();
  return Value::of(is_nothing || deep_equal(call[0], call[1]));
}

constexpr Argument kValue[] = {{"value"}};
constexpr Argument kText[] = {{"text", Param::String}};
constexpr Argument kType[] = {{"type", Param::String}, {"value"}};
constexpr Argument kKind[] = {{"kind", Param::String}, {"value"}};
constexpr Argument kTwo[] = {{"one"}, {"other"}};

constexpr Function record(std::string_view name, std::string_view topic, std::span<const Argument> arguments,
                          std::string_view doc, Example example, Value (*run)(Call&),
                          Treatment treatment = Treatment::Opaque) {
  return {.name = name,
          .group = Group::Sprig,
          .topic = topic,
          .arguments = arguments,
          .treatment = treatment,
          .doc = doc,
          .example = example,
          .run = run};
}

constexpr Function kFunctions[] = {
    record(
        "int", "conversions", kValue,
        "The value as a whole number of type int: fractions are cut off, texts are read (`0x1f`, `010`, `5.0`), what "
        "is no number is 0.",
        {R"({{ int "12" }} {{ int 3.9 }})", "12 3"}, run_int, Treatment::Wrap),
    record("int64", "conversions", kValue, "The same as int, of type int64.", {R"({{ int64 1e6 }})", "1000000"},
           run_int64, Treatment::Wrap),
    record("float64", "conversions", kValue, "The value as a floating-point number; what is no number is 0.",
           {R"({{ float64 "1.50" }})", "1.5"}, run_float64, Treatment::Wrap),
    record("atoi", "conversions", kText, "The whole number that a text holds in decimal digits; 0 when it holds none.",
           {R"({{ add (atoi "41") 1 }})", "42"}, run_atoi, Treatment::Wrap),
    record("toDecimal", "conversions", kValue,
           "The number that a text of octal digits means, such as the mode of a file; 0 when it is none.",
           {R"({{ toDecimal "0755" }})", "493"}, run_to_decimal),
    record("typeOf", "types", kValue, "The value's Go type: `string`, `int`, `float64`, `map[string]interface {}`.",
           {R"({{ typeOf (list 1) }})", "[]interface {}"}, run_type_of),
    record("typeIs", "types", kType, "Whether the value has that Go type.", {R"({{ typeIs "string" "a" }})", "true"},
           run_type_is),
    record("typeIsLike", "types", kType, "Whether the value has that Go type, or is a pointer to it.",
           {R"({{ semver "1.2.3" | typeIsLike "semver.Version" }})", "true"}, run_type_is_like),
    record("kindOf", "types", kValue,
           "The kind of the value's type: `string`, `bool`, `int`, `float64`, `slice`, `map`, `invalid` for null.",
           {R"({{ kindOf (dict) }})", "map"}, run_kind_of),
    record("kindIs", "types", kKind, "Whether the value's type is of that kind.",
           {R"({{ kindIs "slice" (list 1) }})", "true"}, run_kind_is),
    record("deepEqual", "types", kTwo,
           "Whether two values are the same all the way down. Types count: the int 1 is not the float64 1.",
           {R"({{ deepEqual (list 1 2) (list 1 2) }})", "true"}, run_deep_equal),
};

}  // namespace

std::span<const Function> conversion_functions() { return kFunctions; }

}  // namespace pave::lang::gotemplate
