#include "judge/reference/gather.h"

#include "judge/reference/custom_kind.h"
#include "kube/schema/catalog.h"
#include "kube/well_known.h"

namespace pave::judge::reference {
namespace {

using base::Code;
using doc::Node;

/// A kind whose objects are not in a namespace; none of it is known for custom kinds.
bool is_cluster_scoped(std::string_view group, std::string_view version, std::string_view kind) {
  const kube::schema::KindFacts* facts = kube::schema::Catalog::builtin().find(group, version, kind);
  return facts != nullptr && facts->versions != 0 && !facts->namespaced;
}

void refer_role(Sheet& sheet) {
  const Node& root = *sheet.object().root;
  if (const Node* role = root.find("roleRef"); role != nullptr && role->is_map()) {
    bool is_cluster_role = text_of(role->find("kind")) == "ClusterRole";
    sheet.refer(Code::ReferenceMissingRole, is_cluster_role ? Target::ClusterRole : Target::Role, role->find("name"),
                is_cluster_role ? Space::cluster() : sheet.space());
  }
  for (const Node& subject : items_of(root.find("subjects"))) {
    if (text_of(subject.find("kind")) != "ServiceAccount") continue;
    Space space = Space::named(text_of(subject.find("namespace")));
    sheet.refer(Code::ReferenceMissingServiceAccount, Target::ServiceAccount, subject.find("name"), space);
  }
}

/// What is in a ConfigMap or Secret. One without anything waits for somebody who fills it.
void gather_keys(Sheet& sheet, ObjectFacts& facts) {
  const Node& root = *sheet.object().root;
  bool is_secret = facts.target == Target::Secret;
  facts.keys = sheet.keep_keys(root.find("data"), root.find(is_secret ? "stringData" : "binaryData"));
  facts.keys_known = !facts.keys.empty() && text_of(root.find("type")) != "kubernetes.io/service-account-token";
}

void gather_workload(const Node& spec, const kube::PodDescription& pod, Sheet& sheet, ObjectFacts& facts) {
  gather_pod_references(*pod.spec, facts.kind == "StatefulSet" ? spec.find("volumeClaimTemplates") : nullptr, sheet);
  PodFacts* pods = gather_pods(pod.metadata, *pod.spec, sheet);
  facts.pods = pods;
  if (facts.target == Target::Workload) {
    const Node* replicas = spec.find("replicas");
    if (replicas == nullptr || replicas->is_null()) pods->replicas = 1;
    else if (replicas->is(doc::Kind::Int)) pods->replicas = number_of(replicas);
  } else if (facts.kind == "Pod") {
    pods->replicas = 1;
  }
  if (facts.kind == "StatefulSet")
    sheet.refer(Code::ReferenceMissingService, Target::Service, spec.find("serviceName"));
}

/// A pod template of a kind that is not built in, such as an Argo Rollout.
std::optional<kube::PodDescription> find_custom_pod(const kube::Object& object) {
  const Node* holder = find_below(object.root, "spec.template");
  const Node* spec = find_below(holder, "spec");
  if (spec == nullptr || !spec->is_map() || items_of(spec->find("containers")).empty()) return std::nullopt;
  return kube::PodDescription{holder->find("metadata"), spec, "spec.template"};
}

}  // namespace

ObjectFacts Gatherer::identify(const kube::Object& object) {
  kube::GroupVersion parts = object.group_version();
  ObjectFacts facts{.group = sheet_.keep(parts.group),
                    .kind = sheet_.keep(object.kind),
                    .name = sheet_.keep(object.name),
                    .space = {}};
  facts.target = target_of(facts.group, facts.kind);
  facts.space = is_cluster_scoped(parts.group, parts.version, object.kind)
                    ? Space::cluster()
                    : Space::named(sheet_.keep(object.namespace_name));
  const Node* metadata = object.root->find("metadata");
  const Node* name = metadata == nullptr ? nullptr : metadata->find("name");
  facts.origin = name != nullptr ? name->origin : object.root->origin;
  if (const Node* space = metadata == nullptr ? nullptr : metadata->find("namespace"))
    facts.namespace_origin = space->origin;
  return facts;
}

ObjectFacts Gatherer::gather(const kube::Object& object, std::uint32_t file, std::uint32_t index) {
  ObjectFacts facts = identify(object);
  facts.file = file;
  facts.index = index;
  sheet_.start(object, facts.space);
  const Node* spec = object.root->find("spec");
  switch (facts.target) {
    case Target::ConfigMap:
    case Target::Secret: gather_keys(sheet_, facts); break;
    case Target::ServiceAccount:
      for (const Node& secret : items_of(object.root->find("imagePullSecrets")))
        sheet_.refer(Code::ReferenceMissingSecret, Target::Secret, secret.find("name"));
      break;
    default: break;
  }
  if (facts.group == "rbac.authorization.k8s.io" && facts.kind.ends_with("RoleBinding")) refer_role(sheet_);
  std::optional<kube::PodDescription> pod = kube::find_pod(object);
  bool custom = is_custom(facts.group);
  if (!pod && custom) pod = find_custom_pod(object);
  if (pod) gather_workload(spec != nullptr ? *spec : *pod->spec, *pod, sheet_, facts);
  gather_network(sheet_, facts);
  gather_scale(sheet_, facts);
  gather_made(sheet_, facts);
  sheet_.finish(facts);
  return facts;
}

ObjectFacts Gatherer::gather_encrypted(const kube::Object& object, std::uint32_t file) {
  ObjectFacts facts = identify(object);
  facts.file = file;
  facts.is_encrypted = true;
  sheet_.start(object, facts.space);
  if (facts.target == Target::ConfigMap || facts.target == Target::Secret) gather_keys(sheet_, facts);
  sheet_.finish(facts);
  return facts;
}

}  // namespace pave::judge::reference
