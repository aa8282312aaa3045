#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "doc/json_schema/draft.h"
#include "doc/node.h"

namespace pave::doc::json_schema {

struct Schema;

/// A meta-schema as data/json-schema has it.
struct MetaSchemaText {
  std::string_view url;
  std::string_view text;
};

/// The tree of a draft's own meta-schema, or null when the URL is none of them. Read once for the process; `http` and
/// `https` are the same.
const Node* find_meta_schema(std::string_view url);

/// What a schema of that draft must fulfil, compiled once for the process.
const Schema& meta_schema(Draft draft);
/// The same of one vocabulary; null: the draft has no such.
const Schema* meta_schema(Draft draft, Vocabulary vocabulary);

}  // namespace pave::doc::json_schema
