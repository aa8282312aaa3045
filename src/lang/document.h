#pragma once

#include <cstdint>
#include <span>

#include "base/arena.h"
#include "doc/node.h"
#include "lang/part_runs.h"
#include "lang/value.h"

namespace pave::lang {

/// How numbers of a document become values.
enum class Numbers : std::uint8_t {
  Float,  ///< all are float64, as encoding/json gives them: values files of Helm
  Exact,  ///< integers stay int64 (uint64 above), as YAML readers give them
};

/// A parsed document as a value: strings and keys are those of the tree, which must live as long; every value and key
/// has its origin. A scalar key is the text that the tree has. Not deeper than doc::kMaxDepth.
Value from_document(const doc::Node& node, Numbers numbers, base::Arena& arena);

/// The same for a document that was read from a text with origins of its own: a place of the tree is the offset in that
/// text, and values and keys get what `origins` has for it.
Value from_document(const doc::Node& node, Numbers numbers, const TextOrigins& origins, base::Arena& arena);

/// Fills an empty map with entries in any order; of entries with the same key the last one counts. Sorts the entries in
/// place.
void fill_map(Map& map, std::span<MapEntry> entries, base::Arena& arena);

/// A value as a tree for the writers (doc::write_yaml, doc::write_json), as encoding/json would give it: Bytes become
/// base64, a nil list null, an Object what its write_json says, bytes that are no UTF-8 become U+FFFD. Origins are kept.
/// What lies deeper than doc::kMaxDepth becomes null; what has no JSON form (NaN) becomes a Float with YAML's text of it.
doc::Node to_document(const Value& value, base::Arena& arena);

}  // namespace pave::lang
