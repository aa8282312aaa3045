#include "lang/value.h"

#include <algorithm>
#include <cassert>
#include <cstring>

#include "lang/object.h"
#include "lang/text.h"

namespace pave::lang {
namespace {

/// Index of the first entry whose key is not below the wanted one.
std::uint32_t place_of(const Map& map, std::string_view key) {
  std::uint32_t low = 0;
  std::uint32_t high = map.size;
  while (low < high) {
    std::uint32_t middle = low + (high - low) / 2;
    if (map.entries[middle].key < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

bool equal(const Value& one, const Value& other, int depth, std::size_t& count);

bool equal_maps(const Map* one, const Map* other, int depth, std::size_t& count) {
  if (one == other) return true;
  if (one == nullptr || other == nullptr || one->size != other->size) return false;
  for (std::uint32_t i = 0; i < one->size; ++i)
    if (one->entries[i].key != other->entries[i].key ||
        !equal(one->entries[i].value, other->entries[i].value, depth + 1, count))
      return false;
  return true;
}

bool equal(const Value& one, const Value& other, int depth, std::size_t& count) {
  if (one.kind != other.kind || one.type != other.type || depth > kMaxDepth || ++count > kMaxWalk) return false;
  switch (one.kind) {
    case Kind::Invalid:
    case Kind::Nil: return true;
    case Kind::Bool: return one.truth == other.truth;
    case Kind::Int: return one.integer == other.integer;
    case Kind::Uint: return one.natural == other.natural;
    case Kind::Float: return one.number == other.number;
    case Kind::Complex: return one.complex[0] == other.complex[0] && one.complex[1] == other.complex[1];
    case Kind::String: return one.text() == other.text();
    case Kind::List:
      return one.size == other.size && (one.flags & Value::kNilList) == (other.flags & Value::kNilList) &&
             std::equal(one.items, one.items + one.size, other.items,
                        [&](const Value& a, const Value& b) { return equal(a, b, depth + 1, count); });
    case Kind::Map: return equal_maps(one.map, other.map, depth, count);
    case Kind::Object:
      return one.object == other.object ||
             (one.object->type_name() == other.object->type_name() && one.object->equals(*other.object));
  }
  return false;
}

Value copy(const Value& value, base::Arena& arena, int depth, std::size_t& count) {
  if (depth > kMaxDepth || ++count > kMaxWalk) return value;
  Value made = value;
  if (value.kind == Kind::List && value.size > 0) {
    Value* items = arena.allocate_array<Value>(value.size);
    for (std::uint32_t i = 0; i < value.size; ++i) items[i] = copy(value.items[i], arena, depth + 1, count);
    made.items = items;
  } else if (value.kind == Kind::Map && value.map != nullptr) {
    Map* map = make_map(arena, value.map->size);
    for (std::uint32_t i = 0; i < value.map->size; ++i) {
      map->entries[i] = value.map->entries[i];
      map->entries[i].value = copy(value.map->entries[i].value, arena, depth + 1, count);
    }
    map->size = value.map->size;
    made.map = map;
  } else if (value.kind == Kind::Object) {
    made.object = value.object->copied(arena);
  }
  return made;
}

}  // namespace

const Value* Map::find(std::string_view key) const {
  std::uint32_t at = place_of(*this, key);
  return at < size && entries[at].key == key ? &entries[at].value : nullptr;
}

MapEntry* Map::find_entry(std::string_view key) {
  std::uint32_t at = place_of(*this, key);
  return at < size && entries[at].key == key ? &entries[at] : nullptr;
}

void Map::set(std::string_view key, const Value& value, base::Arena& arena, base::Origin key_origin) {
  // Documents are often sorted already: the end is looked at first.
  std::uint32_t at = size > 0 && entries[size - 1].key < key ? size : place_of(*this, key);
  if (at < size && entries[at].key == key) {
    entries[at].value = value;
    if (key_origin.known()) entries[at].key_origin = key_origin;
    return;
  }
  if (size == capacity) {
    std::uint32_t room = std::max<std::uint32_t>(4, capacity * 2);
    MapEntry* grown = arena.allocate_array<MapEntry>(room);
    std::copy(entries, entries + size, grown);
    entries = grown;
    capacity = room;
  }
  std::copy_backward(entries + at, entries + size, entries + size + 1);
  entries[at] = {key, key_origin, value};
  ++size;
}

bool Map::remove(std::string_view key) {
  std::uint32_t at = place_of(*this, key);
  if (at == size || entries[at].key != key) return false;
  std::copy(entries + at + 1, entries + size, entries + at);
  --size;
  return true;
}

Map* make_map(base::Arena& arena, std::uint32_t capacity) {
  Map* map = new (arena.allocate(sizeof(Map), alignof(Map))) Map;
  if (capacity > 0) {
    map->entries = arena.allocate_array<MapEntry>(capacity);
    map->capacity = capacity;
  }
  return map;
}

std::string_view go_type(const Value& value) {
  switch (value.kind) {
    case Kind::Invalid:
    case Kind::Nil: return "<nil>";
    case Kind::Bool: return "bool";
    case Kind::Int:
      switch (value.type) {
        case Type::Int8: return "int8";
        case Type::Int16: return "int16";
        case Type::Int32: return "int32";
        case Type::Int64: return "int64";
        case Type::Duration: return "time.Duration";
        case Type::Month: return "time.Month";
        case Type::Weekday: return "time.Weekday";
        default: return "int";
      }
    case Kind::Uint:
      switch (value.type) {
        case Type::Uint8: return "uint8";
        case Type::Uint16: return "uint16";
        case Type::Uint32: return "uint32";
        case Type::Uint64: return "uint64";
        default: return "uint";
      }
    case Kind::Float: return value.type == Type::Float32 ? "float32" : "float64";
    case Kind::Complex: return "complex128";
    case Kind::String: return value.type == Type::Bytes ? "[]uint8" : "string";
    case Kind::List:
      switch (value.type) {
        case Type::StringList: return "[]string";
        case Type::IntList: return "[]int";
        case Type::ListList: return "[][]interface {}";
        case Type::MapList: return "[]map[string]interface {}";
        case Type::VersionSet: return "common.VersionSet";
        default: return "[]interface {}";
      }
    case Kind::Map:
      switch (value.type) {
        case Type::StringMap: return "map[string]string";
        case Type::Values: return "common.Values";
        default: return "map[string]interface {}";
      }
    case Kind::Object: return value.object->type_name();
  }
  return "";
}

std::string_view go_kind(const Value& value) {
  switch (value.kind) {
    case Kind::Invalid:
    case Kind::Nil: return "invalid";
    case Kind::Int:
      switch (value.type) {
        case Type::Duration: return "int64";
        case Type::Month:
        case Type::Weekday: return "int";
        default: return go_type(value);
      }
    case Kind::String: return value.type == Type::Bytes ? "slice" : "string";
    case Kind::List: return "slice";
    case Kind::Map: return "map";
    case Kind::Object: return value.object->kind_name();
    default: return go_type(value);
  }
}

bool is_true(const Value& value) {
  switch (value.kind) {
    case Kind::Invalid:
    case Kind::Nil: return false;
    case Kind::Bool: return value.truth;
    case Kind::Int: return value.integer != 0;
    case Kind::Uint: return value.natural != 0;
    case Kind::Float: return value.number != 0;
    case Kind::Complex: return value.complex[0] != 0 || value.complex[1] != 0;
    case Kind::String:
    case Kind::List: return value.size > 0;
    case Kind::Map: return value.map != nullptr && value.map->size > 0;
    case Kind::Object: return value.object->is_true();
  }
  return false;
}

bool deep_equal(const Value& one, const Value& other) {
  std::size_t count = 0;
  return equal(one, other, 0, count);
}

Value deep_copy(const Value& value, base::Arena& arena) {
  std::size_t count = 0;
  return copy(value, arena, 0, count);
}

}  // namespace pave::lang
