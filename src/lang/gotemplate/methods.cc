#include "lang/gotemplate/methods.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>

#include <fmt/format.h>

#include "base/duration.h"
#include "base/go_quote.h"
#include "lang/gotemplate/functions.h"
#include "lang/gotemplate/print.h"
#include "lang/object.h"

namespace pave::lang::gotemplate {
namespace {

constexpr std::array<std::string_view, 10> kDurationMethods = {
    "Abs", "Hours", "Microseconds", "Milliseconds", "Minutes", "Nanoseconds", "Round", "Seconds", "String", "Truncate"};
constexpr std::array<std::string_view, 3> kValuesMethods = {"AsMap", "Table", "YAML"};
constexpr Param kOneString[] = {Param::String};

std::span<const std::string_view> methods_of(const Value& value) {
  static constexpr std::string_view kOnlyString[] = {"String"};
  static constexpr std::string_view kOnlyHas[] = {"Has"};
  if (value.kind == Kind::Map && value.type == Type::Values) return kValuesMethods;
  if (value.kind == Kind::List && value.type == Type::VersionSet) return kOnlyHas;
  if (value.kind != Kind::Int) return {};
  if (value.type == Type::Duration) return kDurationMethods;
  if (value.type == Type::Month || value.type == Type::Weekday) return kOnlyString;
  return {};
}

Value printed(const Value& value, const Call& call) {
  std::string text;
  print_value(value, text);
  return call.text(text);
}

/// time.Duration.Round: to the nearest multiple, halves away from zero.
std::int64_t round_to(std::int64_t value, std::int64_t step) {
  if (step <= 0) return value;
  std::int64_t rest = value % step;
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  auto magnitude = static_cast<std::uint64_t>(rest < 0 ? -rest : rest);
  bool is_below_half = magnitude + magnitude < static_cast<std::uint64_t>(step);
  std::int64_t result = 0;
  if (value < 0) {
    if (is_below_half) return value - rest;
    return __builtin_sub_overflow(value, step + rest, &result) ? std::numeric_limits<std::int64_t>::min() : result;
  }
  if (is_below_half) return value - rest;
  return __builtin_add_overflow(value, step - rest, &result) ? kMost : result;
}

Value duration_method(std::int64_t value, std::string_view name, Call& call) {
  auto in = [&](std::int64_t unit) {
    return Value::of_float(static_cast<double>(value / unit) +
                           static_cast<double>(value % unit) / static_cast<double>(unit));
  };
  if (name == "String") return call.text(base::duration_text(std::chrono::nanoseconds(value)));
  if (name == "Nanoseconds") return Value::of_int(value, Type::Int64);
  if (name == "Microseconds") return Value::of_int(value / 1'000, Type::Int64);
  if (name == "Milliseconds") return Value::of_int(value / 1'000'000, Type::Int64);
  if (name == "Seconds") return in(1'000'000'000);
  if (name == "Minutes") return in(60'000'000'000);
  if (name == "Hours") return in(3'600'000'000'000);
  constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
  if (name == "Abs")
    return Value::of_int(value == kLeast ? std::numeric_limits<std::int64_t>::max() : std::abs(value), Type::Duration);
  if (call.count() != 1 || call[0].kind != Kind::Int || call[0].type != Type::Duration)
    return call.fail("expected time.Duration");
  std::int64_t step = call[0].integer;
  if (name == "Round") return Value::of_int(round_to(value, step), Type::Duration);
  return Value::of_int(step <= 0 ? value : value - value % step, Type::Duration);
}

/// common.Values.Table: a path with dots.
Value table(const Value& values, std::string_view path, Call& call) {
  Value found = values;
  for (bool more = true; more;) {
    std::size_t dot = path.find('.');
    more = dot != std::string_view::npos;
    std::string_view name = path.substr(0, dot);
    if (more) path.remove_prefix(dot + 1);
    const Value* inner = found.map == nullptr ? nullptr : found.map->find(name);
    if (inner == nullptr || inner->kind != Kind::Map || inner->type == Type::StringMap)
      return call.fail(base::go_quote(name) + " is not a table");
    found = *inner;
  }
  found.type = Type::Values;
  return found;
}

Value values_method(const Value& values, std::string_view name, Call& call) {
  if (name == "Table") return table(values, call[0].text(), call);
  if (name == "AsMap") {
    Value map = values;
    map.type = Type::Default;
    if (map.map == nullptr) map.map = make_map(call.arena());
    return map;
  }
  const Function* to_yaml = find_function("toYaml");
  if (to_yaml == nullptr) return call.text({});
  Call inner(call.host(), std::span(&values, 1), call.place(), call.frame());
  Value text = to_yaml->run(inner);
  if (inner.failed()) return call.fail(inner.message());
  return call.text(std::string(text.text()) + "\n");  // which toYaml takes off
}

}  // namespace

bool has_method(const Value& value, std::string_view name) {
  if (value.kind == Kind::Object) return value.object->has_method(name);
  if (name.empty() || name[0] < 'A' || name[0] > 'Y') return false;  // as keys of values mostly are
  std::span<const std::string_view> names = methods_of(value);
  return !names.empty() && std::ranges::find(names, name) != names.end();
}

std::optional<std::span<const Param>> method_parameters(const Value& value, std::string_view name) {
  if (value.kind == Kind::Object) return std::nullopt;
  if (name == "Table" || name == "Has") return kOneString;
  if (name == "Round" || name == "Truncate") return std::nullopt;
  return std::span<const Param>();
}

Value call_method(const Value& value, std::string_view name, Call& call) {
  if (value.kind == Kind::Object) return value.object->call(name, call);
  if (value.kind == Kind::Map) return values_method(value, name, call);
  if (value.kind == Kind::List)
    return Value::of(std::ranges::any_of(value.list(), [&](const Value& one) { return one.text() == call[0].text(); }));
  if (value.type == Type::Duration) return duration_method(value.integer, name, call);
  return printed(value, call);
}

}  // namespace pave::lang::gotemplate
