#include "render/helm/value_use.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

#include "base/fake_files.h"
#include "render/helm/load.h"
#include "render/helm/value_file.h"

namespace pave::render::helm {
namespace {

class ValueUses : public testing::Test {
 protected:
  void SetUp() override { add("Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n"); }
  void add(const std::string& name, std::string text) { files_.add("web/" + name, std::move(text)); }
  const ValueUse& load() {
    auto loaded = load_chart(files_, "web", {.for_release = false, .without_missing = true});
    EXPECT_TRUE(loaded) << loaded.error().helm;
    chart_ = *loaded;
    use_ = std::make_unique<ValueUse>(*chart_);
    return *use_;
  }
  /// The paths of the chart's own values that a template of that text leaves unread.
  std::string unused(std::string values, std::string text) {
    add("values.yaml", std::move(values));
    add("templates/a.yaml", std::move(text));
    return unused();
  }
  std::string unused() {
    std::string out;
    for (const UnusedValue& value : load().unused(*chart_->root->defaults)) {
      out += (out.empty() ? "" : " ") + value.path;
      if (!value.nearest.empty()) out += "(" + value.nearest + ")";
    }
    return out;
  }
  std::string undeclared(std::string values, std::string text) {
    add("values.yaml", std::move(values));
    add("templates/a.yaml", std::move(text));
    std::string out;
    for (const UndeclaredValue& value : load().undeclared({})) {
      out += (out.empty() ? "" : " ") + value.path;
      if (!value.nearest.empty()) out += "(" + value.nearest + ")";
    }
    return out;
  }

