#include "judge/schema/kind.h"

#include <string>
#include <tuple>

#include "base/similar.h"
#include "judge/schema/unknown_field.h"

#include <fmt/format.h>

namespace pave::judge::schema {
namespace {

using base::Code;
using kube::Object;
using kube::schema::Catalog;
using kube::schema::KindFacts;
using kube::schema::VersionMask;

base::Origin origin_of(const Object& object, std::string_view field) {
  const doc::Node* node = object.root->find(field);
  return node == nullptr ? object.root->origin : node->origin;
}

/// `v2` is wanted before `v1`, that before `v1beta2`, then `v1beta1` and `v1alpha1`.
bool is_better(std::string_view version, std::string_view than) {
  auto rank = [](std::string_view text) {
    int stability = text.find("alpha") != std::string_view::npos  ? 0
                    : text.find("beta") != std::string_view::npos ? 1
                                                                  : 2;
    return std::tuple(stability, text.size(), text);
  };
  return rank(version) > rank(than);
}

/// The kind of that name that this version of Kubernetes has: in the group, or in any when `group` is null.
const KindFacts* find_served(std::string_view kind, const std::string_view* group, const Catalog& catalog,
                             VersionMask mask) {
  const KindFacts* best = nullptr;
  for (const KindFacts& facts : catalog.kinds()) {
    if (facts.kind != kind || (facts.versions & mask) == 0 || (group != nullptr && facts.group != *group)) continue;
    if (best == nullptr || is_better(facts.version, best->version)) best = &facts;
  }
  return best;
}

std::string_view nearest_kind(const Object& object, const Catalog& catalog, VersionMask mask) {
  auto wanted = object.group_version();
  base::Nearest nearest(object.kind);
  for (const KindFacts& facts : catalog.kinds())
    if (facts.group == wanted.group && facts.version == wanted.version && (facts.versions & mask) != 0)
      nearest.offer(facts.kind);
  return nearest.best();
}

/// The kind exists, but not in this version of Kubernetes.
base::Diagnostic other_versions(const Object& object, const KindFacts& facts, const Catalog& catalog,
                                base::KubeVersion version) {
  base::Diagnostic said{Code::SchemaUnknownKind, origin_of(object, "apiVersion"), {}, {}, {}};
  said.message = fmt::format("Kubernetes {} has no {} in {}", version.text(), object.kind, object.api_version);
  if (facts.versions != 0) said.help = "it exists " + versions_text(facts.versions);
  else if (facts.introduced > version.minor)
    said.help = fmt::format("it exists since Kubernetes 1.{}", facts.introduced);
  if (const KindFacts* served = find_served(facts.kind, &facts.group, catalog, kube::schema::mask_of(version)))
    said.help += fmt::format("{}write apiVersion: {}", said.help.empty() ? "" : "; for now ", api_version(*served));
  return said;
}

base::Diagnostic unknown(const Object& object, const Catalog& catalog, base::KubeVersion version) {
  VersionMask mask = kube::schema::mask_of(version);
  auto wanted = object.group_version();
  base::Diagnostic said{Code::SchemaUnknownKind, origin_of(object, "kind"), {}, {}, {}};
  said.message = fmt::format("{} has no kind {}", object.api_version, object.kind);
  const KindFacts* served = find_served(object.kind, &wanted.group, catalog, mask);
  if (served == nullptr) served = find_served(object.kind, nullptr, catalog, mask);
  if (served != nullptr) {
    said.origin = origin_of(object, "apiVersion");
    said.help = "write apiVersion: " + api_version(*served);
  } else if (auto near = nearest_kind(object, catalog, mask); !near.empty()) {
    said.help = fmt::format("did you mean \"{}\"?", near);
  }
  return said;
}

}  // namespace

std::string api_version(const KindFacts& facts) {
  return facts.group.empty() ? std::string(facts.version) : fmt::format("{}/{}", facts.group, facts.version);
}

KindLookup look_up_kind(const Object& object, const Catalog& catalog, base::KubeVersion version) {
  auto wanted = object.group_version();
  const KindFacts* facts = catalog.find(wanted.group, wanted.version, object.kind);
  KindLookup result;
  if (facts != nullptr && (facts->versions & kube::schema::mask_of(version)) != 0) {
    result.facts = facts;
  } else if (facts != nullptr) {
    result.left_to_lifecycle = facts->removed != 0 && facts->removed <= version.minor;
    if (!result.left_to_lifecycle) result.wrong = other_versions(object, *facts, catalog, version);
  } else if (catalog.is_builtin_group(wanted.group)) {
    result.wrong = unknown(object, catalog, version);
  }
  return result;
}

std::string similar_api_version(const Object& object, const Catalog& catalog) {
  base::Nearest nearest(object.group_version().group);
  const KindFacts* best = nullptr;
  for (const KindFacts& facts : catalog.kinds()) {
    if (facts.kind != object.kind || facts.versions == 0 || facts.group.empty()) continue;
    std::string_view before = nearest.best();
    nearest.offer(facts.group);
    bool newly_near = nearest.best() != before;
    if (newly_near || (best != nullptr && facts.group == best->group && is_better(facts.version, best->version)))
      best = &facts;
  }
  return best == nullptr ? std::string() : api_version(*best);
}

}  // namespace pave::judge::schema
