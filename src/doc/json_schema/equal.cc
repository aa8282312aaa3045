#include <functional>
#include <unordered_map>

#include "doc/json_schema/validator.h"

namespace pave::doc::json_schema {
namespace {

bool is_number(const Node& node) { return node.is(doc::Kind::Int) || node.is(doc::Kind::Float); }

std::size_t mix(std::size_t hash, std::size_t other) { return (hash ^ other) * 0x9e3779b97f4a7c15U + (hash >> 29); }

/// The same for equal values.
std::size_t hash_of(const Node& node) {
  std::hash<std::string_view> text_hash;
  switch (node.kind) {
    case doc::Kind::Null: return 2;
    case doc::Kind::Bool: return node.truth() ? 3 : 4;
    case doc::Kind::String: return mix(5, text_hash(node.text()));
    case doc::Kind::Int:
    case doc::Kind::Float: {
      auto number = parse_decimal(node.text());
      if (!number) return 6;
      return mix(mix(7, text_hash(number->digits)), static_cast<std::size_t>(number->exponent));
    }
    case doc::Kind::List: {
      std::size_t hash = 8;
      for (const Node& child : node.children()) hash = mix(hash, hash_of(child));
      return hash;
    }
    case doc::Kind::Map: {
      // A sum, because the order of keys says nothing.
      std::size_t hash = 9;
      for (const Node& child : node.children()) hash += mix(text_hash(child.key()), hash_of(child));
      return hash;
    }
  }
  return 0;
}

}  // namespace

bool equal(const Node& one, const Node& other) {
  if (is_number(one) && is_number(other)) {
    auto number = parse_decimal(one.text());
    auto other_number = parse_decimal(other.text());
    return number && other_number && *number == *other_number;
  }
  if (one.kind != other.kind) return false;
  switch (one.kind) {
    case doc::Kind::Null: return true;
    case doc::Kind::Bool: return one.truth() == other.truth();
    case doc::Kind::String: return one.text() == other.text();
    case doc::Kind::List:
      if (one.size != other.size) return false;
      for (std::uint32_t i = 0; i < one.size; ++i)
        if (!equal(one.children()[i], other.children()[i])) return false;
      return true;
    case doc::Kind::Map: {
      if (one.size != other.size) return false;
      KeyIndex index(other);
      for (const Node& child : one.children()) {
        const Node* same = index.find(child.key());
        if (same == nullptr || !equal(child, *same)) return false;
      }
      return true;
    }
    default: return false;
  }
}

Pair find_equal(const Node& list) {
  constexpr std::size_t kFew = 20;
  auto items = list.children();
  if (items.size() <= kFew) {
    for (std::size_t i = 1; i < items.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (equal(items[i], items[j])) return {static_cast<std::int64_t>(j), static_cast<std::int64_t>(i)};
    return {};
  }
  std::unordered_multimap<std::size_t, std::size_t> seen;
  for (std::size_t i = 0; i < items.size(); ++i) {
    std::size_t hash = hash_of(items[i]);
    auto [begin, end] = seen.equal_range(hash);
    for (auto at = begin; at != end; ++at)
      if (equal(items[i], items[at->second]))
        return {static_cast<std::int64_t>(at->second), static_cast<std::int64_t>(i)};
    seen.emplace(hash, i);
  }
  return {};
}

std::uint8_t type_of(const Node& node) {
  switch (node.kind) {
    case doc::Kind::Null: return kNull;
    case doc::Kind::Bool: return kBoolean;
    case doc::Kind::Int: return kNumber;
    case doc::Kind::Float: return parse_decimal(node.text()) ? kNumber : 0;
    case doc::Kind::String: return kString;
    case doc::Kind::List: return kArray;
    case doc::Kind::Map: return kObject;
  }
  return 0;
}

bool is_integer(const Node& node) {
  if (!is_number(node)) return false;
  auto number = parse_decimal(node.text());
  return number && number->is_integer();
}

std::string_view type_name(std::uint8_t type) {
  switch (type) {
    case kNull: return "null";
    case kBoolean: return "boolean";
    case kNumber: return "number";
    case kInteger: return "integer";
    case kString: return "string";
    case kArray: return "array";
    case kObject: return "object";
    default: return "";
  }
}

}  // namespace pave::doc::json_schema
