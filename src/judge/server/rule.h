#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "judge/server/value.h"
#include "kube/schema/fields.h"

namespace pave::judge::server {

/// Names of fields: `f::containers`.
namespace f = kube::fields;

/// What to do about a change that an existing object does not take.
inline constexpr std::string_view kReplaceHelp =
    "write the old value back, or delete the object and create it anew: it must be replaced";

struct Action;
struct Rule;
/// The rules of one type of the API, `kContainerPort` for example: read from top to bottom, the field on the left, what
/// must hold on the right.
using Table = std::span<const Rule>;
/// A rule that spans fields, or a whole type whose rules live in another file.
using Function = void (*)(Value);

/// A form that texts must have.
struct Format {
  bool (*fits)(std::string_view);
  std::string_view what;  ///< `a DNS label`, behind "is not "
  std::string_view help;  ///< what to write instead
};

/// What must hold for a value. The makers below are the vocabulary of the tables.
struct Action {
  void (*run)(Value, const Action&) = nullptr;
  bool when_missing = false;  ///< run for what is not written, too
  std::int64_t low = 0;
  std::int64_t high = 0;
  Function function = nullptr;
  const Format* format = nullptr;
  std::span<const std::string_view> texts = {};
  std::string_view text = {};
  const Rule* rules = nullptr;
  std::size_t rule_count = 0;
};

/// The field (kWhole: the map itself), the action, and the minor versions of Kubernetes where the rule holds.
struct Rule {
  doc::Symbol field;
  Action action;
  std::uint8_t since = 0;
  std::uint8_t until = 255;  ///< the last one
};
inline constexpr doc::Symbol kWhole = doc::kNoSymbol;

/// Applies a table to a map, in its order. A map that isn't written has no fields: only rules that look at missing ones
/// speak.
void judge(Value map, Table table);

namespace actions {
void call(Value, const Action&);
void apply_table(Value, const Action&);
void apply_to_each(Value, const Action&);
void call_for_each(Value, const Action&);
void check_required(Value, const Action&);
void check_range(Value, const Action&);
void check_format(Value, const Action&);
void check_pointed(Value, const Action&);
void check_keys(Value, const Action&);
void check_one_of(Value, const Action&);
void check_length(Value, const Action&);
void check_count(Value, const Action&);
void check_immutable(Value, const Action&);
void check_forbidden(Value, const Action&);
void check_absent(Value, const Action&);
void check_unique(Value, const Action&);
}  // namespace actions

/// The field must be there: an empty text or list is nothing (server/required).
constexpr Action required() { return {.run = actions::check_required, .when_missing = true}; }
/// A number between the two, both included (server/out-of-range). Not written is fine; see required_range().
constexpr Action range(std::int64_t low, std::int64_t high) {
  return {.run = actions::check_range, .low = low, .high = high};
}
/// The same for a number that is 0 when it isn't written.
constexpr Action required_range(std::int64_t low, std::int64_t high) {
  return {.run = actions::check_range, .when_missing = true, .low = low, .high = high};
}
constexpr Action at_least(std::int64_t low) { return range(low, INT64_MAX); }
/// A text of that form (server/bad-format). An empty text is left to required(). For a list: each of its texts.
constexpr Action formatted(const Format& format) { return {.run = actions::check_format, .format = &format}; }
/// The same for a text that is a pointer to the server: an empty one must have that form, too.
constexpr Action pointed(const Format& format) { return {.run = actions::check_pointed, .format = &format}; }
/// The keys of a map have that form; the server names the map's entry (server/bad-format).
constexpr Action keys(const Format& format) { return {.run = actions::check_keys, .format = &format}; }
/// One of these texts (server/bad-value); an empty text is left to required(). The array must be constant.
constexpr Action one_of(std::span<const std::string_view> texts) {
  return {.run = actions::check_one_of, .texts = texts};
}
/// At most so many bytes (server/too-long).
constexpr Action at_most_bytes(std::int64_t most) { return {.run = actions::check_length, .high = most}; }
/// At most so many items or entries (server/too-many).
constexpr Action at_most_items(std::int64_t most) { return {.run = actions::check_count, .high = most}; }
/// Must not be written, nor be other than empty, zero or false (server/forbidden); `help` says why or what to do.
constexpr Action forbidden(std::string_view help) { return {.run = actions::check_forbidden, .text = help}; }
/// Must not be written, not even as an empty map: to the server it is a pointer (server/forbidden).
constexpr Action absent(std::string_view help) { return {.run = actions::check_absent, .text = help}; }
/// Can't change once the object exists (server/immutable); looks at nothing when an object is created.
constexpr Action immutable() { return {.run = actions::check_immutable, .when_missing = true}; }
/// No text stands twice in the list (server/duplicate, at the second one).
constexpr Action unique() { return {.run = actions::check_unique}; }
/// The rules of a map; not for one that isn't written.
constexpr Action within(Table table) {
  return {.run = actions::apply_table, .rules = table.data(), .rule_count = table.size()};
}
/// The rules of a map even when it isn't written: then it is an empty one to the server.
constexpr Action within_always(Table table) {
  return {.run = actions::apply_table, .when_missing = true, .rules = table.data(), .rule_count = table.size()};
}
/// The rules of each item of a list, or of each value of a map with free keys.
constexpr Action each(Table table) {
  return {.run = actions::apply_to_each, .rules = table.data(), .rule_count = table.size()};
}
constexpr Action each(Function function) { return {.run = actions::call_for_each, .function = function}; }
/// A function for the value, when it is written; or always.
constexpr Action must(Function function) { return {.run = actions::call, .function = function}; }
constexpr Action must_always(Function function) {
  return {.run = actions::call, .when_missing = true, .function = function};
}

}  // namespace pave::judge::server
