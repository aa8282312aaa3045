#pragma once

#include <string_view>

#include "doc/node.h"

namespace pave::judge::server::apiextensions {

/// A schema inside a definition as the server decodes it: null counts as not written, and what is of a wrong type too
/// (the schema judge said so). Copied freely.
class SchemaNode {
 public:
  explicit SchemaNode(const doc::Node& node) : node_(&node) {}

  const doc::Node& node() const { return *node_; }
  /// The field, or null when it is not written.
  const doc::Node* find(std::string_view name) const {
    const doc::Node* found = node_->find(name);
    return found == nullptr || found->is_null() ? nullptr : found;
  }
  bool has(std::string_view name) const { return find(name) != nullptr; }
  std::string_view text(std::string_view name) const { return node_->string_at(name); }
  bool is_true(std::string_view name) const {
    const doc::Node* found = find(name);
    return found != nullptr && found->is(doc::Kind::Bool) && found->truth();
  }
  /// A map, list or text that is not empty; any other value but null.
  bool has_content(std::string_view name) const {
    const doc::Node* found = find(name);
    if (found == nullptr) return false;
    return !(found->is_map() || found->is_list() || found->is_string()) || found->size != 0;
  }
  /// The field when it is a map (a schema, or properties), else null.
  const doc::Node* map(std::string_view name) const {
    const doc::Node* found = find(name);
    return found != nullptr && found->is_map() ? found : nullptr;
  }
  const doc::Node* list(std::string_view name) const {
    const doc::Node* found = find(name);
    return found != nullptr && found->is_list() ? found : nullptr;
  }
  std::string_view type() const { return text("type"); }
  /// Whether a child of `properties` or of a list of schemas is one: null is an empty schema there.
  static bool is_schema(const doc::Node& child) { return child.is_map() || child.is_null(); }

 private:
  const doc::Node* node_;
};

}  // namespace pave::judge::server::apiextensions
