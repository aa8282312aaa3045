#pragma once

#include "doc/node.h"
#include "doc/path.h"
#include "judge/sink.h"
#include "kube/schema/catalog.h"

namespace pave::judge::schema {

/// Says which items of a list have the same key as one before (api/duplicate-item). `shape` is a List of type Map.
/// Items without the first of the keys are not compared; a key that only one of two items has makes them differ.
/// `hidden`: don't show keys' values.
void judge_duplicates(const doc::Node& list, const kube::schema::Shape& shape, const kube::schema::Catalog& catalog,
                      const doc::Path& path, bool hidden, Sink& sink);

}  // namespace pave::judge::schema
