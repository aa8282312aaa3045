#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "doc/names.h"
#include "doc/node.h"

namespace pave::judge::pod_security {

enum class Field : std::uint8_t {
  None,  ///< a field that no check looks at
#define PAVE_FIELD(identifier, text) identifier,
#include "judge/pod_security/fields.def"
#undef PAVE_FIELD
};

/// The name of a field; None has an empty one.
std::string_view name(Field field);

/// Tells which field a node of a Map is, from its symbol: one look into a table.
class Fields {
 public:
  /// For trees that were read with these names; null: for trees that were read without any.
  explicit Fields(const doc::Names* names);

  /// Needs a child of a Map.
  Field of(const doc::Node& child) const {
    if (child.key_symbol < by_symbol_.size() && child.key_symbol != doc::kNoSymbol) return by_symbol_[child.key_symbol];
    return unnamed_.empty() ? Field::None : of_text(child.key());
  }

  /// The field's value; null when it is not there or null, or when `map` is null or not a Map.
  const doc::Node* find(const doc::Node* map, Field field) const;

 private:
  Field of_text(std::string_view key) const;

  std::vector<Field> by_symbol_;
  std::vector<Field> unnamed_;  ///< fields without a symbol, which are found by their text
};

}  // namespace pave::judge::pod_security
