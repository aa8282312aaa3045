#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "doc/names.h"
#include "kube/schema/catalog.h"

/// What tools/kubernetes-data/compile writes from data/kubernetes: constant data, part of the program's file.
/// For catalog.cc only; others use Catalog.
namespace pave::kube::schema::tables {

extern const doc::Names names;
extern const std::span<const Shape> shapes;
extern const std::span<const Type> types;
extern const std::span<const Field> fields;
extern const std::span<const std::uint32_t> value_starts;  ///< one more entry than lists of values
extern const std::span<const doc::Symbol> value_symbols;
extern const std::span<const KindFacts> kinds;          ///< sorted by group, kind, version
extern const std::span<const std::string_view> groups;  ///< sorted
/// Open-addressed hash table of indices into `kinds`, plus 1 (0: free); its size is a power of two.
extern const std::span<const std::uint16_t> kind_slots;

inline std::uint32_t kind_hash(std::string_view group, std::string_view version, std::string_view kind) {
  return doc::Names::hash(kind) ^ (doc::Names::hash(version) * 3) ^ (doc::Names::hash(group) * 5);
}

}  // namespace pave::kube::schema::tables