  base::FakeFiles files_;
  std::shared_ptr<const LoadedChart> chart_;
  std::unique_ptr<ValueUse> use_;
};

TEST_F(ValueUses, PathsAreFollowed) {
  const std::string values = "a: {b: 1, c: 2}\nd: 3\n";
  EXPECT_EQ(unused(values, "{{ .Values.a.b }}"), "a.c d");
  EXPECT_EQ(unused(values, "{{ $v := .Values.a }}{{ $v.b }}{{ $.Values.d }}"), "a.c");
  EXPECT_EQ(unused(values, "{{ with .Values.a }}{{ .b }}{{ end }}"), "a.c d");
  EXPECT_EQ(unused(values, "{{ (index .Values \"a\").b }}{{ get .Values \"d\" }}"), "a.c");
  EXPECT_EQ(unused(values, "{{ dig \"a\" \"c\" 1 .Values }}"), "a.b d");
  EXPECT_EQ(unused(values, "{{ define \"t\" }}{{ .x.b }}{{ end }}{{ include \"t\" (dict \"x\" .Values.a) }}"), "a.c d");
  EXPECT_EQ(unused(values, "{{ define \"t\" }}{{ .Values.d }}{{ end }}{{ template \"t\" . }}"), "a");
  EXPECT_EQ(unused(values, "{{ $k := \"b\" }}{{ index .Values.a $k }}"), "a.c d");
  EXPECT_EQ(unused(values, "{{ range list \"b\" }}{{ index $.Values.a . }}{{ end }}"), "a.c d");
}

TEST_F(ValueUses, WhatCouldBeReadIsNotSaid) {
  const std::string values = "a: {b: 1, c: 2}\nd: 3\n";
  EXPECT_EQ(unused(values, "{{ toYaml .Values.a }}"), "d");
  EXPECT_EQ(unused(values, "{{ range .Values.a }}x{{ end }}"), "d");
  EXPECT_EQ(unused(values, "{{ index .Values .Release.Name }}"), "");
  EXPECT_EQ(unused(values, "{{ include \"not.there\" . }}"), "");
  EXPECT_EQ(unused(values, "{{ $x := merge (dict) .Values.a }}{{ toYaml $x }}"), "d");
  EXPECT_EQ(unused(values, "{{ $m := dict }}{{ $_ := merge $m .Values.a }}{{ $m.b }}"), "d");
  EXPECT_EQ(unused(values, "{{ if .Values.a }}x{{ end }}"), "d");
  EXPECT_EQ(unused(values, "{{ tpl \"{{ .Values.d }}\" . }}"), "a");
  EXPECT_EQ(unused("a: '{{ .Values.b }}'\nb: 1\nc: 2\n", "{{ tpl .Values.a . }}"), "c");
  EXPECT_EQ(unused("p: &x {a: 1}\nq: *x\n", "{{ toYaml .Values.q }}"), "");
  EXPECT_EQ(unused(values, "{{ .Values.a.b }"), "") << "a template that can't be parsed reads anything";
}

TEST_F(ValueUses, TheNearestNameThatIsReadIsOffered) {
  EXPECT_EQ(unused("image: {tagg: 1}\nresource: {}\n", "{{ .Values.image.tag }}{{ toYaml .Values.resources }}"),
            "image.tagg(tag) resource(resources)");
}

TEST_F(ValueUses, SubchartsReadTheirPartAndGlobals) {
  add("Chart.yaml",
      "apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies:\n- {name: db, version: 1.x.x, alias: store, "
      "condition: store.enabled}\n- {name: gone, version: 1.x.x, repository: 'https://x'}\n");
  add("charts/db/Chart.yaml", "apiVersion: v2\nname: db\nversion: 1.0.0\n");
  add("charts/db/templates/a.yaml", "{{ .Values.size }}{{ .Values.global.zone }}");
  EXPECT_EQ(unused("store: {enabled: true, size: 1, sice: 2}\ndb: {size: 1}\ngone: {x: 1}\n", ""), "db store.sice");
}

TEST_F(ValueUses, GlobalsOfAParentAreReadByItsSubcharts) {
  add("charts/db/Chart.yaml", "apiVersion: v2\nname: db\nversion: 1.0.0\n");
  add("charts/db/templates/a.yaml", "{{ .Values.global.zone }}");
  EXPECT_EQ(unused("global: {zone: 1, other: 2}\n", ""), "global.other");
}

TEST_F(ValueUses, ValuesThatNobodyDeclares) {
  EXPECT_EQ(undeclared("replicaCount: 1\n", "{{ .Values.replicasCount }}"), "replicasCount(replicaCount)");
  EXPECT_EQ(undeclared("image: {tag: 1}\n", "{{ .Values.image.tagg }}{{ .Values.image.digest }}"), "image.tagg(tag)");
  EXPECT_EQ(undeclared("image: {}\nport:\n", "{{ .Values.image.tag }}{{ .Values.port.number }}"), "");
  EXPECT_EQ(undeclared("a: 1\n", "{{ .Values.x.y.z }}{{ .Values.global.x }}"), "x");
}

TEST_F(ValueUses, WhatATemplateProvidesForIsNotSaid) {
  for (const char* text :
       {"{{ .Values.x | default 1 }}", "{{ if .Values.x }}{{ .Values.x }}{{ end }}",
        "{{ with .Values.x }}{{ . }}{{ end }}", "{{ if hasKey .Values \"x\" }}{{ .Values.x.y }}{{ end }}",
        "{{ dig \"x\" 1 .Values }}", "{{ coalesce .Values.x 1 }}", "{{ required \"no\" .Values.x }}",
        "{{ range .Values.x }}{{ . }}{{ end }}", "{{ $_ := set .Values \"x\" 1 }}{{ .Values.x }}"})
    EXPECT_EQ(undeclared("a: 1\n", text), "") << text;
  EXPECT_EQ(undeclared("a: 1\n# x: 5\n", "{{ .Values.x }}"), "");
  add("values.schema.json",
      R"({"properties": {"x": {"$ref": "#/$defs/x"}}, "$defs": {"x": {"properties": {"tag": {}}}}})");
  EXPECT_EQ(undeclared("a: 1\n", "{{ .Values.x.tag }}{{ .Values.x.tagg }}"), "x.tagg(tag)");
}

TEST_F(ValueUses, ASchemaThatContainsItselfIsOpenFromThereOn) {
  add("values.schema.json",
      R"({"properties": {"tree": {"$ref": "#/$defs/t"}},
          "$defs": {"t": {"properties": {"left": {"$ref": "#/$defs/t"}, "right": {"$ref": "#/$defs/t"}}}}})");
  EXPECT_EQ(undeclared("a: 1\n", "{{ .Values.tree.left.left.x }}{{ .Values.tree.lefft }}"), "tree.lefft(left)");
  add("values.schema.json", R"({"properties": {"tree": {"$ref": "#"}}})");
  EXPECT_EQ(undeclared("a: 1\n", "{{ .Values.tree.tree.tree.x }}{{ .Values.treee }}"), "treee(tree)");
}

TEST_F(ValueUses, OnlySomePartsOfASchemaAreLookedAt) {
  // Each level is meant twice by the one above: 2^40 ways, none of which leads back.
  std::string schema = R"({"properties": {"a": {"$ref": "#/$defs/d0"}, "b": {"properties": {"c": {}}}}, "$defs": {)";
  for (int i = 0; i < 40; ++i) {
    std::string next = R"({"$ref": "#/$defs/d)" + std::to_string(i + 1) + "\"}";
    schema += "\"d" + std::to_string(i) + R"(": {"allOf": [)" + next + ", " + next + R"(]}, )";
  }
  add("values.schema.json", schema + R"("d40": {"properties": {"x": {}}}}})");
  EXPECT_EQ(undeclared("z: 1\n", "{{ .Values.a.y }}{{ .Values.b.d }}{{ .Values.zz }}"), "")
      << "behind the limit anything may be";
}

TEST_F(ValueUses, OtherValuesFilesDeclareToo) {
  add("values.yaml", "a: 1\n");
  add("templates/a.yaml", "{{ .Values.b }}\n{{ .Values.c }}\n{{ .Values.c }}\n");
  load();
  base::Sources sources;
  base::Arena arena;
  std::vector<base::Diagnostic> warnings;
  const lang::Map* other = *read_values(sources.add("v.yaml", "b: 1\nd: 1\n"), arena, warnings);
  auto found = use_->undeclared({&other, 1});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].path, "c");
  base::Diagnostic finding = finding_of(found[0]);
  EXPECT_EQ(finding.message, "this reads .Values.c, which no values file declares");
  EXPECT_EQ(chart_->sources.locate(finding.origin).line, 2U);
  ASSERT_EQ(finding.notes.size(), 1U);
  auto unread = use_->unused(*other);
  ASSERT_EQ(unread.size(), 1U);
  EXPECT_EQ(finding_of(unread[0]).message, "no template reads d");
  EXPECT_EQ(sources.locate(unread[0].origin).line, 2U);
}

