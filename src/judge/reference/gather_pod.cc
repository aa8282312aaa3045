#include <array>
#include <set>

#include "judge/reference/sheet.h"

namespace pave::judge::reference {
namespace {

using base::Code;
using doc::Node;

/// `{name, key}` of an environment variable, `{name}` of envFrom.
void refer_source(const Node* source, Target target, Sheet& sheet) {
  if (source == nullptr || is_true(source->find("optional"))) return;
  Code code = target == Target::Secret ? Code::ReferenceMissingSecret : Code::ReferenceMissingConfigMap;
  Reference* made = sheet.refer(code, target, source->find("name"));
  const Node* key = source->find("key");
  if (made == nullptr || text_of(key).empty() || !is_plain(text_of(key))) return;
  made->key = sheet.keep(key->text());
  made->part_origin = key->origin;
}

void refer_environment(const Node& container, Sheet& sheet) {
  for (const Node& variable : items_of(container.find("env"))) {
    const Node* from = variable.find("valueFrom");
    if (from == nullptr) continue;
    refer_source(from->find("configMapKeyRef"), Target::ConfigMap, sheet);
    refer_source(from->find("secretKeyRef"), Target::Secret, sheet);
  }
  for (const Node& source : items_of(container.find("envFrom"))) {
    refer_source(source.find("configMapRef"), Target::ConfigMap, sheet);
    refer_source(source.find("secretRef"), Target::Secret, sheet);
  }
}

/// A ConfigMap or Secret of which all or some keys become files: one reference for each key.
void refer_files(const Node& source, std::string_view name_field, Target target, Sheet& sheet) {
  if (is_true(source.find("optional"))) return;
  Code code = target == Target::Secret ? Code::ReferenceMissingSecret : Code::ReferenceMissingConfigMap;
  const Node* name = source.find(name_field);
  std::span<const Node> items = items_of(source.find("items"));
  if (items.empty()) sheet.refer(code, target, name);
  for (const Node& item : items) {
    Reference* made = sheet.refer(code, target, name);
    const Node* key = item.find("key");
    if (made == nullptr || text_of(key).empty() || !is_plain(text_of(key))) continue;
    made->key = sheet.keep(key->text());
    made->part_origin = key->origin;
  }
}

/// Where kinds of volumes name a Secret: the volume's field, then the name below it.
struct SecretOfVolume {
  std::string_view volume;
  std::string_view way;
};
constexpr std::array<SecretOfVolume, 7> kSecretsOfVolumes = {{
    {"azureFile", "secretName"},
    {"cephfs", "secretRef.name"},
    {"csi", "nodePublishSecretRef.name"},
    {"flexVolume", "secretRef.name"},
    {"iscsi", "secretRef.name"},
    {"rbd", "secretRef.name"},
    {"scaleIO", "secretRef.name"},
}};

void refer_volume(const Node& volume, Sheet& sheet) {
  for (const Node& field : volume.children()) {
    if (!field.is_map()) continue;
    std::string_view key = field.key();
    if (key == "configMap") {
      refer_files(field, "name", Target::ConfigMap, sheet);
    } else if (key == "secret") {
      refer_files(field, "secretName", Target::Secret, sheet);
    } else if (key == "persistentVolumeClaim") {
      sheet.refer(Code::ReferenceMissingVolumeClaim, Target::VolumeClaim, field.find("claimName"));
    } else if (key == "projected") {
      for (const Node& source : items_of(field.find("sources"))) {
        if (const Node* map = source.find("configMap")) refer_files(*map, "name", Target::ConfigMap, sheet);
        if (const Node* secret = source.find("secret")) refer_files(*secret, "name", Target::Secret, sheet);
      }
    } else {
      for (const SecretOfVolume& known : kSecretsOfVolumes)
        if (known.volume == key)
          sheet.refer(Code::ReferenceMissingSecret, Target::Secret, find_below(&field, known.way));
    }
  }
}

/// pkg/controller/statefulset/stateful_set_utils.go, updateStorage.
std::set<std::string_view> replaced_volumes(const Node* claims) {
  std::set<std::string_view> names;
  for (const Node& claim : items_of(claims)) names.insert(text_of(find_below(&claim, "metadata.name")));
  return names;
}

std::size_t count_ports(const Node& container) { return items_of(container.find("ports")).size(); }

/// Sidecars too: only init containers that stay (k8s.io/endpointslice, utils.go, FindPort).
bool listens(const Node& container, bool is_init) {
  return container.is_map() && (!is_init || text_of(container.find("restartPolicy")) == "Always");
}

}  // namespace

void gather_pod_references(const Node& spec, const Node* claims, Sheet& sheet) {
  std::set<std::string_view> replaced = replaced_volumes(claims);
  for (const Node& field : spec.children()) {
    std::string_view key = field.key();
    if (key == "containers" || key == "initContainers") {
      for (const Node& container : items_of(&field)) refer_environment(container, sheet);
    } else if (key == "volumes") {
      for (const Node& volume : items_of(&field))
        if (!replaced.contains(text_of(volume.find("name")))) refer_volume(volume, sheet);
    } else if (key == "imagePullSecrets") {
      for (const Node& secret : items_of(&field))
        sheet.refer(Code::ReferenceMissingSecret, Target::Secret, secret.find("name"));
    } else if (key == "serviceAccountName" || (key == "serviceAccount" && spec.find("serviceAccountName") == nullptr)) {
      sheet.refer(Code::ReferenceMissingServiceAccount, Target::ServiceAccount, &field);
    } else if (key == "priorityClassName") {
      sheet.refer(Code::ReferenceMissingClass, Target::PriorityClass, &field, Space::cluster());
    } else if (key == "runtimeClassName") {
      sheet.refer(Code::ReferenceMissingClass, Target::RuntimeClass, &field, Space::cluster());
    }
  }
}

PodFacts* gather_pods(const Node* metadata, const Node& spec, Sheet& sheet) {
  const Node* labels = metadata == nullptr ? nullptr : metadata->find("labels");
  PodFacts* pods = sheet.arena().allocate_array<PodFacts>(1);
  *pods = PodFacts{.labels = sheet.keep_labels(labels)};
  pods->labels_origin = labels != nullptr ? labels->key_origin : spec.key_origin;
  std::size_t count = 0;
  const Node* lists[] = {spec.find("containers"), spec.find("initContainers")};
  for (const Node* list : lists)
    for (const Node& container : items_of(list)) count += count_ports(container);
  ContainerPort* ports = sheet.arena().allocate_array<ContainerPort>(count);
  std::size_t at = 0;
  for (const Node* list : lists) {
    for (const Node& container : items_of(list)) {
      if (!listens(container, list == lists[1])) continue;
      for (const Node& port : items_of(container.find("ports"))) {
        std::string_view protocol = text_of(port.find("protocol"));
        ports[at++] = {sheet.keep(text_of(port.find("name"))), number_of(port.find("containerPort")),
                       protocol.empty() ? std::string_view("TCP") : sheet.keep(protocol)};
      }
    }
  }
  pods->ports = {ports, at};
  return pods;
}

}  // namespace pave::judge::reference
