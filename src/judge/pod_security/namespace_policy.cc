#include "judge/pod_security/namespace_policy.h"

#include <fmt/format.h>

#include <utility>

namespace pave::judge::pod_security {
namespace {

constexpr std::string_view kEnforce = "pod-security.kubernetes.io/enforce";
constexpr std::string_view kEnforceVersion = "pod-security.kubernetes.io/enforce-version";

const doc::Node* find_text(const doc::Node* map, std::string_view key) {
  const doc::Node* node = map == nullptr ? nullptr : map->find(key);
  return node != nullptr && node->is_string() ? node : nullptr;
}

void refuse(base::Code code, const doc::Node& label, std::string_view help, Sink& sink) {
  sink.add({code,
            label.origin,
            fmt::format("label {} is \"{}\", which the API server refuses", label.key(), label.text()),
            std::string(help),
            {}},
           fmt::format("metadata.labels[{}]", label.key()));
}

}  // namespace

std::optional<Policy> namespace_policy(const kube::Object& object, Sink& sink) {
  if (object.kind != "Namespace" || !object.group_version().group.empty() || object.root == nullptr)
    return std::nullopt;
  const doc::Node* metadata = object.root->find("metadata");
  const doc::Node* labels = metadata == nullptr ? nullptr : metadata->find("labels");
  Policy policy{Level::Restricted, kLatest};
  if (const doc::Node* label = find_text(labels, kEnforceVersion)) {
    if (auto version = parse_version(label->text())) policy.version = *version;
    else refuse(base::Code::SchemaBadFormat, *label, "write latest, or a version such as v1.30", sink);
  }
  const doc::Node* label = find_text(labels, kEnforce);
  if (label == nullptr) return std::nullopt;
  if (auto level = parse_level(label->text())) policy.level = *level;
  else refuse(base::Code::SchemaBadEnum, *label, "write privileged, baseline or restricted", sink);
  return policy;
}

Chosen choose_policy(const std::optional<Policy>& given, const NamespacePolicies& namespaces,
                     const kube::Object& object, base::KubeVersion server) {
  if (given) return {as_served_by(*given, server), base::Severity::Error};
  if (!object.namespace_name.empty())
    if (auto enforced = namespaces.find(object.namespace_name); enforced != namespaces.end())
      return {as_served_by(enforced->second, server), base::Severity::Error};
  return {{Level::Baseline, server}, base::Severity::Warning};
}

}  // namespace pave::judge::pod_security
