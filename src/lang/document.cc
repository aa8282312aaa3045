#include "lang/document.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "base/base64.h"
#include "base/float_text.h"
#include "doc/reader.h"
#include "lang/json.h"
#include "lang/object.h"

namespace pave::lang {
namespace {

Value number_of(const doc::Node& node, Numbers numbers) {
  std::string_view text = node.text();
  if (node.kind == doc::Kind::Int) {
    const char* end = text.data() + text.size();
    std::int64_t integer = 0;
    std::uint64_t natural = 0;
    if (std::from_chars(text.data(), end, integer).ec == std::errc())
      return numbers == Numbers::Exact ? Value::of_int(integer, Type::Int64)
                                       : Value::of_float(static_cast<double>(integer));
    if (std::from_chars(text.data(), end, natural).ec == std::errc())
      return numbers == Numbers::Exact ? Value::of_uint(natural, Type::Uint64)
                                       : Value::of_float(static_cast<double>(natural));
  }
  return Value::of_float(base::parse_float(text).value_or(0));
}

class ValueMaker {
 public:
  /// `origins`: null when the tree's places are the origins.
  ValueMaker(Numbers numbers, const TextOrigins* origins, base::Arena& arena)
      : numbers_(numbers), origins_(origins), arena_(arena) {}

  Value make(const doc::Node& node) {
    Value made;
    switch (node.kind) {
      case doc::Kind::Null: made = Value::nil(); break;
      case doc::Kind::Bool: made = Value::of(node.truth()); break;
      case doc::Kind::Int:
      case doc::Kind::Float: made = number_of(node, numbers_); break;
      case doc::Kind::String: made = Value::of(node.text()); break;
      case doc::Kind::List: made = list(node); break;
      case doc::Kind::Map: made = map(node); break;
    }
    TextOrigins::Found found = find(node.origin);
    made.origin = found.origin;
    made.flags |= found.flags;
    return made;
  }

 private:
  TextOrigins::Found find(base::Origin place) const {
    if (origins_ == nullptr || !place.known()) return {place, 0};
    return origins_->at(place.place());
  }

  Value list(const doc::Node& node) {
    Value* items = arena_.allocate_array<Value>(node.size);
    for (std::uint32_t i = 0; i < node.size; ++i) items[i] = make(node.children()[i]);
    return Value::of(std::span<const Value>(items, node.size));
  }

  Value map(const doc::Node& node) {
    Map* made = make_map(arena_, node.size);
    bool sorted = true;
    for (std::uint32_t i = 0; i < node.size; ++i) {
      const doc::Node& child = node.children()[i];
      made->entries[i] = {child.key(), find(child.key_origin).origin, make(child)};
      sorted = sorted && (i == 0 || made->entries[i - 1].key < child.key());
    }
    made->size = node.size;
    if (!sorted) fill_map(*made, made->all(), arena_);
    return Value::of(made);
  }

  Numbers numbers_;
  const TextOrigins* origins_;
  base::Arena& arena_;
};

void set_text(doc::Node& node, doc::Kind kind, std::string_view text) {
  node.kind = kind;
  node.bytes = text.data();
  node.size = static_cast<std::uint32_t>(text.size());
}

std::string_view good_text(std::string_view text, base::Arena& arena) {
  std::string room;
  std::string_view good = valid_utf8(text, room);
  return good.data() == text.data() ? text : arena.copy(good);
}

template <typename Integer>
std::string_view decimal(Integer value, base::Arena& arena) {
  char room[24];
  auto [end, _] = std::to_chars(room, room + sizeof room, value);
  return arena.copy(std::string_view(room, static_cast<std::size_t>(end - room)));
}

doc::Node node_of(const Value& value, base::Arena& arena, int depth);

void set_children(doc::Node& node, const Value& value, base::Arena& arena, int depth) {
  if (value.kind == Kind::List) {
    node.kind = doc::Kind::List;
    node.size = value.size;
    doc::Node* children = arena.allocate_array<doc::Node>(value.size);
    for (std::uint32_t i = 0; i < value.size; ++i) children[i] = node_of(value.items[i], arena, depth + 1);
    node.first = children;
    return;
  }
  node.kind = doc::Kind::Map;
  node.size = value.map->size;
  doc::Node* children = arena.allocate_array<doc::Node>(node.size);
  for (std::uint32_t i = 0; i < node.size; ++i) {
    const MapEntry& entry = value.map->entries[i];
    children[i] = node_of(entry.value, arena, depth + 1);
    std::string_view key = good_text(entry.key, arena);
    children[i].key_bytes = key.data();
    children[i].key_size = static_cast<std::uint32_t>(key.size());
    children[i].key_origin = entry.key_origin;
  }
  node.first = children;
}

doc::Node node_of_object(const Object& object, base::Arena& arena, int depth) {
  std::string json;
  object.write_json(json);
  return node_of(read_json(arena.copy(std::string_view(json)), Numbers::Exact, {}, arena).value, arena, depth);
}

doc::Node node_of(const Value& value, base::Arena& arena, int depth) {
  doc::Node node;
  set_text(node, doc::Kind::Null, "null");
  bool is_nil = (value.flags & Value::kNilList) != 0 || (value.kind == Kind::Map && value.map == nullptr);
  if (depth > doc::kMaxDepth || is_nil) {
    node.origin = value.origin;
    return node;
  }
  switch (value.kind) {
    case Kind::Invalid:
    case Kind::Nil: break;
    case Kind::Bool: set_text(node, doc::Kind::Bool, value.truth ? "true" : "false"); break;
    case Kind::Int: set_text(node, doc::Kind::Int, decimal(value.integer, arena)); break;
    case Kind::Uint: set_text(node, doc::Kind::Int, decimal(value.natural, arena)); break;
    case Kind::Float: {
      std::string text = value.type == Type::Float32 ? base::go_float_text(static_cast<float>(value.number))
                                                     : base::go_float_text(value.number);
      set_text(node, doc::Kind::Float, arena.copy(std::string_view(text)));
      break;
    }
    case Kind::Complex: break;
    case Kind::String:
      if (value.type == Type::Bytes) {
        std::string text;
        base::encode_base64(value.text(), text);
        set_text(node, doc::Kind::String, arena.copy(std::string_view(text)));
      } else {
        set_text(node, doc::Kind::String, good_text(value.text(), arena));
      }
      break;
    case Kind::List:
    case Kind::Map: set_children(node, value, arena, depth); break;
    case Kind::Object: node = node_of_object(*value.object, arena, depth); break;
  }
  node.origin = value.origin;
  return node;
}

}  // namespace

void fill_map(Map& map, std::span<MapEntry> entries, base::Arena& arena) {
  std::stable_sort(entries.begin(), entries.end(), [](const MapEntry& a, const MapEntry& b) { return a.key < b.key; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (i + 1 == entries.size() || entries[i].key != entries[i + 1].key) entries[kept++] = entries[i];
  if (map.entries != entries.data()) map.entries = arena.copy(std::span<const MapEntry>(entries.first(kept))).data();
  map.size = map.capacity = static_cast<std::uint32_t>(kept);
}

Value from_document(const doc::Node& node, Numbers numbers, base::Arena& arena) {
  return ValueMaker(numbers, nullptr, arena).make(node);
}

Value from_document(const doc::Node& node, Numbers numbers, const TextOrigins& origins, base::Arena& arena) {
  return ValueMaker(numbers, &origins, arena).make(node);
}

doc::Node to_document(const Value& value, base::Arena& arena) { return node_of(value, arena, 0); }

}  // namespace pave::lang
