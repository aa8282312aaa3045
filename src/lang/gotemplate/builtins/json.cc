#include "lang/gotemplate/builtins/json.h"

#include <optional>
#include <string>

#include "lang/json.h"
#include "lang/text.h"

namespace pave::lang::gotemplate {
namespace {

enum class OnError : std::uint8_t { Empty, Fail };

Value failed(Call& call, std::string error, OnError on_error) {
  // That it is too long is our limit, not Go's error.
  return on_error == OnError::Fail || error == kTextTooLarge ? call.fail(std::move(error))
                                                             : Value::of(std::string_view());
}

Value write(Call& call, bool escape_html, OnError on_error) {
  thread_local std::string text;
  text.clear();
  PartRuns runs(call);
  if (std::optional<std::string> error = write_json(call[0], escape_html, text, &runs))
    return failed(call, std::move(*error), on_error);
  return runs.take(text, call.arena());
}

Value to_json(Call& call) { return write(call, true, OnError::Empty); }
Value must_to_json(Call& call) { return write(call, true, OnError::Fail); }
Value to_raw_json(Call& call) { return write(call, false, OnError::Fail); }

/// encoding/json's Indent with two spaces: what is empty stays on its line. Ends where it is longer than kMaxText.
std::string indented(std::string_view json) {
  std::string out;
  std::size_t depth = 0;
  auto break_line = [&] { (out += '\n').append(2 * depth, ' '); };
  for (std::size_t at = 0; at < json.size() && out.size() <= kMaxText; ++at) {
    char c = json[at];
    if (c == '"') {
      std::size_t end = at + 1;
      while (json[end] != '"') end += json[end] == '\\' ? 2U : 1U;
      out += json.substr(at, end + 1 - at);
      at = end;
    } else if (c == '{' || c == '[') {
      out += c;
      if (json[at + 1] == '}' || json[at + 1] == ']') {
        out += json[++at];
        continue;
      }
      ++depth;
      break_line();
    } else if (c == '}' || c == ']') {
      --depth;
      break_line();
      out += c;
    } else if (c == ',') {
      out += c;
      break_line();
    } else {
      out += c;
      if (c == ':') out += ' ';
    }
  }
  return out;
}

Value pretty(Call& call, OnError on_error) {
  std::string text;
  if (std::optional<std::string> error = write_json(call[0], true, text))
    return failed(call, std::move(*error), on_error);
  std::string out = indented(text);
  return out.size() > kMaxText ? call.fail(std::string(kTextTooLarge)) : call.text(out);
}

Value to_pretty_json(Call& call) { return pretty(call, OnError::Empty); }
Value must_to_pretty_json(Call& call) { return pretty(call, OnError::Fail); }

JsonRead read(Call& call) {
  // Strings of the result are parts of the text, which lives as long as the run.
  return read_json(call[0].text(), Numbers::Float, TextOrigins(call[0]), call.arena());
}

std::string wrong_type(const Value& value, std::string_view wanted) {
  return "json: cannot unmarshal " + std::string(json_type(value)) + " into Go value of type " + std::string(wanted);
}

Value from_json(Call& call) {
  JsonRead json = read(call);
  std::string error = std::move(json.syntax_error);
  Map* map = json.value.kind == Kind::Map ? json.value.map : nullptr;
  if (error.empty() && map == nullptr && json.value.kind != Kind::Nil)
    error = wrong_type(json.value, "map[string]interface {}");
  if (error.empty()) error = std::move(json.range_error);
  Value result = map != nullptr ? json.value : Value::of(make_map(call.arena(), 1));
  if (!error.empty()) result.map->set("Error", Value::of(call.arena().copy(std::string_view(error))), call.arena());
  return result;
}

Value from_json_array(Call& call) {
  JsonRead json = read(call);
  std::string error = std::move(json.syntax_error);
  if (error.empty() && json.value.kind != Kind::List && json.value.kind != Kind::Nil)
    error = wrong_type(json.value, "[]interface {}");
  if (error.empty()) error = std::move(json.range_error);
  if (error.empty()) return json.value.kind == Kind::List ? json.value : Value::of(std::span<const Value>());
  Value* items = call.arena().allocate_array<Value>(1);
  items[0] = Value::of(call.arena().copy(std::string_view(error)));
  return Value::of(std::span<const Value>(items, 1));
}

Value must_from_json(Call& call) {
  JsonRead json = read(call);
  if (!json.syntax_error.empty()) return call.fail(std::move(json.syntax_error));
  if (!json.range_error.empty()) return call.fail(std::move(json.range_error));
  return json.value;
}

constexpr Argument kValue[] = {{"value", Param::Any}};
constexpr Argument kText[] = {{"text", Param::String}};

constexpr Function record(std::string_view name, Group group, std::span<const Argument> arguments, Treatment treatment,
                          std::string_view doc, Example example, Value (*run)(Call&)) {
  return {.name = name,
          .group = group,
          .topic = "encodings",
          .arguments = arguments,
          .treatment = treatment,
          .doc = doc,
          .example = example,
          .run = run};
}

constexpr Function kFunctions[] = {
    record("toJson", Group::Helm, kValue, Treatment::Parts,
           "The value as JSON on one line; < > and & are escaped. Empty when the value has no JSON form.",
           {R"({{ dict "b" 1 "a" "<x>" | toJson }})", R"({"a":"\u003cx\u003e","b":1})"}, to_json),
    record("mustToJson", Group::Helm, kValue, Treatment::Parts,
           "The same as toJson, but ends the rendering when the value has no JSON form.",
           {R"({{ list 1 "x" nil | mustToJson }})", R"([1,"x",null])"}, must_to_json),
    record("toPrettyJson", Group::Sprig, kValue, Treatment::Opaque,
           "The value as JSON on many lines, two spaces a level. Empty when the value has no JSON form.",
           {R"({{ dict "a" (list 1) | toPrettyJson }})", "{\n  \"a\": [\n    1\n  ]\n}"}, to_pretty_json),
    record("mustToPrettyJson", Group::Sprig, kValue, Treatment::Opaque,
           "The same as toPrettyJson, but ends the rendering when the value has no JSON form.",
           {R"({{ dict | mustToPrettyJson }})", "{}"}, must_to_pretty_json),
    record(
        "toRawJson", Group::Sprig, kValue, Treatment::Parts,
        "The value as JSON on one line with < > and & as they are. Ends the rendering when the value has no JSON form.",
        {R"({{ list "<x>" | toRawJson }})", R"(["<x>"])"}, to_raw_json),
    record("mustToRawJson", Group::Sprig, kValue, Treatment::Parts, "The same as toRawJson.",
           {R"({{ list "a&b" | mustToRawJson }})", R"(["a&b"])"}, to_raw_json),
    record(
        "fromJson", Group::Helm, kText, Treatment::Parts,
        "The map that a JSON text holds; its numbers are float64. When it holds something else, or is no JSON, a map "
        "whose key \"Error\" says why.",
        {R"({{ $d := fromJson "{\"a\": [1, 2]}" }}{{ index $d.a 1 }})", "2"}, from_json),
    record("mustFromJson", Group::Sprig, kText, Treatment::Parts,
           "Whatever a JSON text holds; ends the rendering when it is no JSON.",
           {R"({{ mustFromJson "[1, \"x\"]" | last }})", "x"}, must_from_json),
    record("fromJsonArray", Group::Helm, kText, Treatment::Parts,
           "The list that a JSON text holds. When it holds something else, or is no JSON, a list with the error as its "
           "only "
           "item.",
           {R"({{ fromJsonArray "[\"a\", \"b\"]" | join "-" }})", "a-b"}, from_json_array),
};

}  // namespace

std::span<const Function> json_functions() { return kFunctions; }

}  // namespace pave::lang::gotemplate
