#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "doc/node.h"

namespace pave::kube {

/// `apps/v1` in its parts; the core group is empty.
struct GroupVersion {
  std::string_view group;
  std::string_view version;
};
GroupVersion split_api_version(std::string_view api_version);

/// Names an object to people. Owns its bytes.
struct ObjectId {
  std::string api_version;
  std::string kind;
  std::string namespace_name;  ///< empty: none written
  std::string name;            ///< empty: none written (or generateName)

  /// `Deployment shop/cart` (namespace only when written), or `Deployment` without a name.
  std::string text() const;
  friend auto operator<=>(const ObjectId&, const ObjectId&) = default;
};

/// One Kubernetes object: a tree whose root is a Map with string apiVersion and kind. Views into the tree.
struct Object {
  const doc::Node* root = nullptr;
  std::string_view api_version;
  std::string_view kind;
  std::string_view namespace_name;
  std::string_view name;
  /// Where the object begins inside its document: empty, or `items[2]` inside a List.
  std::string_view path_in_document;

  GroupVersion group_version() const { return split_api_version(api_version); }
  ObjectId id() const;
};

/// The object that a root describes, by its apiVersion, kind and metadata; what is missing or no text stays empty.
Object as_object(const doc::Node& root);

}  // namespace pave::kube
