#include "judge/server/edited_node.h"

#include <algorithm>

#include "kube/schema/catalog.h"

namespace pave::judge::server {
namespace {

using doc::Node;

const Node* copy_with(base::Arena& arena, const Node& map, const Node* children, std::uint32_t count) {
  auto* copy = arena.allocate_array<Node>(1);
  *copy = map;
  copy->first = children;
  copy->size = count;
  return copy;
}

}  // namespace

const Node* with_field(base::Arena& arena, const Node& map, const Node& field) {
  auto* children = arena.allocate_array<Node>(map.size + 1);
  std::uint32_t count = 0;
  bool is_placed = false;
  for (const Node& child : map.children()) {
    bool is_it = child.key_symbol == field.key_symbol;
    children[count++] = is_it ? field : child;
    is_placed |= is_it;
  }
  if (!is_placed) children[count++] = field;
  return copy_with(arena, map, children, count);
}

const Node* without_fields(base::Arena& arena, const Node& map, std::span<const doc::Symbol> fields) {
  auto is_out = [&](const Node& child) { return std::ranges::find(fields, child.key_symbol) != fields.end(); };
  if (!map.is_map() || std::ranges::none_of(map.children(), is_out)) return &map;
  auto* children = arena.allocate_array<Node>(map.size);
  std::uint32_t count = 0;
  for (const Node& child : map.children())
    if (!is_out(child)) children[count++] = child;
  return copy_with(arena, map, children, count);
}

Node new_field(doc::Symbol name, doc::Kind kind) {
  std::string_view key = kube::schema::Catalog::builtin().names()[name];
  Node field;
  field.kind = kind;
  field.key_symbol = name;
  field.key_bytes = key.data();
  field.key_size = static_cast<std::uint32_t>(key.size());
  return field;
}

}  // namespace pave::judge::server
