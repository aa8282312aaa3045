#include <algorithm>
#include <array>
#include <string>

#include "judge/reference/custom_kind.h"
#include "judge/reference/sheet.h"

namespace pave::judge::reference {
namespace {

using doc::Node;

/// Kinds from which a controller makes one Secret: where they name it, the first that is written. Without any of these
/// it is called like the object where `own_name` says so.
struct SecretMaker {
  std::string_view group;
  std::string_view kind;  ///< empty: all kinds of the group
  std::array<std::string_view, 3> ways;
  bool own_name;
};
constexpr std::array<SecretMaker, 14> kSecretMakers = {{
    {"bitnami.com", "SealedSecret", {"spec.template.metadata.name"}, true},
    {"cert-manager.io", "Certificate", {"spec.secretName"}, false},
    {"external-secrets.io", "ExternalSecret", {"spec.target.name"}, true},
    {"external-secrets.io",
     "ClusterExternalSecret",
     {"spec.externalSecretSpec.target.name", "spec.externalSecretName"},
     true},
    {"secrets.hashicorp.com", "", {"spec.destination.name"}, false},
    {"onepassword.com", "OnePasswordItem", {}, true},
    {"secrets.infisical.com", "", {"spec.managedSecretReference.secretName"}, false},
    {"secrets.doppler.com", "DopplerSecret", {"spec.managedSecret.name"}, false},
    {"spv.no", "AzureKeyVaultSecret", {"spec.output.secret.name"}, false},
    {"secretgenerator.mittwald.de", "", {}, true},
    {"objectbucket.io", "ObjectBucketClaim", {}, true},
    {"trust.cert-manager.io", "Bundle", {}, true},
    {"kafka.strimzi.io", "KafkaUser", {}, true},
    {"bitwarden.com", "BitwardenSecret", {"spec.secretName"}, false},
}};

bool reaches_all_namespaces(const ObjectFacts& facts) {
  return facts.kind == "ClusterExternalSecret" || facts.kind == "Bundle";
}

void add_keys(Made* made, std::span<const std::string_view> keys) {
  if (made == nullptr) return;
  made->keys = keys;
  made->keys_known = true;
}

/// Of each item of a list, one text: as keys.
std::span<const std::string_view> keys_of_items(const Node* list, std::string_view field, Sheet& sheet) {
  std::span<const Node> items = items_of(list);
  std::string_view* keys = sheet.arena().allocate_array<std::string_view>(items.size());
  std::size_t count = 0;
  for (const Node& item : items) keys[count++] = sheet.keep(text_of(item.find(field)));
  return {keys, count};
}

void add_keys_of_external(const Node& root, Made* made, Sheet& sheet) {
  bool is_plain_copy = find_below(&root, "spec.dataFrom") == nullptr &&
                       find_below(&root, "spec.target.template") == nullptr &&
                       text_of(find_below(&root, "spec.target.creationPolicy")) != "Merge";
  if (is_plain_copy) add_keys(made, keys_of_items(find_below(&root, "spec.data"), "secretKey", sheet));
}

/// docs/usage/certificate.md of cert-manager: what its Secret holds.
void add_keys_of_certificate(const Node& root, Made* made, Sheet& sheet) {
  bool has_more = find_below(&root, "spec.keystores") != nullptr ||
                  find_below(&root, "spec.additionalOutputFormats") != nullptr ||
                  find_below(&root, "spec.secretTemplate") != nullptr;
  if (!has_more) add_keys(made, sheet.keep_texts({"tls.crt", "tls.key", "ca.crt"}));
}

void make_secret(const SecretMaker& maker, Sheet& sheet, const ObjectFacts& facts) {
  const Node& root = *sheet.object().root;
  std::string_view name;
  for (std::string_view way : maker.ways)
    if (name.empty() && !way.empty()) name = text_of(find_below(&root, way));
  if (name.empty() && maker.own_name) name = facts.name;
  Space space = reaches_all_namespaces(facts) ? Space{} : sheet.space();
  Made* made = sheet.make(Target::Secret, name, space);
  if (facts.kind == "ExternalSecret") add_keys_of_external(root, made, sheet);
  if (facts.kind == "Certificate") add_keys_of_certificate(root, made, sheet);
  if (facts.kind == "SealedSecret")
    add_keys(made, sheet.keep_keys(find_below(&root, "spec.encryptedData"), find_below(&root, "spec.template.data")));
  if (facts.kind == "ObjectBucketClaim" || facts.kind == "Bundle") sheet.make(Target::ConfigMap, name, space);
}

void make_from_lists(const Node& spec, Sheet& sheet) {
  for (const Node& one : items_of(spec.find("secretObjects")))  // SecretProviderClass
    add_keys(sheet.make(Target::Secret, text_of(one.find("secretName"))),
             keys_of_items(one.find("data"), "key", sheet));
  for (const Node& one : items_of(spec.find("secretTemplates")))  // SopsSecret
    sheet.make(Target::Secret, text_of(one.find("name")));
  for (const Node& one : items_of(spec.find("managedKubeSecretReferences")))  // InfisicalSecret
    sheet.make(Target::Secret, text_of(one.find("secretName")), Space::named(text_of(one.find("secretNamespace"))));
  if (const Node* connection = spec.find("writeConnectionSecretToRef")) {  // Crossplane
    std::string_view other = text_of(connection->find("namespace"));
    sheet.make(Target::Secret, text_of(connection->find("name")), other.empty() ? sheet.space() : Space::named(other));
  }
}

/// cert-manager makes the Secrets that such an Ingress or Gateway names (docs/usage/ingress.md, docs/usage/gateway.md).
bool asks_for_certificates(const Node& annotations) {
  return annotations.find("cert-manager.io/issuer") != nullptr ||
         annotations.find("cert-manager.io/cluster-issuer") != nullptr ||
         annotations.find("kubernetes.io/tls-acme") != nullptr;
}

/// Annotations by which a controller copies an object into other namespaces.
constexpr std::array<std::string_view, 3> kCopied = {"reflector.v1.k8s.emberstack.com/reflection-auto-enabled",
                                                     "replicator.v1.mittwald.de/replicate-to",
                                                     "kubed.appscode.com/sync"};

void make_from_annotations(Sheet& sheet, const ObjectFacts& facts) {
  const Node& root = *sheet.object().root;
  const Node* annotations = find_below(&root, "metadata.annotations");
  if (annotations == nullptr || !annotations->is_map()) return;
  if (facts.target == Target::Secret || facts.target == Target::ConfigMap) {
    for (const Node& annotation : annotations->children())
      if (std::ranges::any_of(kCopied, [&](std::string_view begin) { return annotation.key().starts_with(begin); }))
        sheet.make(facts.target, facts.name, Space{});
  }
  if (facts.target == Target::Service)
    sheet.make(Target::Secret, annotations->string_at("service.beta.openshift.io/serving-cert-secret-name"));
  if (facts.kind == "Ingress" && asks_for_certificates(*annotations)) {
    for (const Node& tls : items_of(find_below(&root, "spec.tls")))
      sheet.make(Target::Secret, text_of(tls.find("secretName")));
  }
}

/// One claim a pod: `CLAIM-SET-0` (pkg/controller/statefulset/stateful_set_utils.go, getPersistentVolumeClaimName).
void make_claims(const Node& spec, Sheet& sheet, const ObjectFacts& facts) {
  for (const Node& claim : items_of(spec.find("volumeClaimTemplates"))) {
    std::string_view name = text_of(find_below(&claim, "metadata.name"));
    if (!name.empty())
      sheet.make_beginning(Target::VolumeClaim, std::string(name) + "-" + std::string(facts.name) + "-");
  }
}

void bring(Brings what, const Space& into, std::string_view path, Sheet& sheet, ObjectFacts& facts) {
  facts.brings = what;
  facts.brings_into = sheet.keep(into);
  facts.brings_path = sheet.keep(path);
}

/// Argo CD: the first source that is not a folder counts, else the folder.
void bring_application(const Node& spec, Sheet& sheet, ObjectFacts& facts) {
  std::string_view name = text_of(find_below(&spec, "destination.namespace"));
  Space into = Space::named(name);
  std::string_view path;
  bool has_chart = false;
  auto look = [&](const Node& source) {
    has_chart |= source.find("chart") != nullptr;
    if (path.empty()) path = text_of(source.find("path"));
  };
  if (const Node* source = spec.find("source")) look(*source);
  for (const Node& source : items_of(spec.find("sources"))) look(source);
  bring(Brings::Anything, into, has_chart ? std::string_view() : path, sheet, facts);
  for (const Node& option : items_of(find_below(&spec, "syncPolicy.syncOptions")))
    if (text_of(&option) == "CreateNamespace=true") sheet.make(Target::Namespace, name, Space::cluster());
}

void bring_custom(Sheet& sheet, ObjectFacts& facts) {
  const Node* spec = sheet.object().root->find("spec");
  if (spec == nullptr || !spec->is_map()) return;
  std::string_view into = text_of(spec->find("targetNamespace"));
  Space space = into.empty() ? sheet.space() : Space::named(into);
  switch (custom_kind(facts.group, facts.kind)) {
    case CustomKind::Inert: break;
    case CustomKind::Operated: facts.brings = Brings::Own; break;
    case CustomKind::Release:
      bring(Brings::Anything, space, {}, sheet, facts);
      if (is_true(find_below(spec, "install.createNamespace")) || is_true(spec->find("createNamespace")))
        sheet.make(Target::Namespace, into.empty() ? sheet.space().name : into, Space::cluster());
      break;
    case CustomKind::Folder:
      bring(Brings::Anything, into.empty() ? Space{} : space, text_of(spec->find("path")), sheet, facts);
      break;
    case CustomKind::Application: bring_application(*spec, sheet, facts); break;
    case CustomKind::ApplicationSet:
      if (const Node* inner = find_below(spec, "template.spec")) bring_application(*inner, sheet, facts);
      break;
  }
  for (const SecretMaker& maker : kSecretMakers)
    if (maker.group == facts.group && (maker.kind.empty() || maker.kind == facts.kind))
      make_secret(maker, sheet, facts);
  make_from_lists(*spec, sheet);
}

}  // namespace

void gather_made(Sheet& sheet, ObjectFacts& facts) {
  make_from_annotations(sheet, facts);
  if (facts.kind == "StatefulSet") {
    if (const Node* spec = sheet.object().root->find("spec")) make_claims(*spec, sheet, facts);
  }
  if (is_custom(facts.group)) bring_custom(sheet, facts);
  if (facts.kind == "Project" || facts.kind == "ProjectRequest" || facts.kind == "SubnamespaceAnchor")
    sheet.make(Target::Namespace, facts.name, Space::cluster());
}

}  // namespace pave::judge::reference
