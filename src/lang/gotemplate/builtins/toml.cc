#include "lang/gotemplate/builtins/toml.h"

#include <optional>
#include <string>

#include "lang/gotemplate/builtins/toml_text.h"
#include "lang/text.h"

namespace pave::lang::gotemplate {
namespace {

/// Values of which Go's encoder knows no type at all make it panic, and a panic ends the run.
bool ends_run(const Value& value) { return value.is_nothing(); }

Value to_toml(Call& call) {
  std::string text;
  std::optional<std::string> error = write_toml(call[0], text);
  if (!error) return call.text(text);
  return ends_run(call[0]) || *error == kTextTooLarge ? call.fail(std::move(*error)) : call.text(*error);
}

Value must_to_toml(Call& call) {
  std::string text;
  if (std::optional<std::string> error = write_toml(call[0], text)) return call.fail(std::move(*error));
  return call.text(text);
}

Value from_toml(Call& call) {
  TomlRead read = read_toml(call[0].text(), TextOrigins(call[0]), call.arena());
  if (read.error.empty()) return read.value;
  Map* map = make_map(call.arena(), 1);
  map->set("Error", Value::of(call.arena().copy(std::string_view(read.error))), call.arena());
  return Value::of(map);
}

constexpr Argument kValue[] = {{"value", Param::Any}};
constexpr Argument kText[] = {{"text", Param::String}};

constexpr Function kFunctions[] = {
    {.name = "toToml",
     .group = Group::Helm,
     .topic = "encodings",
     .arguments = kValue,
     .doc =
         "The map as TOML. For what TOML can't hold (a list with a null in it) the result is the message of the error.",
     .example = {"{{ dict \"a\" 1 \"t\" (dict \"b\" \"x\") | toToml }}", "a = 1\n\n[t]\n  b = \"x\"\n"},
     .run = to_toml},
    {.name = "mustToToml",
     .group = Group::Helm,
     .topic = "encodings",
     .arguments = kValue,
     .doc = "The same as toToml, but ends the rendering when TOML can't hold the value. Helm has it from 4.2 on.",
     .example = {"{{ dict \"a\" (list \"x\" \"y\") | mustToToml }}", "a = [\"x\", \"y\"]\n"},
     .since = Edition::Helm43,
     .run = must_to_toml},
    {.name = "fromToml",
     .group = Group::Helm,
     .topic = "encodings",
     .arguments = kText,
     .treatment = Treatment::Parts,
     .doc = "The map that a TOML text holds. When it is no TOML, a map whose only key \"Error\" says why.",
     .example = {"{{ $d := fromToml \"a.b = 1\" }}{{ $d.a.b }}", "1"},
     .run = from_toml},
};

}  // namespace

std::span<const Function> toml_functions() { return kFunctions; }

}  // namespace pave::lang::gotemplate
