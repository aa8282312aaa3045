#include "judge/pod_security/fields.h"

#include <array>
#include <cstddef>

namespace pave::judge::pod_security {
namespace {

constexpr std::array kNames = {
    std::string_view(),
#define PAVE_FIELD(identifier, text) std::string_view(text),
#include "judge/pod_security/fields.def"
#undef PAVE_FIELD
};

}  // namespace

std::string_view name(Field field) { return kNames[static_cast<std::size_t>(field)]; }

Fields::Fields(const doc::Names* names) {
  for (std::size_t i = 1; i < kNames.size(); ++i) {
    Field field = static_cast<Field>(i);
    doc::Symbol symbol = names == nullptr ? doc::kNoSymbol : names->find(kNames[i]);
    if (symbol == doc::kNoSymbol) {
      unnamed_.push_back(field);
      continue;
    }
    if (by_symbol_.size() <= symbol) by_symbol_.resize(symbol + 1, Field::None);
    by_symbol_[symbol] = field;
  }
}

Field Fields::of_text(std::string_view key) const {
  for (Field field : unnamed_)
    if (name(field) == key) return field;
  return Field::None;
}

const doc::Node* Fields::find(const doc::Node* map, Field field) const {
  if (map == nullptr || !map->is_map()) return nullptr;
  for (const doc::Node& child : map->children())
    if (of(child) == field) return child.is_null() ? nullptr : &child;
  return nullptr;
}

}  // namespace pave::judge::pod_security
