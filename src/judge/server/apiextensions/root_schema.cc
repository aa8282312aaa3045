#include "judge/server/apiextensions/definition.h"

#include <fmt/format.h>

#include <array>
#include <string>

#include "judge/server/apiextensions/defaults.h"
#include "judge/server/apiextensions/schema_parts.h"
#include "judge/server/apiextensions/structural.h"

namespace pave::judge::server::apiextensions {

void judge_schema(const doc::Node& schema, bool has_status, const Leniency& leniency, const std::string& path,
                  const Reporter& reporter) {
  // Empty lists and maps count, too.
  constexpr std::array<std::string_view, 22> kNotBesideStatus = {"id",
                                                                 "$schema",
                                                                 "$ref",
                                                                 "patternProperties",
                                                                 "dependencies",
                                                                 "additionalItems",
                                                                 "definitions",
                                                                 "allOf",
                                                                 "anyOf",
                                                                 "oneOf",
                                                                 "not",
                                                                 "enum",
                                                                 "default",
                                                                 "maxProperties",
                                                                 "minProperties",
                                                                 "additionalProperties",
                                                                 "nullable",
                                                                 "x-kubernetes-embedded-resource",
                                                                 "x-kubernetes-int-or-string",
                                                                 "x-kubernetes-list-type",
                                                                 "x-kubernetes-map-type",
                                                                 "x-kubernetes-list-map-keys"};
  SchemaNode root(schema);
  FieldPath start;
  FieldPath place(start, path);
  if (has_status)
    for (std::string_view name : kNotBesideStatus) {
      const doc::Node* part = root.find(name);
      if (part == nullptr) continue;
      bool is_pointer = name == "additionalProperties" || name == "additionalItems" || name == "default";
      if (part->is(doc::Kind::Bool) && !part->truth() && !is_pointer) continue;
      if (part->is_string() && part->size == 0 && (name == "id" || name == "$schema")) continue;
      reporter.say(*part, place,
                   fmt::format("{} can't stand at the root of the schema beside a status subresource", name),
                   "move it to the schema of spec");
      break;
    }
  if (root.is_true("nullable"))
    reporter.say(*root.find("nullable"), FieldPath(place, "nullable"), "the root of a schema can't be null",
                 "remove it");
  bool is_possible = leniency.not_structural || can_be_structural(root);
  if (!leniency.not_structural && is_possible && judge_structural(root, place, reporter))
    judge_defaults(root, place, leniency.unpruned_defaults, reporter);
  bool has_no_fault = judge_parts(root, place, leniency, reporter);
  if (!is_possible && has_no_fault)
    reporter.say(schema, place, "the schema has a part that the server does not support", "remove `$schema`");
}

}  // namespace pave::judge::server::apiextensions
