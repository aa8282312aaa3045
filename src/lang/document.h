#pragma once

#include "base/arena.h"
#include "doc/node.h"
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

/// A value as a tree for the writers (doc::write_yaml, doc::write_json), as encoding/json would give it: Bytes become
/// base64, a nil list null, an Object what its write_json says. Origins are kept.
doc::Node to_document(const Value& value, base::Arena& arena);

}  // namespace pave::lang
