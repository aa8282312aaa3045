#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "doc/json_schema/parts.h"
#include "doc/json_schema/url.h"

namespace pave::doc::json_schema {

/// Turns documents into schemas: finds what has a URL of its own, then compiles what is referred to, one schema after the
/// other from a queue, so that references may go round.
class Compiler {
 public:
  Compiler(Program::Parts& parts, const CompileOptions& options) : parts_(parts), options_(options) {}

  /// False: error() says why.
  bool compile(const Node& schema, std::string_view url);
  const SchemaError& error() const { return error_; }

 private:
  /// A schema and the resource that is nearest above it.
  struct Place {
    Document* document = nullptr;
    const Node* node = nullptr;
    Resource* near = nullptr;
  };
  struct Job {
    Schema* schema;
    Place place;
  };

  bool fail(SchemaError::Kind kind, const Node* node, std::string words, std::string message, std::string help);

  // compiler_documents.cc: which documents and resources there are.
  const Node* load(std::string_view url, const Node* from);
  Document* document(const std::string& url, const Node* from);
  Document* add_document(const std::string& url, const Node& root);
  bool collect(Document& document, const Node& node, std::string base, const Dialect& fallback);
  bool collect_below(Document& document, const Node& node, Draft draft, const Resource& resource);
  bool collect_anchors(Document& document, const Node& node, Resource& resource);
  bool add_anchor(Document& document, const Node& node, Resource& resource, std::string name, bool is_dynamic);
  std::optional<Draft> draft_of(const Document& document, const Node& node, Draft fallback);
  bool read_vocabularies(const Node& node, Dialect& dialect);
  bool find_fragment(Document& document, Resource& resource, std::string_view fragment, const Node& from, Place& place);
  bool judge(const Document& document, const Node& node, Resource& resource);
  const Schema& meta_of(Resource& resource);
  bool ensure_seen(Place& place);

  // compiler_keywords.cc: what the keywords of a schema say.
  bool compile_schema(Schema& schema, Place place);
  void compile_applicators(Schema& schema, const Node& node);
  bool compile_patterns(Schema& schema, const Node& node);
  void compile_validation(Schema& schema, const Node& node);
  void compile_later(Schema& schema, const Node& node, const Dialect& dialect);
  bool compile_references(Schema& schema, const Node& node);
  bool compile_format(Schema& schema, const Node& node, const Dialect& dialect);
  const Schema* enqueue(const Place& place);
  const Schema* enqueue_child(const Node* child);
  bool enqueue_reference(const Node& node, std::string_view key, const Schema*& schema);
  std::span<const Schema* const> enqueue_list(const Node* list);
  std::span<const NamedSchema> enqueue_map(const Node* map);
  std::span<const Dependent> dependents(const Node* map, bool strings, bool schemas);
  std::span<const std::string_view> strings(const Node* list);
  Bound number(const Node& node, std::string_view key);
  std::optional<std::int64_t> integer(const Node& node, std::string_view key);
  const base::Pattern* pattern(const Node& where, std::string_view text, std::string_view keyword);

  Program::Parts& parts_;
  const CompileOptions& options_;
  SchemaError error_;
  bool has_failed_ = false;
  std::vector<Job> queue_;
  std::unordered_map<const Node*, Schema*> schemas_;
  std::unordered_map<std::string, const Node*> loaded_;
  Place current_;  ///< of the schema that is being compiled
};

}  // namespace pave::doc::json_schema
