#include "judge/lint.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "base/fake_files.h"

namespace pave::judge {
namespace {

class Lint : public testing::Test {
 protected:
  void SetUp() override {
    add("Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\nicon: https://example.com/web.svg\n");
    add("values.yaml", "a: 1\n");
    add("templates/map.yaml", kMap + "data: {a: \"{{ .Values.a }}\"}\n");
  }
  void add(const std::string& name, std::string text) { files_.add("web/" + name, std::move(text)); }

  /// The findings of all charts: severity, code, place and message, a line each.
  std::string lint() {
    options_.paths = {"web"};
    options_.threads = 1;
    LintResult result = judge::lint(files_, options_);
    std::string out;
    for (const Finding& one : result.findings)
      out += std::string(base::name(one.severity)) + " " + std::string(base::facts(one.code).id) + " " +
             one.location.path + ":" + std::to_string(one.location.line) + ":" + std::to_string(one.location.column) +
             " " + one.message + "\n";
    return out;
  }

  const std::string kMap = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n";
  base::FakeFiles files_;
  LintOptions options_;
};

TEST_F(Lint, AGoodChartIsSilent) { EXPECT_EQ(lint(), ""); }

TEST_F(Lint, MetadataIsLookedAt) {
  add("Chart.yaml",
      "apiVersion: v2\nname: web\nversion: v1.2\nappVersion: 1.10\nicon: web.svg\nmaintainer: x\n"
      "maintainers:\n- email: a@b\n- {name: b, email: b@example.com, url: nowhere}\nsources: [example.com]\n");
  EXPECT_EQ(lint(),
            "warning chart/metadata web/Chart.yaml:6:1 Chart.yaml has no field maintainer, so Helm passes over it\n"
            "error chart/metadata web/Chart.yaml:4:13 appVersion is a number, and must be a text\n"
            "warning chart/metadata web/Chart.yaml:3:10 v1.2 is no full semantic version\n"
            "error chart/metadata web/Chart.yaml:8:3 a maintainer without a name\n"
            "error chart/metadata web/Chart.yaml:8:10 a@b is no e-mail address\n"
            "error chart/metadata web/Chart.yaml:9:40 nowhere is no web address\n"
            "error chart/metadata web/Chart.yaml:10:11 \"example.com\" is no URL\n"
            "error chart/metadata web/Chart.yaml:5:7 \"web.svg\" is no URL\n");
}

TEST_F(Lint, AnOldApiVersionHasNoTypeAndNoDependencies) {
  add("Chart.yaml", "apiVersion: v1\nname: web\nversion: 1.0.0\nicon: https://e.com/a\ntype: application\n");
  EXPECT_EQ(lint(), "error chart/metadata web/Chart.yaml:5:7 a chart of apiVersion v1 has no type\n");
}

TEST_F(Lint, FilesThatAreNoTemplatesAndDefinitionsAreSaid) {
  add("templates/README.md", "read\n");
  add("crds/map.yaml", kMap);
  add("charts/db/Chart.yaml", "apiVersion: v2\nname: db\nversion: 1.0.0\n");
  std::string said = lint();
  EXPECT_NE(said.find("error chart/template-file web/templates/README.md:1:1 a file in templates/ that ends in .md, "
                      "which Helm renders like all others\n"),
            std::string::npos)
      << said;
  EXPECT_NE(said.find("error chart/not-a-definition web/crds/map.yaml:1:1 a ConfigMap in crds/, which is for "
                      "CustomResourceDefinitions\n"),
            std::string::npos)
      << said;
  EXPECT_NE(said.find("error chart/undeclared-dependency web/Chart.yaml:1:1 charts/ holds the chart db, which "
                      "Chart.yaml does not declare\n"),
            std::string::npos)
      << said;
}

TEST_F(Lint, AMissingDependencyIsAWarning) {
  add("Chart.yaml",
      "apiVersion: v2\nname: web\nversion: 1.0.0\nicon: https://e.com/a\ndependencies:\n- {name: db, version: 1.0.0, "
      "repository: https://example.com}\n");
  EXPECT_TRUE(lint().starts_with("warning chart/missing-dependency web/Chart.yaml:6:3 ")) << lint();
}

TEST_F(Lint, RequiredValuesStopNothing) {
  add("values.yaml", "a: 1\nb: \"\"\n");
  add("templates/b.yaml", kMap + "data: {b: {{ required \"b is needed\" .Values.b | quote }}}\n");
  std::string said = lint();
  EXPECT_TRUE(said.starts_with("info chart/refused web/templates/b.yaml:4:")) << said;
  EXPECT_EQ(said.find("error"), std::string::npos) << said;
}

TEST_F(Lint, ValuesThatNothingReadsOrDeclares) {
  add("values.yaml", "a: 1\nb: 2\n");
  add("templates/c.yaml", kMap + "data: {a: {{ .Values.imagee | quote }}}\n");
  std::string said = lint();
  EXPECT_NE(said.find("warning values/unused web/values.yaml:2:1 no template reads b\n"), std::string::npos) << said;
  EXPECT_NE(said.find("warning values/undeclared web/templates/c.yaml:4:"), std::string::npos) << said;
}

TEST_F(Lint, ACommentAllowsAValue) {
  add("values.yaml", "a: 1\nb: 2  # pave:allow values/unused read by the pipeline\n");
  options_.paths = {"web"};
  LintResult result = judge::lint(files_, options_);
  ASSERT_EQ(result.findings.size(), 1U);
  EXPECT_EQ(result.findings[0].allowed_because, "read by the pipeline");
}

TEST_F(Lint, NumbersThatChange) {
  add("values.yaml", "a: 12345678\n");
  EXPECT_EQ(lint(),
            "warning values/number-changed web/values.yaml:1:4 a number that is printed with an exponent: 12345678 "
            "becomes 1.2345678e+07\n");
  add("values.yaml", "a: 1.10\n");
  EXPECT_EQ(lint(),
            "warning values/number-changed web/values.yaml:1:4 a number that is printed in another form: 1.10 becomes "
            "1.1\n");
}

TEST_F(Lint, NumbersThatStayNumbers) {
  add("values.yaml", "a: 1.0\nb: {c: 2.50, d: yes}\n");
  add("templates/map.yaml", kMap + "data:\n  f: |\n    {{- toYaml .Values.b | nindent 4 }}\n    a: {{ .Values.a }}\n");
  EXPECT_EQ(lint(), "");
}

TEST_F(Lint, TheNumberOfASecretIsNotShown) {
  add("values.yaml", "password: 12345678\n");
  add("templates/map.yaml",
      "apiVersion: v1\nkind: Secret\nmetadata: {name: web}\nstringData: {a: \"{{ .Values.password }}\"}\n");
  EXPECT_EQ(lint(), "warning values/number-changed web/values.yaml:1:11 a number that is printed with an exponent\n");
}

TEST_F(Lint, TemplatesThatNeverRender) {
  add("values.yaml", "a: 1\nb: {enabled: false}\n");
  add("templates/b.yaml", "\n{{- if .Values.b.enabled }}\n" + kMap + "{{- end }}\n");
  add("templates/only-names.yaml", "{{ define \"x\" }}{{ if .a }}text{{ end }}{{ end }}\n{{/* }} */}}\n");
  EXPECT_EQ(lint(),
            "info chart/never-rendered web/Chart.yaml:1:1 1 template writes nothing with the default values, and no "
            "others are there to test it with\n");
  add("ci/other-values.yaml", "a: 2\n");
  EXPECT_EQ(lint(),
            "info chart/never-rendered web/templates/b.yaml:2:1 this template writes nothing, neither with the default "
            "values nor with those in ci/\n");
  add("ci/b-values.yaml", "b: {enabled: true}\n");
  EXPECT_EQ(lint(), "");
}

TEST_F(Lint, AFirstLineThatIsIndentedTwice) {
  add("values.yaml", "a: {x: \"1\", z: \"2\"}\n");
  add("templates/map.yaml", kMap + "data:\n  y: \"1\"\n  {{ toYaml .Values.a | trim | indent 0 }}\n");
  std::string said = lint();
  EXPECT_NE(said.find("chart/indentation web/templates/map.yaml:6:"), std::string::npos) << said;
  EXPECT_NE(said.find("the first line stands 2 columns deeper than the other lines that are written here"),
            std::string::npos)
      << said;
}

TEST_F(Lint, WhatStandsBesideItsKey) {
  add("values.yaml", "a: {x: \"1\", z: \"2\"}\n");
  add("templates/map.yaml", kMap + "data:\n{{- toYaml .Values.a | nindent 0 }}\n");
  EXPECT_EQ(lint(),
            "warning chart/indentation web/templates/map.yaml:5:5 what is written here stands beside data, not in it, "
            "so data is empty\n");
  add("templates/map.yaml", kMap + "data:\n{{- with .Values.a }}\n{{- toYaml . | nindent 0 }}\n{{- end }}\n");
  EXPECT_NE(lint().find("stands beside data"), std::string::npos);
  add("templates/map.yaml", kMap + "data:\n{{- with .Values.a }}\n{{- toYaml . | nindent 2 }}\n{{- end }}\n");
  EXPECT_EQ(lint(), "");
}

TEST_F(Lint, AnEmptyKeyAboveAnotherOneIsNoMistake) {
  add("values.yaml", "a: {x: \"1\"}\nb: {}\n");
  add("templates/map.yaml", kMap +
                                "data:\n  {{- range .Values.b }}{{ . }}{{ end }}\n{{- toYaml (dict \"binaryData\" "
                                ".Values.a) | nindent 0 }}\n");
  EXPECT_EQ(lint(), "");
}

TEST_F(Lint, AnAnnotationInAListDoesNothing) {
  add("templates/map.yaml",
      "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: {{ .Values.a | "
      "quote }}, "
      "annotations: {helm.sh/resource-policy: keep}}\n");
  EXPECT_TRUE(lint().find("error chart/list-annotation web/templates/map.yaml:6:") != std::string::npos) << lint();
}

TEST_F(Lint, ChartsBelowAFolderAndInsideCharts) {
  files_.add("apps/one/Chart.yaml", "apiVersion: v2\nname: one\nversion: 1.0.0\nicon: https://e.com/a\n");
  files_.add("apps/one/charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n");
  options_.paths = {"apps"};
  auto icons = [&] {
    std::size_t count = 0;
    for (const Finding& one : judge::lint(files_, options_).findings) count += one.message == "the chart has no icon";
    return count;
  };
  EXPECT_EQ(icons(), 0U);
  options_.with_subcharts = true;
  EXPECT_EQ(icons(), 1U);
}

}  // namespace
}  // namespace pave::judge
