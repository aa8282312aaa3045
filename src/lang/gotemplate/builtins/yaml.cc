#include "lang/gotemplate/builtins/yaml.h"

#include <optional>
#include <string>

#include "lang/json.h"
#include "lang/text.h"
#include "lang/yaml.h"

namespace pave::lang::gotemplate {
namespace {

enum class OnError : std::uint8_t { Empty, Fail };

Value write(Call& call, doc::YamlDialect dialect, OnError on_error) {
  // One buffer a thread: most texts are small, and the call makes its own copy.
  thread_local std::string text;
  text.clear();
  PartRuns runs(call);
  if (std::optional<std::string> error = write_yaml(call[0], dialect, text, &runs))
    return on_error == OnError::Fail || *error == kTextTooLarge ? call.fail(std::move(*error))
                                                                : Value::of(std::string_view());
  std::string_view written = text;
  if (written.ends_with('\n')) written.remove_suffix(1);
  return runs.take(written, call.arena());
}

Value to_yaml(Call& call) { return write(call, doc::YamlDialect::V2Exact, OnError::Empty); }
Value must_to_yaml(Call& call) { return write(call, doc::YamlDialect::V2Exact, OnError::Fail); }

Value to_yaml_pretty(Call& call) {
  // Types that the encoder does not know end the run (it panics), the rest it says.
  bool is_complex = call[0].kind == Kind::Complex;
  return write(call, doc::YamlDialect::V3, is_complex ? OnError::Fail : OnError::Empty);
}

std::string wrong_type(const Value& value, std::string_view wanted) {
  return "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal " + std::string(json_type(value)) +
         " into Go value of type " + std::string(wanted);
}

Value error_map(std::string_view error, base::Arena& arena) {
  Map* map = make_map(arena, 1);
  map->set("Error", Value::of(arena.copy(error)), arena);
  return Value::of(map);
}

Value from_yaml(Call& call) {
  YamlRead read = read_yaml(call[0], call.arena());
  if (!read.error.empty()) return error_map(read.error, call.arena());
  if (read.value.kind == Kind::Map) return read.value;
  if (read.value.is_nothing()) return Value::of(make_map(call.arena()));
  return error_map(wrong_type(read.value, "map[string]interface {}"), call.arena());
}

Value from_yaml_array(Call& call) {
  YamlRead read = read_yaml(call[0], call.arena());
  if (read.error.empty()) {
    if (read.value.kind == Kind::List) return read.value;
    if (read.value.is_nothing()) return Value::of(std::span<const Value>());
    read.error = wrong_type(read.value, "[]interface {}");
  }
  Value* items = call.arena().allocate_array<Value>(1);
  items[0] = Value::of(call.arena().copy(std::string_view(read.error)));
  return Value::of(std::span<const Value>(items, 1));
}

constexpr Argument kValue[] = {{"value", Param::Any}};
constexpr Argument kText[] = {{"text", Param::String}};

constexpr Function kFunctions[] = {
    {.name = "toYaml",
     .group = Group::Helm,
     .topic = "encodings",
     .arguments = kValue,
     .treatment = Treatment::Parts,
     .doc =
         "The value as YAML without a line break at its end: keys sorted, lists in maps not indented. Empty when the "
         "value has no YAML form.",
     .example = {"{{ dict \"b\" (list 1 2) \"a\" \"yes\" | toYaml }}", "a: \"yes\"\nb:\n- 1\n- 2"},
     .run = to_yaml},
    {.name = "mustToYaml",
     .group = Group::Helm,
     .topic = "encodings",
     .arguments = kValue,
     .treatment = Treatment::Parts,
     .doc = "The same as toYaml, but ends the rendering when the value has no YAML form.",
     .example = {"{{ list \"x\" \"y\" | mustToYaml }}", "- x\n- \"y\""},
     .run = must_to_yaml},
    {.name = "toYamlPretty",
     .group = Group::Helm,
     .topic = "encodings",
     .arguments = kValue,
     .treatment = Treatment::Parts,
     .doc =
         "The value as YAML with lists in maps indented. Numbers from values files are written as 1e+06 from a million "
         "on.",
     .example = {"{{ dict \"a\" (list 1 2) | toYamlPretty }}", "a:\n  - 1\n  - 2"},
     .run = to_yaml_pretty},
    {.name = "fromYaml",
     .group = Group::Helm,
     .topic = "encodings",
     .arguments = kText,
     .treatment = Treatment::Parts,
     .doc =
         "The map that a YAML text holds. When it holds something else, or is no YAML, a map whose only key \"Error\" "
         "says why.",
     .example = {"{{ $d := fromYaml \"a: {b: 1}\" }}{{ $d.a.b }}", "1"},
     .run = from_yaml},
    {.name = "fromYamlArray",
     .group = Group::Helm,
     .topic = "encodings",
     .arguments = kText,
     .treatment = Treatment::Parts,
     .doc =
         "The list that a YAML text holds. When it holds something else, or is no YAML, a list with the error as its "
         "only item.",
     .example = {"{{ fromYamlArray \"[x, 2]\" | last }}", "2"},
     .run = from_yaml_array},
};

}  // namespace

std::span<const Function> yaml_functions() { return kFunctions; }

}  // namespace pave::lang::gotemplate
