#include "judge/server/apiextensions/defaults.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "judge/value_text.h"
#include "kube/crd/compile.h"
#include "kube/crd/normalize.h"
#include "kube/crd/structure_check.h"
#include "kube/crd/validate.h"
#include "kube/crd/value.h"

namespace pave::judge::server::apiextensions {
namespace {

using doc::Node;
using kube::crd::Fault;
using kube::crd::Problem;
using kube::crd::Problems;
using kube::crd::Schema;

bool has_defaults(SchemaNode schema) {
  if (schema.has("default")) return true;
  if (const Node* items = schema.map("items"); items != nullptr && has_defaults(SchemaNode(*items))) return true;
  const Node* properties = schema.map("properties");
  return properties != nullptr && std::ranges::any_of(properties->children(), [](const Node& child) {
           return child.is_map() && has_defaults(SchemaNode(child));
         });
}

std::string words(const Problem& problem) {
  switch (problem.fault) {
    case Fault::Type: return "it has another type";
    case Fault::Required: return fmt::format("it lacks {}", quoted(problem.detail));
    case Fault::Enum: return "it is none of the allowed values";
    case Fault::Pattern: return "it does not match the pattern";
    case Fault::Format: return "it does not have the format";
    case Fault::TooLong:
    case Fault::TooManyItems:
    case Fault::TooManyFields: return "it is too long";
    case Fault::TooShort:
    case Fault::TooFewItems:
    case Fault::TooFewFields: return "it is too short";
    case Fault::AboveMaximum: return "it is above the maximum";
    case Fault::BelowMinimum: return "it is below the minimum";
    case Fault::AnyOf:
    case Fault::OneOf:
    case Fault::AllOf:
    case Fault::Not: return "no alternative fits";
    default: return problem.detail.empty() ? "it is refused" : problem.detail;
  }
}

class Judge {
 public:
  Judge(const Reporter& reporter, bool any_fields) : reporter_(reporter), any_fields_(any_fields) {}

  bool found_unpruned() const { return found_unpruned_; }

  void part(SchemaNode schema, const Schema& compiled, const FieldPath& path, bool is_root, bool in_metadata) {
    bool is_resource = compiled.embedded_resource || is_root;
    in_metadata = in_metadata && !is_resource;
    if (const Node* value = schema.find("default"))
      judge(*value, compiled, FieldPath(path, "default"), is_resource, in_metadata);
    if (const Node* items = schema.map("items"); items != nullptr && compiled.items != nullptr)
      part(SchemaNode(*items), *compiled.items, FieldPath(path, "items"), false, in_metadata);
    const Node* properties = schema.map("properties");
    if (properties == nullptr) return;
    FieldPath properties_path(path, "properties");
    for (const Node& child : properties->children()) {
      const Schema* below = compiled.property(child.key());
      if (below == nullptr || !child.is_map()) continue;
      bool is_meta = is_resource && (child.key() == "metadata" || child.key() == "apiVersion" || child.key() == "kind");
      part(SchemaNode(child), *below, FieldPath(properties_path, child.key(), true), false, in_metadata || is_meta);
    }
  }

 private:
  void judge(const Node& value, const Schema& schema, const FieldPath& path, bool is_resource, bool in_metadata) {
    base::Arena& arena = reporter_.scope().arena();
    Problems problems;
    if (!in_metadata) {
      bool is_pruned = kube::crd::same_value(kube::crd::prune(value, schema, is_resource, arena), value);
      found_unpruned_ |= !is_pruned;
      if (!is_pruned && !any_fields_)
        reporter_.say(value, path, "the default has fields that its own schema does not know",
                      "add them to the schema, or remove them");
      kube::crd::check_embedded_resources(value, schema, path, is_resource, problems);
      for (const Problem& problem : problems) say(problem, problem.field);
      if (!problems.empty()) return;
    }
    kube::crd::validate(value, schema, FieldPath(), problems);
    std::string prefix = path.bracketed();
    for (const Problem& problem : problems) {
      bool is_whole = problem.field.empty() || problem.has_no_field();
      say(problem, is_whole ? prefix : prefix + "." + problem.field);
    }
  }

  void say(const Problem& problem, std::string field) const {
    reporter_.say_at(*problem.node, std::move(field), "the default does not fit its own schema: " + words(problem),
                     "mend the default or the schema", base::Code::ServerBadSchema);
  }

  const Reporter& reporter_;
  bool any_fields_;
  bool found_unpruned_ = false;
};

}  // namespace

void judge_defaults(SchemaNode schema, const FieldPath& path, bool any_fields, const Reporter& reporter) {
  if (!has_defaults(schema)) return;
  auto compiled = kube::crd::compile(schema.node(), reporter.scope().minor(), kube::crd::SchemaUse::Defaults);
  Judge(reporter, any_fields).part(schema, compiled->root(), path, true, false);
}

bool has_unpruned_defaults(SchemaNode schema, const Reporter& reporter) {
  if (!has_defaults(schema)) return false;
  auto compiled = kube::crd::compile(schema.node(), reporter.scope().minor(), kube::crd::SchemaUse::Defaults);
  Judge judge(reporter, true);
  judge.part(schema, compiled->root(), FieldPath(), true, false);
  return judge.found_unpruned();
}

}  // namespace pave::judge::server::apiextensions
