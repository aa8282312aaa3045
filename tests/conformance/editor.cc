#include "tests/conformance/editor.h"

#include <charconv>

#include "kube/schema/catalog.h"

namespace pave::conformance {
namespace {

using doc::Node;

std::size_t position(const Node& node, const Node& step) {
  std::size_t index = 0;
  if (node.is_list()) {
    std::from_chars(step.text().data(), step.text().data() + step.size, index);
    return index;
  }
  for (const Node& child : node.children()) {
    if (child.key() == step.text()) return index;
    ++index;
  }
  return index;
}

Node keyed(Node value, const Node& like) {
  value.key_bytes = like.key_bytes;
  value.key_size = like.key_size;
  value.key_symbol = like.key_symbol;
  return value;
}

}  // namespace

Node Editor::apply(const Node& root, std::string_view op, Steps path, const Node& value) {
  if (op == "merge") return set(root, "metadata", merged(*root.find("metadata"), *value.find("metadata")));
  return change(root, op, path, value);
}

Node Editor::change(const Node& node, std::string_view op, Steps path, const Node& value) {
  if (path.empty()) {
    if (op != "append") return value;
    std::vector<Node> items(node.children().begin(), node.children().end());
    items.push_back(value);
    return with_children(node, items);
  }
  std::vector<Node> children(node.children().begin(), node.children().end());
  std::size_t at = position(node, path[0]);
  if (op == "remove" && path.size() == 1) {
    children.erase(children.begin() + static_cast<std::ptrdiff_t>(at));
    return with_children(node, children);
  }
  if (at == children.size()) return set(node, path[0].text(), value);
  children[at] = keyed(change(children[at], op, path.subspan(1), value), children[at]);
  return with_children(node, children);
}

Node Editor::set(const Node& map, std::string_view key, Node value) {
  std::vector<Node> children(map.children().begin(), map.children().end());
  value.key_bytes = key.data();
  value.key_size = static_cast<std::uint32_t>(key.size());
  value.key_symbol = kube::schema::Catalog::builtin().names().find(key);
  for (Node& child : children)
    if (child.key() == key) {
      child = value;
      return with_children(map, children);
    }
  children.push_back(value);
  return with_children(map, children);
}

Node Editor::merged(const Node& map, const Node& changes) {
  Node result = map;
  for (const Node& change : changes.children()) {
    const Node* old = result.find(change.key());
    Node value = change;
    if (old != nullptr && old->is_map() && change.is_map()) {
      value = *old;
      for (const Node& entry : change.children()) value = set(value, entry.key(), entry);
    }
    result = set(result, change.key(), value);
  }
  return result;
}

Node Editor::with_children(Node node, const std::vector<Node>& children) {
  node.first = arena_.copy(std::span<const Node>(children)).data();
  node.size = static_cast<std::uint32_t>(children.size());
  return node;
}

}  // namespace pave::conformance
