#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

#include "base/origin.h"
#include "doc/names.h"

namespace pave::doc {

enum class Kind : std::uint8_t { Null, Bool, Int, Float, String, List, Map };

/// How a node was written; the writers don't look at it.
enum class Style : std::uint8_t {
  Plain,
  SingleQuoted,
  DoubleQuoted,
  Literal,
  Folded,
  Block,
  Flow,
  Rewritten,  ///< a plain number whose text in the node is not the one written: `0x1F`, `017`, `1_000`
};

/// One value of a document: 40 bytes, trivially copyable, its bytes in an arena or in the source text. Children lie
/// side
/// by side, so a copy of a node shares them; a changed tree copies the path from the root and nothing else. Trees are
/// never written to after they are built, so many threads may read one.
struct Node {
  Kind kind = Kind::Null;
  Style style = Style::Plain;
  std::uint32_t size = 0;  ///< bytes of a scalar's text, or number of children
  union {
    const char* bytes = nullptr;  ///< scalars: String: the value; others: the text, as written unless Style::Rewritten
    const Node* first;            ///< List and Map: the children, in source order
  };
  base::Origin origin;      ///< of the value (its first byte, after tag and anchor)
  base::Origin key_origin;  ///< of the key, where the parent is a Map
  Symbol key_symbol = kNoSymbol;
  std::uint32_t key_size = 0;
  const char* key_bytes = nullptr;

  bool is(Kind k) const { return kind == k; }
  bool is_map() const { return kind == Kind::Map; }
  bool is_list() const { return kind == Kind::List; }
  bool is_string() const { return kind == Kind::String; }
  bool is_null() const { return kind == Kind::Null; }

  /// Needs a scalar.
  std::string_view text() const { return {bytes, size}; }
  std::string_view key() const { return {key_bytes, key_size}; }
  /// Empty for scalars.
  std::span<const Node> children() const {
    return kind == Kind::List || kind == Kind::Map ? std::span<const Node>(first, size) : std::span<const Node>();
  }
  /// Where a person looks for it: the key where there is one, else the value.
  base::Origin key_place() const { return key_origin.known() ? key_origin : origin; }
  /// Needs a Bool.
  bool truth() const {
    return size != 0 && (bytes[0] == 't' || bytes[0] == 'T' || bytes[0] == 'y' || bytes[0] == 'Y' ||
                         ((bytes[0] | 0x20) == 'o' && (bytes[1] | 0x20) == 'n'));
  }

  /// The child of a Map with that key, or null (also when this is not a Map).
  const Node* find(std::string_view wanted) const {
    for (const Node& child : children())
      if (child.key() == wanted && kind == Kind::Map) return &child;
    return nullptr;
  }
  /// The same by symbol; only for names that are in the Names the tree was read with.
  const Node* find(Symbol wanted) const {
    if (kind != Kind::Map) return nullptr;
    for (const Node& child : children())
      if (child.key_symbol == wanted) return &child;
    return nullptr;
  }
  /// The child with that key when it is a String, else an empty text.
  std::string_view string_at(std::string_view wanted) const {
    const Node* child = find(wanted);
    return child != nullptr && child->is_string() ? child->text() : std::string_view();
  }
};
static_assert(std::is_trivially_copyable_v<Node> && sizeof(Node) == 40);

/// `null`, `a boolean`, `an integer`, `a number`, `a string`, `a list`, `a map`: for messages.
std::string_view describe(Kind kind);

}  // namespace pave::doc
