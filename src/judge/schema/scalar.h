#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "doc/node.h"
#include "kube/schema/catalog.h"

namespace pave::judge::schema {

/// Whether a node has the shape, as the API server decodes it; of Object, Map and List only the kind of node is looked
/// at, of enums nothing but that they are strings. Null always fits.
bool fits(const doc::Node& node, const kube::schema::Shape& shape);

/// Whether the text is one of the enum's values; an enum without values takes any. Needs a String shape.
bool is_enum_value(std::string_view text, const kube::schema::Shape& shape, const kube::schema::Catalog& catalog);

/// What is wrong with a node that doesn't fit. `hidden`: don't show the value.
base::Diagnostic explain_misfit(const doc::Node& node, const kube::schema::Shape& shape, bool hidden);

/// What is wrong with a text that is no value of the enum.
base::Diagnostic explain_enum(const doc::Node& node, const kube::schema::Shape& shape,
                              const kube::schema::Catalog& catalog, bool hidden);

/// A shape in words: `a string`, `an integer`, `a list`.
std::string_view describe(kube::schema::ShapeKind kind);

}  // namespace pave::judge::schema
