#pragma once

#include <vector>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "doc/node.h"
#include "kube/object.h"

namespace pave::kube {

inline constexpr int kMaxListDepth = 16;  ///< Lists inside each other

/// The objects of one document, in source order, and what is wrong with the document as a manifest.
struct Manifest {
  std::vector<Object> objects;
  std::vector<base::Diagnostic> problems;
};

/// Takes the objects out of a document. A manifest is a Map with string `apiVersion` and `kind`; an object whose kind is
/// `List` or ends with `List` and that has `items` stands for its items, Lists among them too (kubectl refuses those; other
/// tools write and read them), to any depth below kMaxListDepth. An item that
/// has neither apiVersion nor kind takes them from a typed list (`v1 ConfigMapList` -> `v1 ConfigMap`), as kubectl does
/// (apimachinery, unstructured/helpers.go, decodeToList); its root is then a copy with the two fields, in the arena.
///
/// Returns false when the document is no manifest at all (neither of the two fields is a text, and not both are there);
/// then nothing is added. Problems: syntax/incomplete-manifest for one of the two alone or not a text, and for an item that is not an object,
/// schema/missing-field for a `List` without `items`, schema/wrong-type for `items` that is not a list, syntax/limit for Lists nested too deep.
/// The objects are views of the tree and the arena.
bool unpack(const doc::Node& root, base::Arena& arena, Manifest& out);

}  // namespace pave::kube
