#include "kube/crd/definition.h"

#include <algorithm>

namespace pave::kube::crd {
namespace {

using doc::Node;

bool is_true(const Node* node) { return node != nullptr && node->is(doc::Kind::Bool) && node->truth(); }

const Node* find(const Node* node, std::string_view name) { return node == nullptr ? nullptr : node->find(name); }

VersionFacts read_version(const Node& node) {
  VersionFacts version;
  version.name = node.string_at("name");
  version.served = is_true(node.find("served"));
  version.storage = is_true(node.find("storage"));
  const Node* schema = find(node.find("schema"), "openAPIV3Schema");
  if (schema != nullptr && schema->is_map()) version.schema = schema;
  const Node* subresources = node.find("subresources");
  const Node* status = find(subresources, "status");
  version.has_status = status != nullptr && status->is_map();
  if (const Node* scale = find(subresources, "scale"); scale != nullptr) {
    version.spec_replicas = scale->string_at("specReplicasPath");
    version.status_replicas = scale->string_at("statusReplicasPath");
    version.label_selector = scale->string_at("labelSelectorPath");
  }
  return version;
}

}  // namespace

const VersionFacts* DefinitionFacts::find(std::string_view version) const {
  auto found = std::ranges::find(versions, version, &VersionFacts::name);
  return found == versions.end() ? nullptr : &*found;
}

std::optional<DefinitionFacts> read_definition(const Object& object) {
  GroupVersion type = object.group_version();
  if (object.kind != kDefinitionKind || type.group != kDefinitionGroup || type.version != "v1") return std::nullopt;
  const Node* spec = object.root->find("spec");
  const Node* names = find(spec, "names");
  const Node* versions = find(spec, "versions");
  if (names == nullptr || versions == nullptr || !versions->is_list()) return std::nullopt;
  DefinitionFacts facts;
  facts.spec = spec;
  facts.group = spec->string_at("group");
  facts.kind = names->string_at("kind");
  facts.plural = names->string_at("plural");
  facts.namespaced = spec->string_at("scope") == "Namespaced";
  for (const Node& version : versions->children())
    if (!version.string_at("name").empty()) facts.versions.push_back(read_version(version));
  if (facts.group.empty() || facts.kind.empty() || facts.versions.empty()) return std::nullopt;
  return facts;
}

}  // namespace pave::kube::crd
