#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "doc/node.h"

namespace pave::doc {

/// The way from the root to a node, as a chain on the stack: building it costs nothing until it is printed.
/// The root is a default-constructed Path.
class Path {
 public:
  Path() = default;
  Path(const Path& parent, std::string_view key) : parent_(&parent), key_(key) {}
  Path(const Path& parent, std::uint32_t index) : parent_(&parent), index_(index), is_index_(true) {}

  /// As Kubernetes writes it: `spec.containers[0].env`, keys of labels and data in brackets when they are not plain
  /// names: `metadata.annotations[pave.dev/allow]`. The root is an empty text.
  std::string text() const;
  /// RFC 6901: `/spec/containers/0`; the root is an empty text.
  std::string json_pointer() const;

 private:
  const Path* parent_ = nullptr;
  std::string_view key_;
  std::uint32_t index_ = 0;
  bool is_index_ = false;
};

/// The node that an RFC 6901 pointer names, or null.
const Node* find_pointer(const Node& root, std::string_view pointer);

}  // namespace pave::doc
