#include "lang/gotemplate/builtins/dictionaries.h"

#include <algorithm>
#include <optional>
#include <string>

#include "lang/gotemplate/builtins/merge.h"
#include "lang/gotemplate/print.h"
#include "lang/text.h"
#include "lang/walk.h"

namespace pave::lang::gotemplate {
namespace {

/// Null for a nil map.
Map* map_of(const Value& value) { return value.kind == Kind::Map ? value.map : nullptr; }

std::span<const MapEntry> entries_of(const Value& value) {
  const Map* map = map_of(value);
  return map == nullptr ? std::span<const MapEntry>() : map->all();
}

const Value* find(const Value& map, std::string_view key) {
  const Map* there = map_of(map);
  return there == nullptr ? nullptr : there->find(key);
}

Value or_nil(const Value& value) { return value.is(Kind::Invalid) ? Value::nil() : value; }

/// As functions give maps back: a map[string]interface {}, whatever its type was called.
Value plain_map(const Value& map) {
  Value made = map;
  made.kind = Kind::Map;
  made.map = map_of(map);
  made.type = Type::Default;
  return made;
}

Value new_map(Map* map, const Value& from) {
  Value made = Value::of(map);
  made.origin = from.origin;
  if (from.origin.known()) made.flags |= Value::kComputed;
  return made;
}

/// A key as text (Sprig's strval).
std::string_view key_text(Call& call, const Value& key) {
  if (key.kind == Kind::String) return key.text();
  std::string text;
  print_value(or_nil(key), text);
  return call.arena().copy(std::string_view(text));
}

Value run_dict(Call& call) {
  Map* made = make_map(call.arena(), static_cast<std::uint32_t>((call.count() + 1) / 2));
  for (std::size_t i = 0; i < call.count(); i += 2) {
    Value value = i + 1 < call.count() ? or_nil(call[i + 1]) : Value::of(std::string_view());
    made->set(key_text(call, call[i]), value, call.arena(), call[i].origin);
  }
  return Value::of(made);
}

Value run_get(Call& call) {
  const Value* found = find(call[0], call[1].text());
  return found == nullptr ? Value::of(std::string_view()) : *found;
}

Value run_set(Call& call) {
  Map* map = map_of(call[0]);
  if (map == nullptr) return call.fail("assignment to entry in nil map");
  map->set(call[1].text(), or_nil(call[2]), call.arena(), call[1].origin);
  return plain_map(call[0]);
}

Value run_unset(Call& call) {
  if (Map* map = map_of(call[0])) map->remove(call[1].text());
  return plain_map(call[0]);
}

Value run_has_key(Call& call) { return Value::of(find(call[0], call[1].text()) != nullptr); }

Value run_pluck(Call& call) {
  Value* items = call.arena().allocate_array<Value>(call.count());
  std::size_t count = 0;
  for (std::size_t i = 1; i < call.count(); ++i)
    if (const Value* found = find(call[i], call[0].text())) items[count++] = *found;
  return Value::of(std::span<const Value>(items, count));
}

Value run_keys(Call& call) {
  std::size_t total = 0;
  for (const Value& map : call.args()) total += entries_of(map).size();
  Value* items = call.arena().allocate_array<Value>(total);
  std::size_t count = 0;
  for (const Value& map : call.args()) {
    for (const MapEntry& entry : entries_of(map)) {
      items[count] = Value::of(entry.key);
      items[count++].origin = entry.key_origin;
    }
  }
  return Value::of(std::span<const Value>(items, total), Type::StringList);
}

Value run_values(Call& call) {
  std::span<const MapEntry> entries = entries_of(call[0]);
  Value* items = call.arena().allocate_array<Value>(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) items[i] = entries[i].value;
  return Value::of(std::span<const Value>(items, entries.size()));
}

Value picked(Call& call, bool wanted) {
  std::span<const MapEntry> entries = entries_of(call[0]);
  Map* made = make_map(call.arena(), static_cast<std::uint32_t>(entries.size()));
  std::span<const Value> keys = call.args().subspan(1);
  for (const MapEntry& entry : entries) {
    bool is_named = std::ranges::any_of(keys, [&](const Value& key) { return key.text() == entry.key; });
    if (is_named == wanted) made->set(entry.key, entry.value, call.arena(), entry.key_origin);
  }
  return new_map(made, call[0]);
}

Value run_pick(Call& call) { return picked(call, true); }
Value run_omit(Call& call) { return picked(call, false); }

/// The maps from left to right into the first one. None: it failed with that message.
std::optional<std::string> merge_all(Call& call, bool overwrite, Value& result) {
  result = plain_map(call[0]);
  for (std::size_t i = 1; i < call.count(); ++i) {
    const Map* from = map_of(call[i]);
    if (from == nullptr) continue;
    if (result.map == nullptr) result.map = make_map(call.arena());
    if (auto problem = merge_maps(*result.map, *from, overwrite, call.arena())) return problem;
  }
  return std::nullopt;
}

Value merged(Call& call, bool overwrite) {
  Value result;
  auto problem = merge_all(call, overwrite, result);
  if (!problem) return result;
  return *problem == kAtOdds ? Value::of(std::string_view()) : call.fail(*problem);
}

Value must_merged(Call& call, bool overwrite) {
  Value result;
  auto problem = merge_all(call, overwrite, result);
  return problem ? call.fail(*problem) : result;
}

Value run_merge(Call& call) { return merged(call, false); }
Value run_must_merge(Call& call) { return must_merged(call, false); }
Value run_merge_overwrite(Call& call) { return merged(call, true); }
Value run_must_merge_overwrite(Call& call) { return must_merged(call, true); }

Value wrong_type(Call& call, const Value& value, std::string_view wanted) {
  std::string type = value.is_nothing() ? "nil" : std::string(go_type(value));
  return call.fail("interface conversion: interface {} is " + type + ", not " + std::string(wanted));
}

Value run_dig(Call& call) {
  if (call.count() < 3) return call.fail("dig needs at least three arguments");
  constexpr std::string_view kMap = "map[string]interface {}";
  auto is_plain = [](const Value& value) { return value.kind == Kind::Map && value.type == Type::Default; };
  std::size_t keys = call.count() - 2;
  const Value* at = &call[call.count() - 1];
  if (!is_plain(*at)) return wrong_type(call, *at, kMap);
  for (std::size_t i = 0; i < keys; ++i)
    if (!call[i].is_string()) return wrong_type(call, call[i], "string");
  for (std::size_t i = 0; i < keys; ++i) {
    if (!is_plain(*at)) return wrong_type(call, *at, kMap);
    at = find(*at, call[i].text());
    if (at == nullptr) return or_nil(call[keys]);
  }
  return *at;
}

Value run_deep_copy(Call& call) {
  if (call[0].is_nothing()) return call.fail("reflect: call of reflect.Value.Type on zero Value");
  if (is_too_large_to_walk(call[0])) return call.fail(std::string(kTooManyEntries));
  return deep_copy(call[0], call.arena());
}

constexpr Argument kPairs[] = {{"keys_and_values"}};
constexpr Argument kMapAndKey[] = {{"map", Param::AnyMap}, {"key", Param::String}};
constexpr Argument kSet[] = {{"map", Param::AnyMap}, {"key", Param::String}, {"value"}};
constexpr Argument kMapAndKeys[] = {{"map", Param::AnyMap}, {"keys", Param::String}};
constexpr Argument kKeyAndMaps[] = {{"key", Param::String}, {"maps", Param::AnyMap}};
constexpr Argument kMap[] = {{"map", Param::AnyMap}};
constexpr Argument kMaps[] = {{"maps", Param::AnyMap}};
constexpr Argument kMerge[] = {{"into", Param::AnyMap}, {"from", Param::AnyMap}};
constexpr Argument kDig[] = {{"keys_default_and_map"}};
constexpr Argument kValue[] = {{"value"}};

constexpr Function record(std::string_view name, std::span<const Argument> arguments, bool is_variadic,
                          std::string_view doc, Example example, Value (*run)(Call&), std::string_view same_as = {}) {
  return {.name = name,
          .group = Group::Sprig,
          .topic = "dictionaries",
          .arguments = arguments,
          .is_variadic = is_variadic,
          .treatment = Treatment::Same,
          .doc = doc,
          .example = example,
          .same_as = same_as,
          .run = run};
}

constexpr Function kFunctions[] = {
    record("dict", kPairs, true,
           "A map of keys and values in turn; the last key may stand without a value, which is \"\".",
           {R"({{ dict "a" 1 "b" 2 }})", "map[a:1 b:2]"}, run_dict),
    record("get", kMapAndKey, false, "The value under the key; \"\" when there is none.",
           {R"({{ get (dict "a" 1) "a" }})", "1"}, run_get),
    record("set", kSet, false, "Puts the value into the map, for everyone who has it, and gives the map.",
           {R"({{ set (dict "a" 1) "b" 2 }})", "map[a:1 b:2]"}, run_set),
    record("unset", kMapAndKey, false, "Takes the key out of the map, for everyone who has it, and gives the map.",
           {R"({{ unset (dict "a" 1 "b" 2) "a" }})", "map[b:2]"}, run_unset),
    record("hasKey", kMapAndKey, false, "Whether the map has the key, whatever its value is.",
           {R"({{ hasKey (dict "a" nil) "a" }})", "true"}, run_has_key),
    record("pluck", kKeyAndMaps, true, "The values under the key in those maps that have it.",
           {R"({{ pluck "a" (dict "a" 1) (dict "b" 2) (dict "a" 3) }})", "[1 3]"}, run_pluck),
    record("keys", kMaps, true, "The keys of the maps, one map after the other, each sorted.",
           {R"({{ keys (dict "b" 1 "a" 2) }})", "[a b]"}, run_keys),
    record("values", kMap, false, "The values of the map, sorted by their keys.",
           {R"({{ values (dict "b" 1 "a" 2) }})", "[2 1]"}, run_values),
    record("pick", kMapAndKeys, true, "A map of only those keys.", {R"({{ pick (dict "a" 1 "b" 2) "a" }})", "map[a:1]"},
           run_pick),
    record("omit", kMapAndKeys, true, "A map without those keys.", {R"({{ omit (dict "a" 1 "b" 2) "a" }})", "map[b:2]"},
           run_omit),
    record(
        "merge", kMerge, true,
        "Puts what the other maps have into the first one, where that has nothing or something empty (null, false, 0, "
        "\"\"), and gives it. Maps in maps are merged too.",
        {R"({{ merge (dict "a" 1) (dict "a" 2 "b" 3) }})", "map[a:1 b:3]"}, run_merge),
    record("mustMerge", kMerge, true, "The same as merge, but fails when the maps can't be merged.",
           {R"({{ mustMerge (dict "a" 1) (dict "a" 2 "b" 3) }})", "map[a:1 b:3]"}, run_must_merge),
    record(
        "mergeOverwrite", kMerge, true,
        "Puts what the other maps have into the first one, in place of what that has, and gives it. Maps in maps are "
        "merged too.",
        {R"({{ mergeOverwrite (dict "a" 1) (dict "a" 2 "b" 3) }})", "map[a:2 b:3]"}, run_merge_overwrite),
    record("mustMergeOverwrite", kMerge, true, "The same as mergeOverwrite, but fails when the maps can't be merged.",
           {R"({{ mustMergeOverwrite (dict "a" 1) (dict "a" 2 "b" 3) }})", "map[a:2 b:3]"}, run_must_merge_overwrite),
    record("dig", kDig, true,
           "Follows the keys into maps in maps, which come last; the default, which stands before them, when a key is "
           "missing. Fails on what is no map on the way.",
           {R"({{ dict "a" (dict "b" 1) | dig "a" "b" "none" }})", "1"}, run_dig),
    record("deepCopy", kValue, false,
           "A copy of the value and of all maps and lists in it, which `set` can change alone.",
           {R"({{ deepCopy (dict "a" (list 1)) }})", "map[a:[1]]"}, run_deep_copy),
    record("mustDeepCopy", kValue, false, "The same as deepCopy.",
           {R"({{ mustDeepCopy (dict "a" (list 1)) }})", "map[a:[1]]"}, run_deep_copy, "deepCopy"),
};

}  // namespace

std::span<const Function> dictionary_functions() { return kFunctions; }

}  // namespace pave::lang::gotemplate
