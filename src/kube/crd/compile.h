#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/arena.h"
#include "base/pattern.h"
#include "doc/node.h"
#include "kube/crd/schema.h"

namespace pave::kube::crd {

/// What a schema is compiled for. The server gives int-or-string the types integer and string when it judges objects, and
/// keeps the type as written when it judges defaults (apiextensions-apiserver, pkg/apiserver/schema/kubeopenapi.go).
enum class SchemaUse : std::uint8_t { Objects, Defaults };

/// A schema with all that it points to; owns its bytes, so the tree that it was made from may go. Read-only once it is
/// made, and shared by all threads.
class CompiledSchema {
 public:
  CompiledSchema() = default;
  CompiledSchema(const CompiledSchema&) = delete;
  CompiledSchema& operator=(const CompiledSchema&) = delete;

  const Schema& root() const { return *root_; }

 private:
  friend std::unique_ptr<CompiledSchema> compile(const doc::Node& schema, int kube_minor, SchemaUse use);
  base::Arena arena_;
  std::vector<std::unique_ptr<base::Pattern>> patterns_;
  const Schema* root_ = nullptr;
};

/// Compiles an `openAPIV3Schema` (apiextensions/v1, JSONSchemaProps). What is of the wrong type is taken as not written:
/// whether the schema itself is right is the matter of those who judge definitions. Formats are those that the server of
/// Kubernetes 1.kube_minor knows for the type. Depth is that of the tree, which the reader limits.
std::unique_ptr<CompiledSchema> compile(const doc::Node& schema, int kube_minor, SchemaUse use = SchemaUse::Objects);

}  // namespace pave::kube::crd
