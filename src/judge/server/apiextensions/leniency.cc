#include "judge/server/apiextensions/leniency.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/base64.h"
#include "base/pem.h"
#include "judge/server/apiextensions/defaults.h"
#include "judge/server/apiextensions/reporter.h"
#include "judge/server/apiextensions/schema_parts.h"
#include "judge/server/apiextensions/schema_walk.h"
#include "judge/server/apiextensions/structural.h"
#include "judge/server/certificates/crypto.h"
#include "judge/server/rule.h"

namespace pave::judge::server::apiextensions {
namespace {

using doc::Node;

const Node* schema_of(Value version) { return SchemaNode(*version.node()).map("schema"); }

bool has_wrong_type(SchemaNode schema) { return !schema.type().empty() && !is_schema_type(schema.type()); }

bool has_only_unknown_review_versions(Value versions) {
  bool is_known = versions.size() == 0;
  for (Value version : versions.children()) is_known |= version.text() == "v1" || version.text() == "v1beta1";
  return !is_known;
}

/// Judges an old schema where nobody listens.
void look_at(SchemaNode schema, Scope& scope, Leniency& leniency) {
  Sink nowhere;
  Scope quiet(scope.facts(), scope.version(), true, scope.arena(), nowhere);
  Reporter reporter(quiet);
  leniency.any_type |= schema_has(schema, has_wrong_type);
  leniency.any_set_items |= schema_has(schema, has_loose_set_items);
  leniency.loose_list_keys |= schema_has(schema, has_loose_keys);
  bool is_structural = can_be_structural(schema) && judge_structural(schema, FieldPath(), reporter);
  leniency.not_structural |= !is_structural;
  leniency.unpruned_defaults |= is_structural && has_unpruned_defaults(schema, reporter);
}

}  // namespace

bool has_loose_set_items(SchemaNode schema) {
  const Node* items = schema.map("items");
  if (schema.text("x-kubernetes-list-type") != "set" || items == nullptr) return false;
  SchemaNode item(*items);
  if (item.type() == "object") return item.text("x-kubernetes-map-type") != "atomic";
  return item.type() == "array" && item.has("x-kubernetes-list-type") &&
         item.text("x-kubernetes-list-type") != "atomic";
}

bool has_loose_keys(SchemaNode schema) {
  const Node* items = schema.map("items");
  std::string_view type = schema.text("x-kubernetes-list-type");
  if (items == nullptr || (type != "set" && type != "map")) return false;
  SchemaNode item(*items);
  if (item.is_true("nullable")) return true;
  const Node* keys = schema.list("x-kubernetes-list-map-keys");
  const Node* properties = item.map("properties");
  if (type == "set" || keys == nullptr || properties == nullptr) return false;
  const Node* required = item.list("required");
  return std::ranges::any_of(keys->children(), [&](const Node& key) {
    const Node* property = key.is_string() ? properties->find(key.text()) : nullptr;
    if (property == nullptr) return false;
    bool is_required = required != nullptr && std::ranges::any_of(required->children(), [&](const Node& one) {
                         return one.is_string() && one.text() == key.text();
                       });
    SchemaNode found(*property);
    return (!is_required && !found.has("default")) || found.is_true("nullable");
  });
}

bool was_established(Value root) {
  if (!root.updating()) return false;
  Value status = root[f::status].old();
  if (!status.written()) return true;
  for (Value condition : status[f::conditions].children())
    if (condition[f::type].text() == "Established" && condition[f::status].text() == "True") return true;
  return false;
}

bool is_certificate_bundle(std::string_view text) {
  std::optional<std::string> bytes = base::decode_base64(text);
  if (!bytes || !certificates::can_check()) return true;
  std::string_view rest = *bytes;
  while (auto block = base::next_block(rest))
    if (block->type == "CERTIFICATE" && !block->has_headers &&
        certificates::check_certificate(block->bytes) == certificates::Verdict::Good)
      return true;
  return false;
}

Leniency leniency_of(Value root) {
  Leniency leniency;
  Value spec = root[f::spec].old();
  if (!root.updating() || !spec.is_map()) return leniency;
  Value webhook = spec[f::conversion][f::webhook];
  leniency.any_review_version = has_only_unknown_review_versions(webhook[f::conversionReviewVersions]);
  std::string_view bundle = webhook[f::clientConfig][f::caBundle].text();
  leniency.any_bundle = !was_established(root) || (!bundle.empty() && !is_certificate_bundle(bundle));
  for (Value version : spec[f::versions].children()) {
    const Node* schema = version.is_map() ? schema_of(version) : nullptr;
    const Node* open_api = schema == nullptr ? nullptr : SchemaNode(*schema).map("openAPIV3Schema");
    if (open_api == nullptr) leniency.no_schema = true;
    else look_at(SchemaNode(*open_api), root.scope(), leniency);
  }
  return leniency;
}

}  // namespace pave::judge::server::apiextensions
