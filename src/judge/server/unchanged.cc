#include "judge/server/unchanged.h"

#include "doc/key_index.h"

namespace pave::judge::server {
namespace {

using doc::Node;

bool is_empty(const Node* node) {
  return node == nullptr || node->is_null() || ((node->is_map() || node->is_list()) && node->size == 0);
}

bool identical(const Node* a, const Node* b) {
  if (is_empty(a) || is_empty(b)) return is_empty(a) && is_empty(b);
  if (a->kind != b->kind) return false;
  if (a->is_list()) {
    if (a->size != b->size) return false;
    for (std::uint32_t i = 0; i < a->size; ++i)
      if (!identical(&a->children()[i], &b->children()[i])) return false;
    return true;
  }
  if (!a->is_map()) return a->text() == b->text();
  doc::KeyIndex in_a(*a);
  doc::KeyIndex in_b(*b);
  for (const Node& child : a->children())
    if (!identical(&child, in_b.find(child.key()))) return false;
  for (const Node& child : b->children())
    if (in_a.find(child.key()) == nullptr && !is_empty(&child)) return false;
  return true;
}

}  // namespace

bool is_unchanged(const Value& value) { return identical(value.node(), value.old().node()); }

}  // namespace pave::judge::server
