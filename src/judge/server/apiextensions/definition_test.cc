#include "judge/server/apiextensions/definition.h"

#include <gtest/gtest.h>

#include <string>

#include "base/sources.h"
#include "doc/reader.h"
#include "judge/server/server.h"
#include "kube/schema/catalog.h"

namespace pave::judge::server::apiextensions {
namespace {

/// `code line field`, one line a remark.
std::string judge(const std::string& text, const std::string& old = "", const std::string& missing = "") {
  base::Sources sources;
  base::Arena arena;
  base::Arena scratch;
  doc::ReadOptions options;
  options.names = &kube::schema::Catalog::builtin().names();
  auto object_of = [&](const std::string& source) {
    return kube::as_object(*doc::read(sources.add("definition.yaml", source), arena, options).documents.at(0).root);
  };
  Sink sink;
  kube::Object object = object_of(text);
  if (!missing.empty()) sink.add({base::Code::SchemaMissingField, object.root->origin, "missing", {}, {}}, missing);
  if (old.empty()) judge_server(object, {1, 36}, scratch, sink);
  else judge_update(object, object_of(old), {1, 36}, scratch, sink);
  std::string out;
  for (const Remark& remark : sink.remarks())
    out += std::string(base::facts(remark.diagnostic.code).id) + " " +
           std::to_string(sources.locate(remark.diagnostic.origin).line) + " " + remark.field + "\n";
  return out;
}

/// A definition of one version; `schema` stands on line 11, `more` of the spec behind it.
std::string shop(const std::string& schema, const std::string& more = "", const std::string& version = "v1") {
  return "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: shops.example.com}\n"
         "spec:\n  group: example.com\n  scope: Namespaced\n  names: {plural: shops, kind: Shop}\n  versions:\n"
         "  - {name: " +
         version + ", served: true, storage: true, schema: {\n    openAPIV3Schema:\n      " + schema + "}}\n" + more;
}

TEST(Definition, NamesFieldsAsTheServersInternalFormHasThem) {
  EXPECT_EQ(judge(shop("{type: object}")), "");
  EXPECT_EQ(judge(shop("{type: object, properties: {spec: null}}")),
            "server/bad-schema 11 spec.validation.openAPIV3Schema.properties[spec].type\n");
  std::string webhook =
      "  conversion:\n    strategy: Webhook\n    webhook:\n      conversionReviewVersions: [v1, v1]\n"
      "      clientConfig: {service: {namespace: a}}\n";
  EXPECT_EQ(judge(shop("{type: object}", webhook)),
            "server/required 16 spec.conversion.webhookClientConfig.service.namespace\n"
            "server/duplicate 15 spec.conversion.conversionReviewVersions[1]\n");
}

TEST(Definition, WhatTheSchemaSaidGetsTheServersName) {
  EXPECT_EQ(judge(shop("{type: object, x-kubernetes-validations: [{message: a}]}"), "",
                  "spec.versions[0].schema.openAPIV3Schema.x-kubernetes-validations[0].rule"),
            "schema/missing-field 1 spec.validation.openAPIV3Schema.x-kubernetes-validations[0].rule\n");
  EXPECT_EQ(judge("apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: a.b.c}\n", "",
                  "spec"),
            "schema/missing-field 1 spec.group\n");
}

TEST(Definition, IntOrStringMayHaveWhatSaysNothing) {
  auto port = [](const std::string& part) {
    return shop("{type: object, properties: {port: {x-kubernetes-int-or-string: true, anyOf: [{type: integer, " + part +
                "}, {type: string}]}}}");
  };
  for (const char* part : {"uniqueItems: false", "anyOf: []", "$schema: ''", "items: x"})
    EXPECT_EQ(judge(port(part)), "") << part;
  for (const char* part : {"required: []", "maxLength: 0"}) EXPECT_NE(judge(port(part)), "") << part;
}

TEST(Definition, DefaultsOfIntOrStringAreJudgedByTheTypeAsWritten) {
  std::string loose =
      shop("{type: object, properties: {a: {type: object, default: {}, x-kubernetes-int-or-string: true}}}");
  EXPECT_EQ(judge(loose, loose).find("default"), std::string::npos) << judge(loose, loose);
}

TEST(Definition, WhatIsStoredStays) {
  EXPECT_EQ(judge(shop("{type: object}", "", "v2"), shop("{type: object}")),
            "server/conflict 8 status.storedVersions[0]\n");
  std::string status = "status: {storedVersions: [v2]}\n";
  EXPECT_EQ(judge(shop("{type: object}", "", "v2"), shop("{type: object}", status)), "");
}

TEST(Definition, OldFaultsMayStay) {
  const char* set =
      "{type: object, properties: {a: {type: array, x-kubernetes-list-type: set, items: {type: object}}}}";
  EXPECT_EQ(judge(shop(set)),
            "server/bad-schema 11 spec.validation.openAPIV3Schema.properties[a].items.x-kubernetes-map-type\n");
  EXPECT_EQ(judge(shop(set), shop(set)), "");
  const char* loose = "{type: object, properties: {a: {description: no type}}}";
  EXPECT_EQ(judge(shop(loose), shop(loose)),
            "server/bad-schema 11 spec.validation.openAPIV3Schema.properties[a].type\n");
  std::string keeps = "  preserveUnknownFields: true\n";
  EXPECT_EQ(judge(shop(loose, keeps), shop(loose, keeps)), "");
  EXPECT_EQ(judge(shop(loose, keeps), shop(loose)), "server/forbidden 12 spec.preserveUnknownFields\n");
}

TEST(Definition, CertificatesAreLookedAtOnceTheDefinitionIsEstablished) {
  std::string bad =
      "  conversion: {strategy: Webhook, webhook: {conversionReviewVersions: [v1], clientConfig: {url: 'https://a/b', "
      "caBundle: YQ==}}}\n";
  EXPECT_EQ(judge(shop("{type: object}", bad)), "");
  EXPECT_EQ(judge(shop("{type: object}", bad), shop("{type: object}")),
            "server/bad-format 12 spec.conversion.webhookClientConfig.caBundle\n");
  EXPECT_EQ(judge(shop("{type: object}", bad), shop("{type: object}", bad)), "");
  std::string waiting = "status: {conditions: [{type: Established, status: 'False'}]}\n";
  EXPECT_EQ(judge(shop("{type: object}", bad), shop("{type: object}", waiting)), "");
}

}  // namespace
}  // namespace pave::judge::server::apiextensions
