#include "kube/schema/catalog.h"

#include <gtest/gtest.h>

#include <bit>
#include <string>
#include <tuple>

namespace pave::kube::schema {
namespace {

const Catalog& catalog() { return Catalog::builtin(); }

std::string_view name(doc::Symbol symbol) { return catalog().names()[symbol]; }

/// A shape as data/kubernetes writes it, types by their short name.
std::string text(ShapeId id) {
  const Shape& shape = catalog().shapes()[id];
  std::string values;
  for (doc::Symbol symbol : catalog().values(shape.values)) values += "|" + std::string(name(symbol));
  if (!values.empty()) values.erase(0, 1);
  switch (shape.kind) {
    case ShapeKind::Any: return "any";
    case ShapeKind::Boolean: return "boolean";
    case ShapeKind::Int32: return "int32";
    case ShapeKind::Int64: return "int64";
    case ShapeKind::Number: return "number";
    case ShapeKind::String: return values.empty() ? "string" : "enum(" + values + ")";
    case ShapeKind::Bytes: return "bytes";
    case ShapeKind::Time: return "time";
    case ShapeKind::MicroTime: return "micro-time";
    case ShapeKind::Duration: return "duration";
    case ShapeKind::Quantity: return "quantity";
    case ShapeKind::IntOrString: return "int-or-string";
    case ShapeKind::Object: return std::string(name(catalog().types()[shape.detail].name));
    case ShapeKind::Map: return "map " + text(shape.detail);
    case ShapeKind::List:
      return (shape.list_type == ListType::Set   ? "set"
              : shape.list_type == ListType::Map ? "list(" + values + ")"
                                                 : "list") +
             (" " + text(shape.detail));
    case ShapeKind::SchemaOrBoolean: return "schema-or-boolean";
    case ShapeKind::SchemaOrList: return "schema-or-list";
    case ShapeKind::SchemaOrStrings: return "schema-or-strings";
  }
  return "?";
}

const Field* field(const Type& type, std::string_view wanted, int minor = kNewestMinor) {
  for (const Field& f : catalog().fields(type))
    if (name(f.name) == wanted && (f.versions >> (minor - kOldestMinor) & 1) != 0) return &f;
  return nullptr;
}

/// The type of objects inside a shape, looking through lists and maps; null for scalars.
const Type* type_inside(ShapeId id) {
  const Shape* shape = &catalog().shapes()[id];
  while (shape->kind == ShapeKind::List || shape->kind == ShapeKind::Map) shape = &catalog().shapes()[shape->detail];
  return shape->kind == ShapeKind::Object ? &catalog().types()[shape->detail] : nullptr;
}

/// The type at a path of field names; null when there is none.
const Type* type_at(std::string_view group, std::string_view version, std::string_view kind,
                    std::initializer_list<std::string_view> path) {
  const Type* type = &catalog().types()[catalog().find(group, version, kind)->type];
  for (std::string_view step : path) {
    const Field* found = type == nullptr ? nullptr : field(*type, step);
    type = found == nullptr ? nullptr : type_inside(found->shape);
  }
  return type;
}

/// The shape of the field at a path of field names, or why there is none.
std::string shape_at(std::string_view group, std::string_view version, std::string_view kind,
                     std::initializer_list<std::string_view> path, int minor = kNewestMinor) {
  const Type* type = &catalog().types()[catalog().find(group, version, kind)->type];
  ShapeId shape = 0;
  for (std::string_view step : path) {
    if (type == nullptr) return "no type before " + std::string(step);
    const Field* found = field(*type, step, minor);
    if (found == nullptr) return "no field " + std::string(step);
    shape = found->shape;
    type = type_inside(shape);
  }
  return text(shape);
}

TEST(Catalog, KnowsKindsWithTheirScopeAndVersions) {
  const KindFacts* deployment = catalog().find("apps", "v1", "Deployment");
  ASSERT_NE(deployment, nullptr);
  EXPECT_TRUE(deployment->namespaced);
  EXPECT_EQ(deployment->versions, 0b11111);
  EXPECT_EQ(deployment->introduced, 9);
  EXPECT_EQ(deployment->removed, 0);
  EXPECT_EQ(name(catalog().types()[deployment->type].name), "Deployment");

  EXPECT_FALSE(catalog().find("", "v1", "Namespace")->namespaced);
  EXPECT_TRUE(catalog().find("", "v1", "Pod")->namespaced);
  EXPECT_FALSE(catalog().find("rbac.authorization.k8s.io", "v1", "ClusterRole")->namespaced);
  EXPECT_FALSE(catalog().find("apiextensions.k8s.io", "v1", "CustomResourceDefinition")->namespaced);
  EXPECT_FALSE(catalog().find("apiregistration.k8s.io", "v1", "APIService")->namespaced);
  EXPECT_NE(catalog().find("apps", "v1", "DeploymentList"), nullptr);
  EXPECT_NE(catalog().find("policy", "v1", "Eviction"), nullptr);
  EXPECT_EQ(catalog().find("resource.k8s.io", "v1", "DeviceClass")->versions, 0b11110) << "since 1.34";

  EXPECT_EQ(catalog().find("apps", "v1", "Deploymnet"), nullptr);
  EXPECT_EQ(catalog().find("apps", "v2", "Deployment"), nullptr);
  EXPECT_EQ(catalog().find("", "v1", "DeleteOptions"), nullptr);
}

TEST(Catalog, KnowsKindsThatWereRemovedBeforeItsSchemasBegin) {
  const KindFacts* ingress = catalog().find("extensions", "v1beta1", "Ingress");
  ASSERT_NE(ingress, nullptr);
  EXPECT_EQ(ingress->versions, 0);
  EXPECT_EQ(ingress->deprecated, 14);
  EXPECT_EQ(ingress->removed, 22);
  EXPECT_EQ(ingress->replacement_group, "networking.k8s.io");
  EXPECT_EQ(ingress->replacement_version, "v1");
  EXPECT_EQ(ingress->replacement_kind, "Ingress");
  for (auto [group, version, kind, removed] : {std::tuple{"apps", "v1beta1", "Deployment", 16},
                                               {"apps", "v1beta2", "StatefulSet", 16},
                                               {"extensions", "v1beta1", "DaemonSet", 16},
                                               {"batch", "v2alpha1", "CronJob", 21},
                                               {"settings.k8s.io", "v1alpha1", "PodPreset", 20},
                                               {"policy", "v1beta1", "PodSecurityPolicy", 25},
                                               {"apiextensions.k8s.io", "v1beta1", "CustomResourceDefinition", 22},
                                               {"apiregistration.k8s.io", "v1beta1", "APIService", 22},
                                               {"flowcontrol.apiserver.k8s.io", "v1beta3", "FlowSchema", 32},
                                               {"storage.k8s.io", "v1beta1", "VolumeAttributesClass", 37},
                                               {"scheduling.k8s.io", "v1alpha2", "Workload", 37}}) {
    const KindFacts* facts = catalog().find(group, version, kind);
    ASSERT_NE(facts, nullptr) << group << "/" << version << " " << kind;
    EXPECT_EQ(facts->removed, removed) << group << "/" << version << " " << kind;
  }
}

TEST(Catalog, KnowsTheGroupsOfBuiltInKinds) {
  for (std::string_view group : {"", "apps", "batch", "extensions", "networking.k8s.io", "apiextensions.k8s.io"})
    EXPECT_TRUE(catalog().is_builtin_group(group)) << group;
  for (std::string_view group : {"example.com", "gateway.networking.k8s.io", "admission.k8s.io", "app"})
    EXPECT_FALSE(catalog().is_builtin_group(group)) << group;
}

TEST(Catalog, KnowsTheShapesOfFields) {
  EXPECT_EQ(shape_at("apps", "v1", "Deployment", {"spec", "template", "spec", "containers"}), "list(name) Container");
  EXPECT_EQ(shape_at("", "v1", "Pod", {"spec", "containers", "ports"}), "list(containerPort|protocol) ContainerPort");
  EXPECT_EQ(shape_at("", "v1", "Pod", {"spec", "containers", "imagePullPolicy"}), "enum(|Always|IfNotPresent|Never)");
  EXPECT_EQ(shape_at("", "v1", "Pod", {"spec", "containers", "command"}), "list string");
  EXPECT_EQ(shape_at("", "v1", "Pod", {"spec", "containers", "resources", "limits"}), "map quantity");
  EXPECT_EQ(shape_at("", "v1", "Pod", {"spec", "containers", "livenessProbe", "httpGet", "port"}), "int-or-string");
  EXPECT_EQ(shape_at("", "v1", "Pod", {"spec", "terminationGracePeriodSeconds"}), "int64");
  EXPECT_EQ(shape_at("", "v1", "Pod", {"spec", "hostNetwork"}), "boolean");
  EXPECT_EQ(shape_at("", "v1", "Pod", {"metadata", "labels"}), "map string");
  EXPECT_EQ(shape_at("", "v1", "Pod", {"metadata", "finalizers"}), "set string");
  EXPECT_EQ(shape_at("", "v1", "Pod", {"metadata", "creationTimestamp"}), "time");
  EXPECT_EQ(shape_at("", "v1", "Pod", {"metadata", "managedFields", "fieldsV1"}), "any");
  EXPECT_EQ(shape_at("", "v1", "Secret", {"data"}), "map bytes");
  EXPECT_EQ(shape_at("", "v1", "PodList", {"items"}), "list Pod");
  EXPECT_EQ(shape_at("", "v1", "PersistentVolumeClaim", {"spec", "accessModes"}),
            "list enum(ReadOnlyMany|ReadWriteMany|ReadWriteOnce|ReadWriteOncePod)");
  EXPECT_EQ(shape_at("coordination.k8s.io", "v1", "Lease", {"spec", "renewTime"}), "micro-time");
  EXPECT_EQ(shape_at("apps", "v1", "ControllerRevision", {"data"}), "any");
  EXPECT_EQ(shape_at("authorization.k8s.io", "v1", "SubjectAccessReview", {"spec", "extra"}), "map list string");
}

TEST(Catalog, FollowsSchemasThatContainThemselves) {
  constexpr std::string_view kGroup = "apiextensions.k8s.io";
  constexpr std::string_view kKind = "CustomResourceDefinition";
  EXPECT_EQ(
      shape_at(kGroup, "v1", kKind, {"spec", "versions", "schema", "openAPIV3Schema", "properties", "properties"}),
      "map JSONSchemaProps");
  EXPECT_EQ(shape_at(kGroup, "v1", kKind, {"spec", "versions", "schema", "openAPIV3Schema", "items"}),
            "schema-or-list");
  EXPECT_EQ(
      shape_at(kGroup, "v1", kKind, {"spec", "versions", "schema", "openAPIV3Schema", "x-kubernetes-int-or-string"}),
      "boolean");
}

TEST(Catalog, KeepsTheVersionsOfFields) {
  EXPECT_EQ(shape_at("", "v1", "Pod", {"spec", "containers", "restartPolicyRules"}, 33), "no field restartPolicyRules");
  EXPECT_EQ(shape_at("", "v1", "Pod", {"spec", "containers", "restartPolicyRules"}, 34), "list ContainerRestartRule");
}

TEST(Catalog, KnowsWhatIsRequiredAndWhatTheServerEnforces) {
  const Type& container = *type_at("", "v1", "Pod", {"spec", "containers"});
  EXPECT_TRUE(field(container, "name")->required);
  EXPECT_TRUE(field(container, "name")->enforced);
  EXPECT_FALSE(field(container, "image")->required);
  EXPECT_FALSE(field(container, "image")->enforced);

  const Type& limits = *type_at("", "v1", "LimitRange", {"spec"});
  EXPECT_TRUE(field(limits, "limits")->required);
  EXPECT_FALSE(field(limits, "limits")->enforced);
}

TEST(Catalog, KnowsWhereATypeIsNotValidated) {
  const Type& selector = *type_at("apps", "v1", "Deployment", {"spec", "selector", "matchExpressions"});
  EXPECT_TRUE(field(selector, "operator")->enforced);
  const Type& metric = *type_at("autoscaling", "v2", "HorizontalPodAutoscaler",
                                {"spec", "metrics", "pods", "metric", "selector", "matchExpressions"});
  EXPECT_EQ(name(metric.name), "LabelSelectorRequirement");
  EXPECT_TRUE(field(metric, "operator")->required);
  EXPECT_FALSE(field(metric, "operator")->enforced);
}

TEST(Catalog, IsSortedAndComplete) {
  const KindFacts* before = nullptr;
  for (const KindFacts& facts : catalog().kinds()) {
    auto key = [](const KindFacts& f) { return std::tuple(f.group, f.kind, f.version); };
    if (before != nullptr) {
      EXPECT_LT(key(*before), key(facts));
    }
    before = &facts;
    EXPECT_EQ(catalog().find(facts.group, facts.version, facts.kind), &facts);
    EXPECT_TRUE(catalog().is_builtin_group(facts.group));
    EXPECT_TRUE(facts.versions != 0 || facts.removed != 0) << facts.group << " " << facts.kind;
    if (facts.versions == 0) continue;
    const Type& type = catalog().types()[facts.type];
    EXPECT_EQ(name(type.name), facts.kind);
    EXPECT_NE(field(type, "apiVersion", kOldestMinor + std::countr_zero(facts.versions)), nullptr) << facts.kind;
  }
  for (const Type& type : catalog().types()) {
    doc::Symbol last = doc::kNoSymbol;
    unsigned versions = 0;
    for (const Field& f : catalog().fields(type)) {
      EXPECT_LE(last, f.name);
      if (f.name != last) versions = 0;
      EXPECT_EQ(versions & f.versions, 0U) << "two forms of " << name(f.name) << " in one version";
      EXPECT_NE(f.versions, 0);
      EXPECT_LT(f.shape, catalog().shapes().size());
      EXPECT_LE(f.enforced, f.required);
      versions |= f.versions;
      last = f.name;
    }
  }
}

TEST(Catalog, NamesFindThemselves) {
  const doc::Names& names = catalog().names();
  for (doc::Symbol symbol = 1; symbol + 1 < names.starts.size(); ++symbol)
    EXPECT_EQ(names.find(names[symbol]), symbol) << names[symbol];
  EXPECT_EQ(names.find("noSuchFieldAnywhere"), doc::kNoSymbol);
  EXPECT_EQ(names.find(""), doc::kNoSymbol);
}

}  // namespace
}  // namespace pave::kube::schema
