#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "doc/json_schema/draft.h"
#include "doc/node.h"

namespace pave::doc::json_schema {

struct Schema;

/// What the meta-schema of a resource says: its draft, and the vocabularies that it names.
struct Dialect {
  Draft draft = Draft::D2020;
  std::optional<std::uint16_t> vocabularies;  ///< none: those of the draft

  bool has(Vocabulary vocabulary) const {
    if (vocabulary == Vocabulary::Core || draft < Draft::D2019) return true;
    return (vocabularies.value_or(default_vocabularies(draft)) & bit(vocabulary)) != 0;
  }
};

struct Anchor {
  std::string name;
  const Node* node;
  bool is_dynamic;
};

/// A part of a document with a URL of its own: the document itself, or a schema with an `$id`.
struct Resource {
  const Node* node = nullptr;
  std::string url;
  Dialect dialect;
  std::vector<Anchor> anchors = {};
  const Schema* meta = nullptr;  ///< what its schemas must fulfil

  const Anchor* find(std::string_view name) const;
};

/// A file with schemas.
struct Document {
  std::string url;
  const Node* root = nullptr;
  std::vector<std::unique_ptr<Resource>> resources = {};
  std::unordered_map<const Node*, Resource*> resource_at = {};
  std::unordered_map<const Node*, Resource*> seen = {};  ///< each schema that was looked at, and what it belongs to

  Resource* find(std::string_view url_of_resource) const;
};

/// The RFC 6901 pointer from the root of a tree to a node in it; empty for the root and for what isn't in it.
std::string pointer_to(const Node& root, const Node& wanted);

}  // namespace pave::doc::json_schema
