#include "kube/crd/value.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/float_text.h"
#include "base/utf8.h"

namespace pave::kube::crd {
namespace {

using doc::Kind;
using doc::Node;

std::optional<std::int64_t> read_integer(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  std::int64_t value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

double special_float(std::string_view text) {
  bool negative = text.starts_with('-');
  if (text.ends_with("nan") || text.ends_with("NaN") || text.ends_with("NAN"))
    return std::numeric_limits<double>::quiet_NaN();
  double infinity = std::numeric_limits<double>::infinity();
  return negative ? -infinity : infinity;
}

std::weak_ordering compare_children(const Node& a, const Node& b) {
  auto left = a.children();
  auto right = b.children();
  for (std::size_t i = 0; i < left.size() && i < right.size(); ++i)
    if (auto order = compare_values(left[i], right[i]); order != 0) return order;
  return left.size() <=> right.size();
}

std::vector<const Node*> by_key(const Node& map) {
  std::vector<const Node*> out;
  out.reserve(map.size);
  for (const Node& child : map.children()) out.push_back(&child);
  std::ranges::sort(out, {}, [](const Node* node) { return node->key(); });
  return out;
}

std::weak_ordering compare_maps(const Node& a, const Node& b) {
  if (a.size != b.size) return a.size <=> b.size;
  if (a.first == b.first) return std::weak_ordering::equivalent;
  std::vector<const Node*> left = by_key(a);
  std::vector<const Node*> right = by_key(b);
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (auto order = left[i]->key() <=> right[i]->key(); order != 0) return order;
    if (auto order = compare_values(*left[i], *right[i]); order != 0) return order;
  }
  return std::weak_ordering::equivalent;
}

/// The text that Go makes of an integer that it converts to a string: the character of that number.
std::string character(std::int64_t code) {
  bool is_scalar = code >= 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  std::string out;
  base::append_utf8(is_scalar ? static_cast<std::uint32_t>(code) : 0xfffd, out);
  return out;
}

/// Two numbers in one, in which their order counts; the multiplications are those of splitmix64.
std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  std::uint64_t x = a * 0x9e3779b97f4a7c15ULL + b;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

std::uint64_t hash_text(std::string_view text) { return std::hash<std::string_view>()(text); }

/// Go's conversion cuts the fraction off; beyond 64 bits it gives the smallest integer on the usual machines.
std::int64_t truncated(double value) {
  constexpr double kLimit = 9223372036854775808.0;
  if (std::isnan(value) || value >= kLimit || value < -kLimit) return std::numeric_limits<std::int64_t>::min();
  return static_cast<std::int64_t>(value);
}

}  // namespace

Number read_number(const Node& node) {
  std::string_view text = node.text();
  if (node.kind == Kind::Int)
    if (auto integer = read_integer(text)) return {true, *integer, static_cast<double>(*integer)};
  auto real = base::parse_float(text.starts_with('+') ? text.substr(1) : text);
  if (!real) return {false, 0, special_float(text)};
  return {false, 0, *real};
}

ValueType type_of(const Node& node) {
  switch (node.kind) {
    case Kind::Null: return ValueType::Null;
    case Kind::Bool: return ValueType::Boolean;
    case Kind::Int:
    case Kind::Float: return read_number(node).is_integer ? ValueType::Integer : ValueType::Float;
    case Kind::String: return ValueType::String;
    case Kind::List: return ValueType::List;
    case Kind::Map: return ValueType::Map;
  }
  return ValueType::Null;
}

std::weak_ordering compare_values(const Node& a, const Node& b) {
  ValueType type = type_of(a);
  if (auto order = type <=> type_of(b); order != 0) return order;
  switch (type) {
    case ValueType::Null: return std::weak_ordering::equivalent;
    case ValueType::Boolean: return a.truth() <=> b.truth();
    case ValueType::Integer: return read_number(a).integer <=> read_number(b).integer;
    case ValueType::Float: {
      double left = read_number(a).real;
      double right = read_number(b).real;
      return left < right   ? std::weak_ordering::less
             : right < left ? std::weak_ordering::greater
                            : std::weak_ordering::equivalent;
    }
    case ValueType::String: return a.text() <=> b.text();
    case ValueType::List: return compare_children(a, b);
    case ValueType::Map: return compare_maps(a, b);
  }
  return std::weak_ordering::equivalent;
}

std::uint64_t hash_value(const Node& node) {
  ValueType type = type_of(node);
  auto kind = static_cast<std::uint64_t>(type);
  switch (type) {
    case ValueType::Null: return mixed(kind, 0);
    case ValueType::Boolean: return mixed(kind, node.truth() ? 1 : 0);
    case ValueType::Integer: return mixed(kind, static_cast<std::uint64_t>(read_number(node).integer));
    // 0 is the same as -0.
    case ValueType::Float: return mixed(kind, std::bit_cast<std::uint64_t>(read_number(node).real + 0.0));
    case ValueType::String: return mixed(kind, hash_text(node.text()));
    case ValueType::List: {
      std::uint64_t hash = mixed(kind, node.size);
      for (const Node& item : node.children()) hash = mixed(hash, hash_value(item));
      return hash;
    }
    case ValueType::Map: {
      std::uint64_t sum = node.size;
      for (const Node& child : node.children()) sum += mixed(hash_text(child.key()), hash_value(child));
      return mixed(kind, sum);
    }
  }
  return 0;
}

bool is_enum_value(const Node& value, const Node& allowed) {
  if (value.is_null() || allowed.is_null()) return false;
  ValueType type = type_of(value);
  ValueType wanted = type_of(allowed);
  if (type == wanted) return same_value(value, allowed);
  if (type == ValueType::Integer && wanted == ValueType::Float)
    return read_number(value).real == read_number(allowed).real;
  if (type == ValueType::Float && wanted == ValueType::Integer)
    return truncated(read_number(value).real) == read_number(allowed).integer;
  if (type == ValueType::Integer && wanted == ValueType::String)
    return character(read_number(value).integer) == allowed.text();
  return false;
}

}  // namespace pave::kube::crd
