#include "render/helm/release.h"

#include <gtest/gtest.h>

#include <thread>

#include "base/fake_files.h"
#include "render/helm/load.h"
#include "render/helm/release_difference.h"
#include "render/helm/release_name.h"
#include "render/helm/template_text.h"

namespace pave::render::helm {
namespace {

class Releases : public ::testing::Test {
 protected:
  Releases() { file("Chart.yaml", "apiVersion: v2\nname: shop\nversion: 0.1.0\n"); }
  void file(const std::string& name, std::string text) { files_.add("/c/" + name, std::move(text)); }
  std::shared_ptr<const LoadedChart> load() {
    auto chart = load_chart(files_, "/c", {});
    EXPECT_TRUE(chart) << chart.error().helm;
    return *chart;
  }
  std::string text() {
    chart_ = load();
    auto release = render_release(*chart_, files_, options_);
    if (!release) return "Error: " + release.error().helm;
    return template_text(*release, {}, options_.helm_version).value();
  }

  base::FakeFiles files_;
  ReleaseOptions options_;
  std::shared_ptr<const LoadedChart> chart_;
};

TEST_F(Releases, FilesAreFoundPrintedAndTurnedIntoMaps) {
  file("conf/a.txt", "one\ntwo\n");
  file("conf/b.ini", "x");
  file("templates/t.yaml",
       "a: {{ .Files.Get \"conf/a.txt\" | quote }}\nb: {{ .Files.Lines \"conf/a.txt\" | join \"+\" }}\n"
       "c: {{ range $name, $_ := .Files.Glob \"conf/*\" }}{{ $name }} {{ end }}\nd:\n"
       "{{ (.Files.Glob \"**.ini\").AsSecrets | indent 2 }}\n"
       "{{ (.Files.Glob \"conf/*\").AsConfig | indent 2 }}\ne: {{ .Files.nothing | toJson }}\n");
  EXPECT_EQ(text(),
            "---\n# Source: shop/templates/t.yaml\na: \"one\\ntwo\\n\"\nb: one+two\nc: conf/a.txt conf/b.ini \nd:\n"
            "  b.ini: eA==\n  a.txt: |\n    one\n    two\n  b.ini: x\ne: null\n");
}

TEST_F(Releases, AFaultInAFileLeadsToTheFile) {
  file("conf/a.yaml", "good: 1\nbad: [\n");
  file("templates/t.yaml", "{{ .Files.Get \"conf/a.yaml\" }}\n");
  chart_ = load();
  auto release = render_release(*chart_, files_, options_);
  ASSERT_FALSE(release);
  base::Location place = release.error().sources->locate(release.error().diagnostic.origin);
  EXPECT_EQ(place.path, "/c/conf/a.yaml");
  EXPECT_GE(place.line, 2U);
}

TEST_F(Releases, DeeperTemplatesAreReadFirstAndAShallowerDefinitionWins) {
  file("templates/a.yaml", "{{ define \"x\" }}shallow{{ end }}a: {{ include \"x\" . }}\n");
  file("templates/deep/z.yaml", "{{ define \"x\" }}deep{{ end }}");
  EXPECT_EQ(text(), "---\n# Source: shop/templates/a.yaml\na: shallow\n");
}

TEST_F(Releases, ManyThreadsRenderTheSame) {
  file("templates/a.yaml",
       "a: {{ randAlphaNum 20 }}\nb: {{ include \"x\" . }}\n{{ define \"x\" }}{{ .Chart.Name }}{{ end }}");
  std::string alone = text();
  std::vector<std::string> texts(8);
  {
    std::vector<std::jthread> threads;
    for (std::string& out : texts)
      threads.emplace_back([&] {
        auto release = render_release(*chart_, files_, options_);
        out = release ? template_text(*release, {}, options_.helm_version).value() : release.error().helm;
      });
  }
  for (const std::string& one : texts) EXPECT_EQ(one, alone);
}

TEST_F(Releases, NamesOfReleases) {
  EXPECT_EQ(name_refusal("a.b-c"), "");
  for (std::string_view name : {"A", "-a", "a-", "a..b", "a_b", "a."}) EXPECT_NE(name_refusal(name), "") << name;
  EXPECT_EQ(name_refusal(std::string(53, 'a')), "");
  EXPECT_NE(name_refusal(std::string(54, 'a')), "");
  EXPECT_EQ(release_name("tpl-{{ \"X\" | lower }}", 1).value(), "tpl-x");
  EXPECT_FALSE(release_name("{{ nothing }}", 1));
  EXPECT_EQ(clock_of(1), clock_of(1));
  EXPECT_NE(clock_of(1), clock_of(2));
}

TEST_F(Releases, VersionsDifferInNulls) {
  file("values.yaml", "color: null\n");
  file("templates/a.yaml",
       "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata:\n  has: {{ hasKey .Values \"color\" | quote }}\n");
  chart_ = load();
  auto newer = render_release(*chart_, files_, options_);
  options_.helm_version = HelmVersion::V4_1;
  auto older = render_release(*chart_, files_, options_);
  ASSERT_TRUE(newer && older);
  auto changes = compare_releases(*older, *newer, [](auto, auto, auto) { return false; });
  ASSERT_EQ(changes.size(), 1U);
  ASSERT_EQ(changes[0].fields.size(), 1U);
  EXPECT_EQ(changes[0].fields[0].path, "data.has");
  EXPECT_EQ(changes[0].fields[0].before, "\"true\"");
  EXPECT_EQ(changes[0].fields[0].after, "\"false\"");
  std::string asked;
  auto hidden =
      compare_releases(*older, *newer, [&](std::string_view kind, std::string_view path, std::string_view text) {
        asked += std::string(kind) + " " + std::string(path) + " " + std::string(text) + "\n";
        return true;
      });
  EXPECT_EQ(hidden.at(0).fields.at(0).before, "...");
  EXPECT_EQ(asked, "ConfigMap data.has true\nConfigMap data.has false\n");
}

TEST_F(Releases, AnItemOfAListIsAnObjectWhenVersionsAreCompared) {
  file("values.yaml", "color: null\n");
  file("templates/a.yaml",
       "apiVersion: v1\nkind: List\nmetadata: {name: m}\nitems:\n- apiVersion: v1\n  kind: Secret\n  stringData:\n"
       "    has: {{ hasKey .Values \"color\" | quote }}\n");
  chart_ = load();
  auto newer = render_release(*chart_, files_, options_);
  options_.helm_version = HelmVersion::V4_1;
  auto older = render_release(*chart_, files_, options_);
  ASSERT_TRUE(newer && older);
  auto changes = compare_releases(*older, *newer, [](std::string_view kind, std::string_view path, std::string_view) {
    return kind == "Secret" && path == "stringData.has";
  });
  ASSERT_EQ(changes.size(), 1U);
  ASSERT_EQ(changes[0].fields.size(), 1U);
  EXPECT_EQ(changes[0].fields[0].path, "items[0].stringData.has");
  EXPECT_EQ(changes[0].fields[0].after, "...");
}

}  // namespace
}  // namespace pave::render::helm
