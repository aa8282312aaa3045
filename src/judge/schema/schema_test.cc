#include "judge/schema/schema.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"

namespace pave::judge::schema {
namespace {

using kube::schema::Catalog;

/// What the judge says of a manifest, one line a remark: severity code place field: message | help.
std::string judge(std::string text, base::KubeVersion version = {1, 36}, bool with_names = true) {
  base::Sources sources;
  base::Arena arena;
  doc::ReadOptions options;
  if (with_names) options.names = &Catalog::builtin().names();
  doc::Stream stream = doc::read(sources.add("test.yaml", std::move(text)), arena, options);
  if (stream.documents.empty() || stream.documents[0].root == nullptr) return "not read";
  kube::Object object;
  object.root = stream.documents[0].root;
  object.api_version = object.root->string_at("apiVersion");
  object.kind = object.root->string_at("kind");
  Sink sink;
  Verdict verdict = judge_schema(object, Catalog::builtin(), version, sink);
  if (verdict == Verdict::NoSchema) {
    base::Diagnostic said = not_checked(object, Catalog::builtin());
    return "no schema: " + said.message + " | " + said.help + "\n";
  }
  std::string out;
  for (const Remark& remark : sink.remarks()) {
    base::Location at = sources.locate(remark.diagnostic.origin);
    out += std::string(base::name(remark.severity)) + " " + std::string(base::facts(remark.diagnostic.code).id) + " " +
           std::to_string(at.line) + ":" + std::to_string(at.column) + " " + remark.field + ": " +
           remark.diagnostic.message;
    if (!remark.diagnostic.help.empty()) out += " | " + remark.diagnostic.help;
    out += "\n";
  }
  return out;
}

const std::string kDeployment = R"(apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: web:1
)";

std::string config_map(const std::string& rest) {
  return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n" + rest;
}
std::string pod(const std::string& container) {
  return "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      " + container;
}

TEST(JudgeSchema, SaysNothingOfAValidObject) {
  EXPECT_EQ(judge(kDeployment), "");
  EXPECT_EQ(judge(kDeployment, {1, 36}, false), "") << "without symbols, too";
}

TEST(JudgeSchema, UnknownField) {
  EXPECT_EQ(judge(kDeployment + "  replica: 3\n"),
            "error schema/unknown-field 12:3 spec.replica: unknown field \"replica\" | did you mean \"replicas\"?\n");
  EXPECT_EQ(judge(pod("imagepullpolicy: Always")),
            "error schema/unknown-field 7:7 spec.containers[0].imagepullpolicy: unknown field \"imagepullpolicy\" | "
            "did you mean \"imagePullPolicy\"?\n");
  EXPECT_EQ(judge(config_map("zzz: 1")), "error schema/unknown-field 4:1 zzz: unknown field \"zzz\"\n");
}

TEST(JudgeSchema, UnknownFieldThatBelongsElsewhere) {
  EXPECT_EQ(judge(kDeployment + "          restartPolicy: Always\n          nodeSelector: {a: b}\n"),
            "error schema/unknown-field 13:11 spec.template.spec.containers[0].nodeSelector: unknown field "
            "\"nodeSelector\" | "
            "\"nodeSelector\" belongs in spec.template.spec; check the indentation\n");
  EXPECT_EQ(judge(kDeployment + "  nodeSelector: {a: b}\n"),
            "error schema/unknown-field 12:3 spec.nodeSelector: unknown field \"nodeSelector\" | \"nodeSelector\" "
            "belongs in spec.template.spec\n");
}

TEST(JudgeSchema, UnknownFieldOfAnotherVersion) {
  std::string text = pod("restartPolicyRules: []");
  EXPECT_EQ(
      judge(text, {1, 33}),
      "error schema/unknown-field 7:7 spec.containers[0].restartPolicyRules: unknown field \"restartPolicyRules\" "
      "in Kubernetes 1.33 | the field exists since Kubernetes 1.34\n");
  EXPECT_EQ(judge(text, {1, 34}), "");
}

TEST(JudgeSchema, NumbersAndBooleansAreNoStrings) {
  EXPECT_EQ(judge(config_map("data: {PORT: 8080}")),
            "error schema/wrong-type 4:14 data.PORT: expected a string, found the number 8080 | write it in quotes: "
            "\"8080\"\n");
  EXPECT_EQ(judge(config_map("data: {TAG: 1.10}")),
            "error schema/wrong-type 4:13 data.TAG: expected a string, found the number 1.10 | write it in quotes: "
            "\"1.10\"\n");
  EXPECT_EQ(judge(config_map("data: {ON: yes}")),
            "error schema/wrong-type 4:12 data.true: expected a string, found the boolean yes | write it in quotes: "
            "\"yes\"\n");
  EXPECT_EQ(judge(config_map("data: {MODE: 0644}")),
            "error schema/wrong-type 4:14 data.MODE: expected a string, found the number 420 | write it in quotes; "
            "without them YAML reads it as 420\n");
}

TEST(JudgeSchema, IntegersComeFromJson) {
  EXPECT_EQ(judge(kDeployment + "  replicas: 1.0\n"), "");
  EXPECT_EQ(judge(kDeployment + "  replicas: 1e3\n"), "");
  EXPECT_EQ(judge(kDeployment + "  replicas: 0x10\n"), "");
  EXPECT_EQ(judge(kDeployment + "  replicas: 1.5\n"),
            "error schema/wrong-type 12:13 spec.replicas: expected an integer, found the number 1.5 | write a whole "
            "number\n");
  EXPECT_EQ(judge(kDeployment + "  replicas: \"3\"\n"),
            "error schema/wrong-type 12:13 spec.replicas: expected an integer, found the string \"3\" | write it "
            "without quotes: 3\n");
  EXPECT_EQ(judge(kDeployment + "  replicas: 2147483648\n"),
            "error schema/bad-format 12:13 spec.replicas: 2147483648 is too large for this field | write a number from "
            "-2147483648 to 2147483647\n");
  EXPECT_EQ(judge(kDeployment + "  replicas: 1e21\n").substr(0, 23), "error schema/wrong-type");
}

TEST(JudgeSchema, OtherTypes) {
  EXPECT_EQ(judge(kDeployment + "  paused: \"true\"\n"),
            "error schema/wrong-type 12:11 spec.paused: expected a boolean, found the string \"true\" | write it "
            "without quotes: true\n");
  EXPECT_EQ(
      judge(kDeployment + "  paused: 1\n"),
      "error schema/wrong-type 12:11 spec.paused: expected a boolean, found the number 1 | write true or false\n");
  EXPECT_EQ(judge(pod("command: run")),
            "error schema/wrong-type 7:16 spec.containers[0].command: expected a list, found the string \"run\" | "
            "write it as a list: [\"run\"]\n");
  EXPECT_EQ(judge(pod("env: {A: b}")),
            "error schema/wrong-type 7:12 spec.containers[0].env: expected a list, found a map | write each item "
            "behind a dash\n");
  EXPECT_EQ(judge(config_map("data: [a]")),
            "error schema/wrong-type 4:7 data: expected a map, found a list | write its fields without a dash\n");
}

TEST(JudgeSchema, NullMeansAbsent) {
  EXPECT_EQ(judge(config_map("data:\nbinaryData: {a: null}\nimmutable: null\n")), "");
  EXPECT_EQ(judge(pod("args: [null]\n      ports: null")), "");
  EXPECT_EQ(judge("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n"),
            "error schema/missing-field 4:1 spec: required field \"spec\" is null | write a map\n")
      << "a required field must be there";
}

TEST(JudgeSchema, MissingField) {
  EXPECT_EQ(judge("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  replicas: 1\n"),
            "error schema/missing-field 4:1 spec.selector: required field \"selector\" is missing | add \"selector\" "
            "(a map) to spec\n"
            "error schema/missing-field 4:1 spec.template: required field \"template\" is missing | add \"template\" "
            "(a map) to spec\n");
  EXPECT_EQ(judge("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - image: a\n"),
            "error schema/missing-field 6:7 spec.containers[0].name: required field \"name\" is missing | add \"name\" "
            "(a string) to spec.containers[0]\n");
  EXPECT_EQ(judge("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers: []\n"),
            "error schema/missing-field 5:3 spec.containers: required field \"containers\" is empty | write at "
            "least one item\n");
  EXPECT_EQ(judge("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers: [null]\n"),
            "error schema/missing-field 5:16 spec.containers[0].name: required field \"name\" is missing | add "
            "\"name\" (a string) to spec.containers[0]\n");
}

TEST(JudgeSchema, MissingFieldThatTheServerDoesNotDemand) {
  EXPECT_EQ(judge(pod("livenessProbe: {httpGet: {port: 1, httpHeaders: [{name: A}]}}")),
            "warning api/missing-field 7:56 spec.containers[0].livenessProbe.httpGet.httpHeaders[0].value: required "
            "field \"value\" is missing | "
            "add \"value\" (a string) to spec.containers[0].livenessProbe.httpGet.httpHeaders[0]\n");
}

TEST(JudgeSchema, Enum) {
  EXPECT_EQ(judge(pod("imagePullPolicy: always")),
            "error schema/bad-enum 7:24 spec.containers[0].imagePullPolicy: \"always\" is none of the allowed values | "
            "did you mean \"Always\"? Allowed: Always, IfNotPresent, Never\n");
  EXPECT_EQ(judge(pod("imagePullPolicy: \"\"")), "") << "defaulted";
  EXPECT_EQ(judge(pod("imagePullPolicy: null")), "") << "defaulted";
}

TEST(JudgeSchema, Quantity) {
  EXPECT_EQ(judge(pod("resources: {limits: {memory: 1.5GB}}")),
            "error schema/bad-quantity 7:36 spec.containers[0].resources.limits.memory: \"1.5GB\" is not a quantity | "
            "did you mean \"1.5G\"?\n");
  EXPECT_EQ(judge(pod("resources: {limits: {memory: true}}")),
            "error schema/wrong-type 7:36 spec.containers[0].resources.limits.memory: expected a quantity, found the "
            "boolean true\n");
  EXPECT_EQ(judge(pod("resources: {limits: {cpu: 1, memory: 1e9, a/b: 0.5, c/d: \" 5 \"}}")), "");
}

TEST(JudgeSchema, IntOrString) {
  std::string service =
      "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  ports:\n    - port: 80\n      targetPort: ";
  EXPECT_EQ(judge(service + "http"), "");
  EXPECT_EQ(judge(service + "8080"), "");
  EXPECT_EQ(judge(service + "true"),
            "error schema/bad-int-or-string 7:19 spec.ports[0].targetPort: expected an integer or a string, found the "
            "boolean true | "
            "write it in quotes: \"true\"\n");
}

TEST(JudgeSchema, TimesAndBytes) {
  std::string lease = "apiVersion: coordination.k8s.io/v1\nkind: Lease\nmetadata: {name: a}\nspec: {renewTime: ";
  EXPECT_EQ(judge(lease + "2026-01-31T08:00:00.000000Z}"), "");
  EXPECT_EQ(judge(lease + "2026-01-31T08:00:00Z}"),
            "error schema/bad-format 4:19 spec.renewTime: \"2026-01-31T08:00:00Z\" is not a time with six decimals | "
            "write it like 2026-01-31T08:00:00.000000Z\n");
  EXPECT_EQ(judge(config_map("binaryData: {a: c2VjcmV0, b: oops}")), "");
  EXPECT_EQ(judge(config_map("binaryData: {a: no!}")),
            "error schema/bad-format 4:17 binaryData.a: \"no!\" is not base64 | write the bytes in base64, with its "
            "padding\n");
}

TEST(JudgeSchema, SecretsStayOutOfMessages) {
  std::string secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n";
  for (const std::string& text :
       {secret + "data: {p: hunter2}", secret + "data: {p: 12345}", secret + "stringData: {p: 12345}",
        secret + "stringData: hunter2", secret + "data: {p: 0777}", secret + "data: hunter2",
        pod("env: [{name: P, value: 12345}]"), pod("env: [{name: P, value: [hunter2]}]")}) {
    std::string said = judge(text);
    EXPECT_NE(said, "");
    for (const char* value : {"hunter2", "12345", "511"}) EXPECT_EQ(said.find(value), std::string::npos) << said;
  }
  EXPECT_EQ(judge(pod("env: [{name: P, value: 12345}]")),
            "error schema/wrong-type 7:30 spec.containers[0].env[0].value: expected a string, found a number | "
            "write it in quotes; without them YAML reads it as a number\n");
}

TEST(JudgeSchema, DuplicateItemsAreWarnings) {
  EXPECT_EQ(judge(pod("env: [{name: A, value: x}, {name: B}, {name: A, value: z}]")),
            "warning api/duplicate-item 7:45 spec.containers[0].env[2]: an item with name \"A\" stands earlier in this "
            "list | keep one of them\n");
  EXPECT_EQ(judge(pod("ports: [{containerPort: 53, protocol: TCP}, {containerPort: 53, protocol: UDP}]")), "");
}

TEST(JudgeSchema, LongKeyedListsAreComparedToo) {
  std::string env = "env:\n";
  for (int i = 0; i < 300; ++i) env += "        - {name: V" + std::to_string(i % 299) + "}\n";
  EXPECT_EQ(judge(pod(env)),
            "warning api/duplicate-item 307:11 spec.containers[0].env[299]: an item with name \"V0\" stands earlier in "
            "this list | keep one of them\n");
}

TEST(JudgeSchema, OfStatusOnlyTheFormCounts) {
  EXPECT_EQ(judge(kDeployment + "status: {conditions: [{type: Available}, {type: Available}]}\n"), "");
  EXPECT_EQ(judge(kDeployment + "status: {replicas: many, x: 1}\n"),
            "error schema/wrong-type 12:20 status.replicas: expected an integer, found the string \"many\"\n"
            "error schema/unknown-field 12:26 status.x: unknown field \"x\"\n");
}

TEST(JudgeSchema, UnknownKind) {
  EXPECT_EQ(judge("apiVersion: apps/v2\nkind: Deployment\n"),
            "error schema/unknown-kind 1:13 apiVersion: apps/v2 has no kind Deployment | write apiVersion: apps/v1\n");
  EXPECT_EQ(judge("apiVersion: v1\nkind: Deployment\n"),
            "error schema/unknown-kind 1:13 apiVersion: v1 has no kind Deployment | write apiVersion: apps/v1\n");
  EXPECT_EQ(judge("apiVersion: apps/v1\nkind: Deploymnet\n"),
            "error schema/unknown-kind 2:7 kind: apps/v1 has no kind Deploymnet | did you mean \"Deployment\"?\n");
  EXPECT_EQ(judge("apiVersion: v1\nkind: Zebra\n"), "error schema/unknown-kind 2:7 kind: v1 has no kind Zebra\n");
}

TEST(JudgeSchema, KindOfOtherVersionsOfKubernetes) {
  std::string claim = "apiVersion: resource.k8s.io/v1\nkind: ResourceClaim\nmetadata: {name: a}\nspec: {}\n";
  EXPECT_EQ(judge(claim, {1, 33}),
            "error schema/unknown-kind 1:13 apiVersion: Kubernetes 1.33 has no ResourceClaim in resource.k8s.io/v1 | "
            "it exists since Kubernetes 1.34; for now write apiVersion: resource.k8s.io/v1beta2\n");
  EXPECT_EQ(judge(claim, {1, 34}), "");
  EXPECT_EQ(judge("apiVersion: extensions/v1beta1\nkind: Ingress\n"), "") << "api/removed says it";
}

TEST(JudgeSchema, KindWithoutSchema) {
  EXPECT_EQ(judge("apiVersion: argoproj.io/v1alpha1\nkind: Application\n"),
            "no schema: there is no schema of argoproj.io/v1alpha1 Application, so its fields were not checked | \n");
  EXPECT_EQ(judge("apiVersion: app/v1\nkind: Deployment\n"),
            "no schema: there is no schema of app/v1 Deployment, so its fields were not checked | did you mean "
            "apiVersion: apps/v1?\n");
}

TEST(JudgeSchema, SchemasInsideSchemas) {
  std::string crd = R"(apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: shops.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {plural: shops, kind: Shop}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          )";
  EXPECT_EQ(judge(crd + "properties: {a: {items: {type: string}, additionalProperties: true}}"), "");
  EXPECT_EQ(judge(crd + "properties: {a: {items: {typ: string}}}"),
            "warning schema/unknown-field 15:36 spec.versions[0].schema.openAPIV3Schema.properties.a.items.typ: "
            "unknown field \"typ\", which the server drops | "
            "did you mean \"type\"?\n");
  EXPECT_EQ(judge(crd + "items: [{type: 5}]"),
            "error schema/wrong-type 15:26 spec.versions[0].schema.openAPIV3Schema.items[0].type: expected a string, "
            "found the number 5 | write it in quotes: \"5\"\n");
  EXPECT_EQ(judge(crd + "additionalProperties: 5"),
            "error schema/wrong-type 15:33 spec.versions[0].schema.openAPIV3Schema.additionalProperties: expected a "
            "schema or a boolean, found the number 5\n");
}

TEST(JudgeSchema, VersionsBeyondTheCatalogueAreTakenAsTheNearest) {
  EXPECT_EQ(judge(kDeployment, {1, 20}), "");
  EXPECT_EQ(judge(kDeployment, {1, 99}), "");
}

TEST(JudgeSchema, DepthHasALimit) {
  base::Arena arena;
  const doc::Names& names = Catalog::builtin().names();
  auto map_of = [&](std::string_view key, doc::Node value) {
    value.key_bytes = key.data();
    value.key_size = static_cast<std::uint32_t>(key.size());
    value.key_symbol = names.find(key);
    doc::Node map;
    map.kind = doc::Kind::Map;
    map.size = 1;
    map.first = arena.copy(std::span<const doc::Node>(&value, 1)).data();
    return map;
  };
  doc::Node schema = map_of("type", doc::Node{});
  for (int i = 0; i < kMaxDepth; ++i) schema = map_of("not", schema);
  doc::Node version = map_of("schema", map_of("openAPIV3Schema", schema));
  doc::Node versions;
  versions.kind = doc::Kind::List;
  versions.size = 1;
  versions.first = &version;
  doc::Node root = map_of("spec", map_of("versions", versions));
  kube::Object object;
  object.root = &root;
  object.api_version = "apiextensions.k8s.io/v1";
  object.kind = "CustomResourceDefinition";
  Sink sink;
  judge_schema(object, Catalog::builtin(), {1, 36}, sink);
  int limits = 0;
  for (const Remark& remark : sink.remarks()) limits += remark.diagnostic.code == base::Code::SyntaxLimit;
  EXPECT_EQ(limits, 1);
}

}  // namespace
}  // namespace pave::judge::schema
