#include "kube/crd/normalize.h"

#include <cstring>
#include <vector>

#include "kube/crd/field_path.h"
#include "kube/crd/metadata_decode.h"

namespace pave::kube::crd {
namespace {

using doc::Node;

bool is_type_or_metadata(std::string_view key) { return key == "apiVersion" || key == "kind" || key == "metadata"; }

bool same_node(const Node& a, const Node& b) {
  return a.kind == b.kind && a.size == b.size && (a.children().empty() ? a.bytes == b.bytes : a.first == b.first);
}

/// The children of a node with some of them dropped, replaced or added; copied when the first one changes.
class Children {
 public:
  explicit Children(const Node& node) : node_(node) {}

  void keep(std::size_t index) {
    if (changed_) copies_.push_back(node_.children()[index]);
  }
  void replace(std::size_t index, const Node& value) {
    if (!changed_ && same_node(value, node_.children()[index])) return;
    start(index);
    copies_.push_back(value);
  }
  void drop(std::size_t index) { start(index); }
  void add(const Node& value) {
    start(node_.size);
    copies_.push_back(value);
  }

  Node node(base::Arena& arena) const {
    if (!changed_) return node_;
    Node out = node_;
    out.first = arena.copy(std::span<const Node>(copies_)).data();
    out.size = static_cast<std::uint32_t>(copies_.size());
    return out;
  }

 private:
  void start(std::size_t index) {
    if (changed_) return;
    changed_ = true;
    auto before = node_.children().first(index);
    copies_.assign(before.begin(), before.end());
  }

  const Node& node_;
  std::vector<Node> copies_;
  bool changed_ = false;
};

/// What becomes of fields that a schema does not know. KeepAll: neither do fields below it go, whatever their schemas.
enum class Unknown : std::uint8_t { Drop, Keep, KeepAll };

class Normalizer {
 public:
  Normalizer(base::Arena& arena, Problems* problems) : arena_(arena), problems_(problems) {}

  Node object(const Node& root, const Schema& schema) {
    FieldPath path;
    decode_metadata(root, path, *problems_);
    return map(root, &schema, mode(&schema, Unknown::Drop), path, true);
  }

  /// Only drops; problems_ is null.
  Node pruned(const Node& value, const Schema& schema, bool is_resource) {
    FieldPath path;
    if (!value.is_map()) return clean(value, &schema, mode(&schema, Unknown::Drop), path);
    return map(value, &schema, mode(&schema, Unknown::Drop), path, is_resource);
  }

 private:
  bool only_prunes() const { return problems_ == nullptr; }

  static Unknown mode(const Schema* schema, Unknown otherwise) {
    bool keeps = otherwise == Unknown::Drop && schema != nullptr && schema->preserve_unknown_fields;
    return keeps ? Unknown::Keep : otherwise;
  }

  /// A written value. No schema: the server knows nothing below, and drops all of it.
  Node clean(const Node& node, const Schema* schema, Unknown unknown, const FieldPath& path) {
    if (node.is_map()) return map(node, schema, unknown, path, false);
    if (node.is_list()) return list(node, schema, unknown, path);
    return node;
  }

  Node map(const Node& node, const Schema* schema, Unknown unknown, const FieldPath& path, bool is_resource) {
    Children out(node);
    auto children = node.children();
    if (schema == nullptr) {
      for (std::size_t i = 0; i < children.size(); ++i) drop_unknown(children[i], schema, path, out, i);
      return out.node(arena_);
    }
    bool is_embedded = schema->embedded_resource || is_resource;
    Unknown below = unknown == Unknown::KeepAll ? Unknown::KeepAll : Unknown::Drop;
    if (schema->embedded_resource && !only_prunes()) decode_metadata(node, path, *problems_);
    for (std::size_t i = 0; i < children.size(); ++i) {
      const Node& child = children[i];
      const Schema* property = schema->property(child.key());
      if (is_embedded && is_type_or_metadata(child.key())) {
        // Never dropped, but nulls and defaults count.
        if (property == nullptr) out.keep(i);
        else value(child, property, Unknown::KeepAll, FieldPath(path, child.key()), out, i);
      } else if (property != nullptr) {
        value(child, property, below, FieldPath(path, child.key()), out, i);
      } else if (schema->has_additional && (schema->additional != nullptr || unknown != Unknown::KeepAll)) {
        value(child, schema->additional, below, FieldPath(path, child.key(), true), out, i);
      } else if (unknown != Unknown::Drop) {
        out.keep(i);
      } else {
        drop_unknown(child, schema, path, out, i);
      }
    }
    if (!only_prunes()) add_defaults(node, *schema, out);
    return out.node(arena_);
  }

