#include "kube/schema/catalog.h"

#include <algorithm>
#include <cassert>

#include "kube/schema/tables.h"

namespace pave::kube::schema {

const Catalog& Catalog::builtin() {
  static constexpr Catalog catalog;
  return catalog;
}

const doc::Names& Catalog::names() const { return tables::names; }
std::span<const Shape> Catalog::shapes() const { return tables::shapes; }
std::span<const Type> Catalog::types() const { return tables::types; }
std::span<const Field> Catalog::fields() const { return tables::fields; }
std::span<const KindFacts> Catalog::kinds() const { return tables::kinds; }

const KindFacts* Catalog::find(std::string_view group, std::string_view version, std::string_view kind) const {
  std::size_t mask = tables::kind_slots.size() - 1;
  for (std::size_t at = tables::kind_hash(group, version, kind) & mask; tables::kind_slots[at] != 0;
       at = (at + 1) & mask) {
    const KindFacts& facts = tables::kinds[tables::kind_slots[at] - 1U];
    if (facts.kind == kind && facts.version == version && facts.group == group) return &facts;
  }
  return nullptr;
}

bool Catalog::is_builtin_group(std::string_view group) const {
  return std::binary_search(tables::groups.begin(), tables::groups.end(), group);
}

std::span<const doc::Symbol> Catalog::values(std::uint16_t index_plus_one) const {
  if (index_plus_one == 0) return {};
  assert(index_plus_one < tables::value_starts.size());
  std::uint32_t first = tables::value_starts[index_plus_one - 1U];
  return tables::value_symbols.subspan(first, tables::value_starts[index_plus_one] - first);
}

}  // namespace pave::kube::schema
