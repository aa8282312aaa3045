#include "lang/gotemplate/builtins/go.h"

#include <expected>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "lang/gotemplate/arguments.h"
#include "lang/gotemplate/print.h"
#include "lang/object.h"

namespace pave::lang::gotemplate {
namespace {

constexpr std::string_view kTopic = "logic and lists";
/// What Go's reflect package says when it is asked for the type of nothing.
constexpr std::string_view kNoType = "reflect: call of reflect.Value.Type on zero Value";

bool is_bytes(const Value& value) { return value.is(Kind::String) && value.type == Type::Bytes; }

/// The map that a value is, if it is one; an Object may be.
bool as_map(const Value& value, base::Arena& arena, const Map*& map) {
  if (value.is(Kind::Map)) {
    map = value.map;
    return true;
  }
  if (!value.is(Kind::Object) || value.object->kind_name() != "map") return false;
  map = value.object->as_map(arena);
  return true;
}

/// funcs.go, indexArg: from 0 to `most`.
std::expected<std::uint64_t, std::string> index_of(const Value& index, std::uint64_t most) {
  std::int64_t at = 0;
  if (index.is(Kind::Int)) at = index.integer;
  else if (index.is(Kind::Uint)) at = static_cast<std::int64_t>(index.natural);
  else if (index.is_nothing()) return std::unexpected("cannot index slice/array with nil");
  else return std::unexpected(fmt::format("cannot index slice/array with type {}", go_type(index)));
  if (at < 0 || static_cast<std::uint64_t>(at) > most)
    return std::unexpected(fmt::format("index out of range: {}", at));
  return static_cast<std::uint64_t>(at);
}

std::expected<Value, std::string> element(const Value& item, const Value& index, base::Arena& arena) {
  const Map* map = nullptr;
  if (item.is(Kind::List) || item.is(Kind::String)) {
    auto at = index_of(index, item.size);
    if (!at) return std::unexpected(std::move(at.error()));
    bool is_text = item.is(Kind::String) && !is_bytes(item);
    if (*at == item.size)
      return std::unexpected(fmt::format("reflect: {} index out of range", is_text ? "string" : "slice"));
    if (item.is(Kind::List)) return item.items[*at];
    Value byte = Value::of_uint(static_cast<unsigned char>(item.bytes[*at]), Type::Uint8);
    byte.origin = item.origin;
    return byte;
  }
  if (!as_map(item, arena, map)) return std::unexpected(fmt::format("can't index item of type {}", go_type(item)));
  if (index.is_nothing()) return std::unexpected("value is nil; should be of type string");
  if (!index.is_string()) return std::unexpected(fmt::format("value has type {}; should be string", go_type(index)));
  if (const Value* found = map == nullptr ? nullptr : map->find(index.text())) return *found;
  if (item.is(Kind::Object)) return zero_of(Param::Bytes);
  return item.type == Type::StringMap ? Value::of(std::string_view()) : Value::nil();
}

Value index(Call& call) {
  if (call[0].is_nothing()) return call.fail("index of untyped nil");
  Value item = call[0];
  for (const Value& index : call.args().subspan(1)) {
    if (item.is_nothing()) return call.fail("index of nil pointer");
    auto found = element(item, index, call.arena());
    if (!found) return call.fail(std::move(found.error()));
    item = *found;
  }
  return item;
}

Value len(Call& call) {
  const Value& item = call[0];
  const Map* map = nullptr;
  if (item.is(Kind::Nil)) return call.fail("len of nil pointer");
  if (item.is(Kind::Invalid)) return call.fail(std::string(kNoType));
  if (item.is(Kind::List) || item.is(Kind::String)) return Value::of_int(item.size);
  if (as_map(item, call.arena(), map)) return Value::of_int(map == nullptr ? 0 : map->size);
  return call.fail(fmt::format("len of type {}", go_type(item)));
}

Value negate(Call& call) { return Value::of(!is_true(call[0])); }

/// The engine does these itself, as they don't look at all their arguments; here they are for others.
Value first_that(Call& call, bool truth) {
  for (const Value& value : call.args())
    if (is_true(value) == truth) return value;
  return call.args().back();
}
Value all_of(Call& call) { return first_that(call, false); }
Value one_of(Call& call) { return first_that(call, true); }

/// reflect.Value.String, which names all but strings by their type.
std::string described(const Value& value) {
  if (value.is_string()) return std::string(value.text());
  if (value.is(Kind::Invalid)) return "<invalid Value>";
  return fmt::format("<{} Value>", value.is(Kind::Nil) ? type_name(Param::Any) : go_type(value));
}

/// No value of templates is a function. The engine puts the words of the first argument in front; they are empty when
/// that came from a pipeline.
Value call_value(Call& call) {
  const Value& callee = call.count() > 1 ? call[1] : call[0];
  if (callee.is_nothing()) return call.fail("call of nil");
  std::string name = call.count() > 1 && call[0].size > 0 ? std::string(call[0].text()) : described(callee);
  return call.fail(fmt::format("non-function {} of type {}", name, go_type(callee)));
}

constexpr Argument kIndex[] = {{"item", Param::Reflect}, {"indexes", Param::Reflect}};
constexpr Argument kItem[] = {{"item", Param::Reflect}};
constexpr Argument kValue[] = {{"value", Param::Reflect}};
constexpr Argument kValues[] = {{"value", Param::Reflect}, {"values", Param::Reflect}};
constexpr Argument kCall[] = {{"function", Param::Reflect}, {"arguments", Param::Reflect}};

constexpr Function kFunctions[] = {
    {.name = "and",
     .group = Group::Go,
     .topic = kTopic,
     .arguments = kValues,
     .is_variadic = true,
     .treatment = Treatment::Same,
     .doc = "The first argument that is empty, else the last one. Those behind an empty one are not evaluated.",
     .example = {"{{ and true 0 }}", "0"},
     .run = all_of},
    {.name = "call",
     .group = Group::Go,
     .topic = kTopic,
     .arguments = kCall,
     .is_variadic = true,
     .doc = "Calls a value that is a function. Charts have none, so it fails.",
     .example = {"{{ call 1 }}", "error: non-function 1 of type int"},
     .run = call_value},
    {.name = "index",
     .group = Group::Go,
     .topic = kTopic,
     .arguments = kIndex,
     .is_variadic = true,
     .treatment = Treatment::Same,
     .doc = "What stands in a list, string or map at an index or key; further ones go on inside it. A key that isn't "
            "there "
            "gives null; an index outside a list fails.",
     .example = {R"({{ index (dict "a" (list 1 2)) "a" 1 }})", "2"},
     .run = index},
    {.name = "len",
     .group = Group::Go,
     .topic = kTopic,
     .arguments = kItem,
     .doc = "How many elements a list or map has, or bytes a string. Fails on anything else.",
     .example = {R"({{ len "abc" }})", "3"},
     .run = len},
    {.name = "not",
     .group = Group::Go,
     .topic = kTopic,
     .arguments = kValue,
     .doc = "Whether the argument is empty: false, 0, null, an empty string, list or map.",
     .example = {R"({{ not "" }})", "true"},
     .run = negate},
    {.name = "or",
     .group = Group::Go,
     .topic = kTopic,
     .arguments = kValues,
     .is_variadic = true,
     .treatment = Treatment::Same,
     .doc = "The first argument that isn't empty, else the last one. Those behind it are not evaluated.",
     .example = {R"({{ or "" "b" }})", "b"},
     .run = one_of},
};

}  // namespace

std::span<const Function> go_functions() { return kFunctions; }

}  // namespace pave::lang::gotemplate
