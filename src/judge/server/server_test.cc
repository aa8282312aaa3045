#include "judge/server/server.h"

#include <gtest/gtest.h>

#include <string>

#include "base/sources.h"
#include "doc/reader.h"
#include "kube/schema/catalog.h"

namespace pave::judge::server {
namespace {

/// What the server says, one line a remark: code line:column field: message | help.
/// `named`: a field of which the schema judge said an error before.
std::string judge(std::string text, std::string old = "", std::string named = "") {
  base::Sources sources;
  base::Arena arena;
  base::Arena scratch;
  doc::ReadOptions options;
  options.names = &kube::schema::Catalog::builtin().names();
  doc::Stream stream = doc::read(sources.add("new.yaml", std::move(text)), arena, options);
  bool is_update = !old.empty();
  doc::Stream before = doc::read(sources.add("old.yaml", std::move(old)), arena, options);
  Sink sink;
  kube::Object object = kube::as_object(*stream.documents.at(0).root);
  if (!named.empty()) sink.add({base::Code::SchemaWrongType, object.root->origin, "wrong", {}, {}}, named);
  if (is_update) judge_update(object, kube::as_object(*before.documents.at(0).root), {1, 36}, scratch, sink);
  else judge_server(object, {1, 36}, scratch, sink);
  std::string out;
  for (const Remark& remark : sink.remarks()) {
    base::Location at = sources.locate(remark.diagnostic.origin);
    out += std::string(base::facts(remark.diagnostic.code).id) + " " + std::to_string(at.line) + ":" +
           std::to_string(at.column) + " " + remark.field + ": " + remark.diagnostic.message + "\n";
  }
  return out;
}

std::string config_map(const std::string& metadata) {
  return "apiVersion: v1\nkind: ConfigMap\nmetadata: " + metadata + "\n";
}

TEST(JudgeServer, NamesHaveTheFormOfTheirKind) {
  EXPECT_EQ(judge(config_map("{name: a.b-c}")), "");
  EXPECT_EQ(judge(config_map("{name: A}")),
            "server/bad-name 3:18 metadata.name: \"A\" can't be the name of a ConfigMap: it is not a DNS subdomain\n");
  EXPECT_EQ(judge(config_map("{labels: {}}")), "server/required 3:1 metadata.name: the object has no name\n");
  EXPECT_EQ(judge(config_map("{generateName: web-}")), "");
  EXPECT_EQ(judge(config_map("{generateName: We-}")).substr(0, 37), "server/bad-name 3:26 metadata.generat");
}

TEST(JudgeServer, WhatTheServerMakesOfAnEmptyClaimHasAPlace) {
  std::string said = judge(
      "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: db}\nspec:\n  serviceName: db\n"
      "  selector: {matchLabels: {app: db}}\n  volumeClaimTemplates: [null]\n"
      "  template:\n    metadata: {labels: {app: db}}\n    spec: {containers: [{name: a, image: a}]}\n");
  EXPECT_NE(said.find(" 7:26 spec.template.spec.volumes[0].name: "), std::string::npos) << said;
  EXPECT_EQ(said.find(" 0:0 "), std::string::npos) << said;
}

TEST(JudgeServer, NamespacesHaveNames) {
  EXPECT_EQ(judge(config_map("{name: a, namespace: My_Shop}")),
            "server/bad-name 3:32 metadata.namespace: \"My_Shop\" can't be the name of a namespace\n");
}

TEST(JudgeServer, LabelsAreNamedAsOneField) {
  EXPECT_EQ(judge(config_map("{name: a, labels: {app: 'a b', 'x y': z}}")),
            "server/bad-label 3:35 metadata.labels: \"a b\" is not the value of a label\n"
            "server/bad-label 3:42 metadata.labels: \"x y\" is not the key of a label\n");
}

TEST(JudgeServer, FinalizersAreNamedTwice) {
  EXPECT_EQ(judge(config_map("{name: a, finalizers: [kubernetes, example.com/x]}")), "");
  EXPECT_EQ(judge(config_map("{name: a, finalizers: [mine]}")),
            "server/bad-format 3:34 metadata.finalizers[0]: the finalizer \"mine\" has no domain\n");
}

TEST(JudgeServer, WhatTheSchemaSaidIsNotSaidAgain) {
  EXPECT_EQ(judge(config_map("{name: A}"), "", "metadata.name"), "schema/wrong-type 1:1 metadata.name: wrong\n");
  EXPECT_EQ(judge(config_map("{name: 5}")), "");
}

TEST(JudgeServer, VariablesThatNothingReplacedAreNotJudged) {
  EXPECT_EQ(judge(config_map("{name: '${NAME}'}")).substr(0, 20), "syntax/not-rendered ");
}

TEST(JudgeServer, AnUpdateKeepsItsName) {
  EXPECT_EQ(judge(config_map("{name: b}"), config_map("{name: a}")),
            "server/immutable 3:18 metadata.name: name can't change once the object exists\n");
  EXPECT_EQ(judge(config_map("{name: a, labels: {x: z}}"), config_map("{name: a}")), "");
}

}  // namespace
}  // namespace pave::judge::server
