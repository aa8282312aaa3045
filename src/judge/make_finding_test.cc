#include "judge/make_finding.h"

#include <gtest/gtest.h>

#include "doc/reader.h"
#include "judge/secret.h"

namespace pave::judge {
namespace {

class Input {
 public:
  explicit Input(std::string text) : source_(sources_.add("a.yaml", std::move(text))) {
    stream_ = doc::read(source_, arena_, {});
    object_.root = stream_.documents.at(0).root;
    object_.api_version = object_.root->string_at("apiVersion");
    object_.kind = object_.root->string_at("kind");
  }
  Finding remark_at(std::string_view text, std::string field = "a.field") {
    base::Diagnostic diagnostic{
        base::Code::ApiDeprecated, source_.at(source_.text.find(text)), "message", "help", {{"note", source_.at(0)}}};
    return make_finding(Remark{diagnostic, base::Severity::Info, std::move(field)}, object_, secrets_, lines_,
                        sources_);
  }
  bool hides(std::string_view text, std::string field = {}) { return remark_at(text, std::move(field)).hide_source; }

 private:
  base::Sources sources_;
  base::Arena arena_;
  const base::Source& source_;
  doc::Stream stream_;
  kube::Object object_;
  FlowLines lines_;
  SecretPlaces secrets_{object_, sources_};
};

TEST(MakeFinding, PutsPlacesIntoWords) {
  Finding finding = Input("kind: Pod\napiVersion: v1\nspec: x\n").remark_at("spec");
  EXPECT_EQ(finding.severity, base::Severity::Info);
  EXPECT_EQ(finding.message, "message");
  EXPECT_EQ(finding.help, "help");
  EXPECT_EQ(finding.object.kind, "Pod");
  EXPECT_EQ(finding.field, "a.field");
  EXPECT_EQ(finding.location.line, 3U);
  EXPECT_EQ(finding.notes.at(0).location.line, 1U);
  EXPECT_FALSE(finding.hide_source);
}

TEST(MakeFinding, HidesTheLinesOfASecret) {
  Input block(
      "apiVersion: v1\nkind: Secret\ndata:\n  a: one\n  b: |\n    two\n\nmetadata:\n  name: x\n  annotations:\n"
      "    kubectl.kubernetes.io/last-applied-configuration: |\n      {three}\n    other: four\nstringData: {c: "
      "five}\ntype: Opaque\n");
  for (const char* hidden : {"a: one", "one", "b: |", "two", "{three}", "c: five", "stringData"})
    EXPECT_TRUE(block.hides(hidden)) << hidden;
  for (const char* shown : {"kind", "data:", "metadata", "name", "other", "type"})
    EXPECT_FALSE(block.hides(shown)) << shown;
  EXPECT_TRUE(Input(R"({"kind": "Secret", "type": "x", "data": {"a": "b"}})").hides("type")) << "all on one line";
  EXPECT_FALSE(Input("kind: ConfigMap\ndata:\n  a: one\n").hides("one"));
  Input misspelt("apiVersion: v1\nkind: Secret\nstringdata:\n  a: one\ndatas: {b: two}\nimmutable: true\n");
  EXPECT_TRUE(misspelt.hides("one"));
  EXPECT_TRUE(misspelt.hides("datas"));
  EXPECT_FALSE(misspelt.hides("stringdata"));
  EXPECT_FALSE(misspelt.hides("immutable"));
  EXPECT_TRUE(misspelt.hides("kind", "stringData.a")) << "through an alias";
}

TEST(MakeFinding, ManyRemarksAboutOneSecretOrVariableCostLittleMoreThanOne) {
  std::string text = "kind: Secret\ndata: {a: b}\nmetadata:\n  annotations:\n";
  std::string variable = "kind: Pod\nspec:\n  containers:\n  - env:\n    - name: A\n";
  for (int i = 0; i < 20'000; ++i) {
    text += "    k" + std::to_string(i) + ": 1\n";
    variable += "      v" + std::to_string(i) + ": 1\n";
  }
  Input secret(text), pod(variable);
  for (int i = 0; i < 20'000; ++i) {
    ASSERT_FALSE(secret.hides("    k0: 1", "metadata.annotations[k0]"));
    ASSERT_TRUE(pod.hides("v0: 1", "spec.containers[0].env[0].v0"));
  }
  EXPECT_TRUE(secret.hides("b}", "metadata"));
}

TEST(MakeFinding, HidesTheValuesOfEnvironmentVariables) {
  Input pod(
      "kind: Pod\nspec:\n  containers:\n  - name: app\n    env:\n    - name: A\n      value: one\n"
      "    - {name: B, value: two}\n    - value: three\n");
  EXPECT_TRUE(pod.hides("one", "spec.containers[0].env[0].value"));
  EXPECT_FALSE(pod.hides("name: A", "spec.containers[0].env[0]"));
  EXPECT_FALSE(pod.hides("name: A", "spec.containers[0].env[0].name"));
  EXPECT_TRUE(pod.hides("name: B", "spec.containers[0].env[1].name"));
  EXPECT_TRUE(pod.hides("value: three", "spec.containers[0].env[2]"));
  EXPECT_FALSE(pod.hides("name: app", "spec.containers[0]"));
  EXPECT_FALSE(pod.hides("name: app", "spec.containers[7].env[x]"));
  EXPECT_TRUE(pod.hides("name: A", "spec.containers[0].env")) << "a map or text in place of the list";
  Input compose(
      "kind: Pod\nspec:\n  containers:\n  - env:\n    - A=one\n    - B: two\n    - name: C\n      valeu: three\n");
  EXPECT_TRUE(compose.hides("A=one", "spec.containers[0].env[0]"));
  EXPECT_TRUE(compose.hides("B: two", "spec.containers[0].env[1].name"));
  EXPECT_TRUE(compose.hides("valeu", "spec.containers[0].env[2].valeu"));
  EXPECT_FALSE(compose.hides("name: C", "spec.containers[0].env[2]"));
}

TEST(MakeFinding, HidesTheLinesOfABrokenDocumentThatLooksLikeASecret) {
  EXPECT_TRUE(looks_of("apiVersion: v1\nkind: Secret\ndata: [").secret);
  EXPECT_TRUE(looks_of("{\"kind\" : \"Secret\", x").secret);
  EXPECT_TRUE(looks_of("{kind: x}\nkind: 'Secret'").secret);
  EXPECT_FALSE(looks_of("kind: Pod\nx: Secret").secret);
  EXPECT_FALSE(looks_of("kind Secret").secret);
  EXPECT_TRUE(looks_of("apiVersion: v1\nstringData: [").secret);
  base::Sources sources;
  const base::Source& source = sources.add("a.yaml", "kind: Secret\ndata: [");
  FlowLines lines;
  base::Diagnostic diagnostic{base::Code::SyntaxYaml, source.at(13), "m", {}, {}};
  EXPECT_TRUE(make_finding(diagnostic, looks_of(source.text), lines, sources).hide_source);
  EXPECT_FALSE(make_finding(diagnostic, looks_of({}), lines, sources).hide_source);
  diagnostic.origin = source.at(0);
  EXPECT_FALSE(make_finding(diagnostic, looks_of(source.text), lines, sources).hide_source) << "kind alone";
}

TEST(MakeFinding, ADocumentThatDoesNotSayItsKindLooksLikeTheOneAbove) {
  base::Sources sources;
  base::Arena arena;
  const base::Source& source = sources.add(
      "a.yaml", "kind: Secret\n---\na: [\n---\nenv: [\n---\nb: 1\n---\nkind: Pod\n---\nc: [\n---\nstringData: [\n");
  doc::Stream stream = doc::read(source, arena, {});
  StreamLooks looks(source.text, stream.documents);
  ASSERT_EQ(stream.documents.size(), 7U);
  std::string all;
  for (std::size_t i = stream.documents.size(); i-- > 0;)
    all = std::string(looks.at(i).secret ? "s" : "-") + (looks.at(i).env ? "e" : "-") + " " + all;
  EXPECT_EQ(all, "s- s- se se -- -- s- ");
}

TEST(MakeFinding, HidesTheLinesOfABrokenDocumentThatLookLikeEnvironmentVariables) {
  const DocumentLooks kPod = looks_of("kind: Pod\nspec:\n  containers:\n  - env:\n");
  EXPECT_TRUE(looks_like_env_value("    value: \"one", kPod));
  EXPECT_TRUE(looks_like_env_value("  - {name: A, 'value' : [one}", kPod));
  EXPECT_FALSE(looks_like_env_value("    name: \"A", kPod));
  EXPECT_FALSE(looks_like_env_value("    value: \"one", looks_of("kind: Pod\nenvironment: x\n")));
}

TEST(MakeFinding, HidesALineInFlowStyleThatShowsASecretOfOthers) {
  FlowLines lines;
  EXPECT_TRUE(lines.show_secret("{items: [{kind: Secret, data: {p: x}}, {kind: Pod}]}"));
  EXPECT_TRUE(lines.show_secret("evn: [{name: P, \"value\": x}]"));
  EXPECT_FALSE(lines.show_secret("{kind: ConfigMap, data: {p: x}}"));
  EXPECT_FALSE(lines.show_secret("value: x"));
  EXPECT_FALSE(lines.show_secret(""));
}

TEST(MakeFinding, HidesTheNamesThatAMessageAboutASecretRepeats) {
  EXPECT_EQ(without_names("no anchor &hunter2 for \"*hunter2\", or !x!y"), "no anchor ****** for ****** or ******");
  EXPECT_EQ(without_names("no anchor &\"hunter2\""), "no anchor ******");
  EXPECT_EQ(without_names("a text that begins with \"*\" is an alias"), "a text that begins with \"*\" is an alias");
  base::Sources sources;
  const base::Source& source = sources.add("a.yaml", "kind: Secret\ndata: {a: *hunter2}");
  base::Diagnostic diagnostic{base::Code::SyntaxYaml, source.at(23), "no anchor &hunter2", "write &hunter2", {}};
  FlowLines lines;
  Finding finding = make_finding(diagnostic, looks_of(source.text), lines, sources);
  EXPECT_EQ(finding.message, "no anchor ******");
  EXPECT_EQ(finding.help, "write ******");
}

}  // namespace
}  // namespace pave::judge
