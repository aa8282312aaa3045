#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/arena.h"
#include "doc/node.h"

namespace pave::kube {

/// Builds small trees for tests by hand. Texts must be literals. Each node gets an origin of its own, in building order.
class TestTree {
 public:
  doc::Node text(std::string_view value) { return scalar(doc::Kind::String, value); }
  doc::Node integer(std::string_view value) { return scalar(doc::Kind::Int, value); }
  doc::Node null() { return scalar(doc::Kind::Null, ""); }

  doc::Node map(std::initializer_list<std::pair<std::string_view, doc::Node>> fields) {
    std::vector<doc::Node> children;
    for (auto [key, value] : fields) {
      value.key_bytes = key.data();
      value.key_size = static_cast<std::uint32_t>(key.size());
      value.key_origin = base::Origin::at(next_++);
      children.push_back(value);
    }
    return parent(doc::Kind::Map, children);
  }
  doc::Node list(std::initializer_list<doc::Node> items) {
    return parent(doc::Kind::List, std::vector<doc::Node>(items));
  }

  base::Arena& arena() { return arena_; }

 private:
  doc::Node scalar(doc::Kind kind, std::string_view value) {
    doc::Node node;
    node.kind = kind;
    node.bytes = value.data();
    node.size = static_cast<std::uint32_t>(value.size());
    node.origin = base::Origin::at(next_++);
    return node;
  }
  doc::Node parent(doc::Kind kind, const std::vector<doc::Node>& children) {
    doc::Node node = scalar(kind, "");
    node.size = static_cast<std::uint32_t>(children.size());
    node.first = arena_.copy(std::span<const doc::Node>(children)).data();
    return node;
  }

  base::Arena arena_;
  std::uint32_t next_ = 0;
};

}  // namespace pave::kube
