// eq ge gt le lt ne (text/template/funcs.go).
#include <expected>
#include <string>

#include <fmt/format.h>

#include "lang/gotemplate/builtins/go.h"
#include "lang/gotemplate/print.h"
#include "lang/object.h"

namespace pave::lang::gotemplate {
namespace {

constexpr std::string_view kTopic = "comparison";
constexpr std::string_view kBadType = "invalid type for comparison";

using Truth = std::expected<bool, std::string>;

bool is_text(const Value& value) { return value.is(Kind::String) && value.type != Type::Bytes; }

/// Go compares only these with < and ==; all others are of no basic kind.
bool is_basic(const Value& value) {
  switch (value.kind) {
    case Kind::Bool:
    case Kind::Int:
    case Kind::Uint:
    case Kind::Float:
    case Kind::Complex: return true;
    default: return is_text(value);
  }
}

bool same_basic_kind(const Value& one, const Value& other) {
  return one.kind == other.kind && is_basic(one) == is_basic(other);
}

Truth incompatible(const Value& one, const Value& other) {
  return std::unexpected(fmt::format("incompatible types for comparison: {} and {}", go_type(one), go_type(other)));
}

bool is_nil(const Value& value) {
  if (value.is_nothing()) return true;
  if (value.is(Kind::Map)) return value.map == nullptr;
  return (value.flags & Value::kNilList) != 0;
}

std::string shown(std::string_view format, const Value& value) {
  std::string out;
  print_format(format, std::span(&value, 1), out);
  return out;
}

/// Values of which neither is a number, a string or a bool.
Truth same_other(const Value& one, const Value& other) {
  if (go_kind(one) != go_kind(other) && !one.is_nothing() && !other.is_nothing())
    return std::unexpected(fmt::format("non-comparable types {}: {}, {}: {}", shown("%s", one), go_type(one),
                                       go_type(other), shown("%v", other)));
  if (is_nil(one) || is_nil(other)) return is_nil(one) == is_nil(other);
  if (!other.is(Kind::Object) || other.object->kind_name() == "map" || other.object->kind_name() == "slice")
    return std::unexpected(fmt::format("non-comparable type {}: {}", shown("%s", other), go_type(other)));
  if (one.object == other.object) return true;
  return one.object->kind_name() == "struct" && go_type(one) == go_type(other) &&
         shown("%v", one) == shown("%v", other);
}

Truth is_equal(const Value& one, const Value& other) {
  if (one.is(Kind::Int) && other.is(Kind::Uint))
    return one.integer >= 0 && static_cast<std::uint64_t>(one.integer) == other.natural;
  if (one.is(Kind::Uint) && other.is(Kind::Int))
    return other.integer >= 0 && static_cast<std::uint64_t>(other.integer) == one.natural;
  bool are_basic = is_basic(one) && is_basic(other);
  if (!is_basic(one) && !is_basic(other)) return same_other(one, other);
  if (!are_basic || !same_basic_kind(one, other)) {
    if (one.is_nothing() || other.is_nothing()) return false;
    return incompatible(one, other);
  }
  switch (one.kind) {
    case Kind::Bool: return one.truth == other.truth;
    case Kind::Int: return one.integer == other.integer;
    case Kind::Uint: return one.natural == other.natural;
    case Kind::Float: return one.number == other.number;
    case Kind::Complex: return one.complex[0] == other.complex[0] && one.complex[1] == other.complex[1];
    default: return one.text() == other.text();
  }
}

Truth is_less(const Value& one, const Value& other) {
  if (!is_basic(one) || !is_basic(other)) return std::unexpected(std::string(kBadType));
  if (one.is(Kind::Int) && other.is(Kind::Uint))
    return one.integer < 0 || static_cast<std::uint64_t>(one.integer) < other.natural;
  if (one.is(Kind::Uint) && other.is(Kind::Int))
    return other.integer >= 0 && one.natural < static_cast<std::uint64_t>(other.integer);
  if (one.kind != other.kind) return incompatible(one, other);
  switch (one.kind) {
    case Kind::Int: return one.integer < other.integer;
    case Kind::Uint: return one.natural < other.natural;
    case Kind::Float: return one.number < other.number;
    case Kind::String: return one.text() < other.text();
    default: return std::unexpected(std::string(kBadType));
  }
}

Truth is_less_or_equal(const Value& one, const Value& other) {
  Truth less = is_less(one, other);
  if (!less || *less) return less;
  return is_equal(one, other);
}

Value answer(Call& call, const Truth& truth, bool wanted) {
  if (!truth) return call.fail(truth.error());
  return Value::of(*truth == wanted);
}

Value eq(Call& call) {
  if (call.count() < 2) return call.fail("missing argument for comparison");
  for (const Value& other : call.args().subspan(1)) {
    Truth truth = is_equal(call[0], other);
    if (!truth || *truth) return answer(call, truth, true);
  }
  return Value::of(false);
}

Value ne(Call& call) { return answer(call, is_equal(call[0], call[1]), false); }
Value lt(Call& call) { return answer(call, is_less(call[0], call[1]), true); }
Value ge(Call& call) { return answer(call, is_less(call[0], call[1]), false); }
Value le(Call& call) { return answer(call, is_less_or_equal(call[0], call[1]), true); }
Value gt(Call& call) { return answer(call, is_less_or_equal(call[0], call[1]), false); }

constexpr Argument kTwo[] = {{"one", Param::Reflect}, {"other", Param::Reflect}};
constexpr Argument kMany[] = {{"one", Param::Reflect}, {"others", Param::Reflect}};

constexpr Function comparison(std::string_view name, std::string_view doc, Example example, Value (*run)(Call&)) {
  return {
      .name = name, .group = Group::Go, .topic = kTopic, .arguments = kTwo, .doc = doc, .example = example, .run = run};
}

constexpr Function kFunctions[] = {
    {.name = "eq",
     .group = Group::Go,
     .topic = kTopic,
     .arguments = kMany,
     .is_variadic = true,
     .doc =
         "Whether the first argument equals one of the others. Fails when their types can't be compared: 1 and 1.0, a "
         "number and a string, two lists.",
     .example = {R"({{ eq "a" "b" "a" }})", "true"},
     .run = eq},
    comparison("ge", "Whether the first number or string is not below the second.", {"{{ ge 2 2 }}", "true"}, ge),
    comparison("gt", "Whether the first number or string is above the second.", {"{{ gt 2 1 }}", "true"}, gt),
    comparison("le", "Whether the first number or string is not above the second.", {"{{ le 2 1 }}", "false"}, le),
    comparison("lt", "Whether the first number or string is below the second. Fails on other types, and on two types.",
               {R"({{ lt "a" "b" }})", "true"}, lt),
    comparison("ne", "Whether the arguments differ. Fails where eq does.", {"{{ ne 1 2 }}", "true"}, ne),
};

}  // namespace

std::span<const Function> go_comparisons() { return kFunctions; }

}  // namespace pave::lang::gotemplate