  /// A field with its schema, which is null below `additionalProperties: true`.
  void value(const Node& child, const Schema* schema, Unknown unknown, const FieldPath& path, Children& out,
             std::size_t index) {
    if (child.is_null() && schema != nullptr && !schema->nullable && !only_prunes()) {
      if (schema->default_value == nullptr) out.drop(index);
      else out.replace(index, keyed(filled(*schema->default_value, *schema, child), child));
      return;
    }
    out.replace(index, clean(child, schema, mode(schema, unknown), path));
  }

  Node list(const Node& node, const Schema* schema, Unknown unknown, const FieldPath& path) {
    Children out(node);
    const Schema* items = schema == nullptr ? nullptr : schema->items;
    for (std::uint32_t i = 0; i < node.size; ++i) {
      const Node& item = node.children()[i];
      bool is_filled = item.is_null() && items != nullptr && !items->nullable && items->default_value != nullptr;
      if (is_filled && !only_prunes()) {
        out.replace(i, filled(*items->default_value, *items, item));
        continue;
      }
      // Keeping goes through lists: unknown fields of items of a list that keeps them stay, too.
      if (unknown != Unknown::Drop && items == nullptr) out.keep(i);
      else out.replace(i, clean(item, items, mode(items, unknown), FieldPath(path, i)));
    }
    return out.node(arena_);
  }

  void drop_unknown(const Node& child, const Schema* schema, const FieldPath& path, Children& out, std::size_t index) {
    out.drop(index);
    if (problems_ == nullptr) return;
    problems_->push_back(
        {Fault::UnknownField, FieldPath(path, child.key()).dotted(), &child, schema, std::string(child.key())});
  }

  void add_defaults(const Node& node, const Schema& schema, Children& out) {
    for (const Property& property : schema.defaults) {
      if (node.find(property.name) != nullptr) continue;
      Node value = filled(*property.schema->default_value, *property.schema, node);
      value.key_bytes = property.name.data();
      value.key_size = static_cast<std::uint32_t>(property.name.size());
      value.key_origin = node.key_place();
      out.add(value);
    }
  }

  /// A copy of a default with its own defaults filled in; all of it stands where `place` does.
  Node filled(const Node& node, const Schema& schema, const Node& place) {
    Node copy = copied(node, place);
    return with_defaults(copy, &schema, place);
  }
  Node copied(const Node& node, const Node& place) {
    Node out = node;
    out.origin = place.key_place();
    out.key_origin = out.origin;
    out.key_symbol = doc::kNoSymbol;
    if (node.children().empty()) return out;
    Node* room = arena_.allocate_array<Node>(node.size);
    for (std::uint32_t i = 0; i < node.size; ++i) new (room + i) Node(copied(node.children()[i], place));
    out.first = room;
    return out;
  }
  Node with_defaults(const Node& node, const Schema* schema, const Node& place) {
    if (schema == nullptr || node.children().empty()) {
      if (schema == nullptr || !node.is_map()) return node;
    }
    Children out(node);
    auto children = node.children();
    for (std::size_t i = 0; i < children.size(); ++i) {
      const Schema* below = node.is_map() ? schema->field(children[i].key()) : schema->items;
      bool is_filled = children[i].is_null() && below != nullptr && !below->nullable && below->default_value != nullptr;
      const Node value = is_filled ? keyed(copied(*below->default_value, place), children[i]) : children[i];
      out.replace(i, with_defaults(value, below, place));
    }
    if (node.is_map()) add_defaults(node, *schema, out);
    return out.node(arena_);
  }
  static Node keyed(Node value, const Node& like) {
    value.key_bytes = like.key_bytes;
    value.key_size = like.key_size;
    value.key_symbol = like.key_symbol;
    value.key_origin = like.key_origin;
    return value;
  }

  base::Arena& arena_;
  Problems* problems_;
};

}  // namespace

Node normalize(const Node& object, const Schema& schema, base::Arena& arena, Problems& problems) {
  return Normalizer(arena, &problems).object(object, schema);
}

Node prune(const Node& value, const Schema& schema, bool is_resource, base::Arena& arena) {
  return Normalizer(arena, nullptr).pruned(value, schema, is_resource);
}

}  // namespace pave::kube::crd