TEST_F(ValueUses, LoopsInLoopsEnd) {
  std::string text;
  for (int i = 0; i < 12; ++i) text += "{{ range list 1 2 3 4 5 6 7 8 }}";
  text += "x";
  for (int i = 0; i < 12; ++i) text += "{{ end }}";
  EXPECT_EQ(unused("a: 1\n", text), "");
}

TEST_F(ValueUses, MapsInMapsEnd) {
  // Six levels of fifty keys that all hold the level below: 50^6 ways.
  std::string text = "{{ $m := .Values.a }}";
  for (int level = 0; level < 6; ++level) {
    text += "{{ $m = dict";
    for (int key = 0; key < 50; ++key) text += " \"k" + std::to_string(key) + "\" $m";
    text += " }}";
  }
  EXPECT_EQ(unused("a: 1\nb: 1\n", text + "{{ toYaml $m }}"), "") << "at the limit everything counts as read";
}

TEST_F(ValueUses, PathsHaveAGreatestDepth) {
  std::string deep = ".Values";
  for (int i = 0; i < 100'000; ++i) deep += ".a";
  EXPECT_EQ(unused("a: '" + deep + "'\nb: 1\n", "{{ tpl .Values.c . }}"), "b") << "in a text that may be a template";
  EXPECT_EQ(unused("a: 1\nb: 1\n", "{{ " + deep + " }}"), "b") << "in a template";
  add("Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies: [{name: db, version: 1.x, condition: " +
                        deep.substr(8) + "}]\n");
  EXPECT_EQ(unused("a: 1\nb: 1\n", ""), "b") << "in a condition";
}

TEST_F(ValueUses, FollowingEnds) {
  add("values.yaml", "a: {b: 1}\nc: 1\n");
  // Every inclusion hands on another map; from some depth on all that is in it counts as read.
  add("templates/a.yaml",
      "{{ define \"t\" }}{{ include \"t\" (dict \"x\" .) }}{{ .Values.a.b }}{{ end }}{{ include \"t\" . }}"
      "{{ $x := .Values }}{{ range list 1 2 3 }}{{ $x = index $x \"a\" }}{{ end }}");
  EXPECT_EQ(unused(), "");
}

}  // namespace
}  // namespace pave::render::helm
