#include "render/helm/load.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/fake_files.h"
#include "doc/writer.h"
#include "lang/document.h"
#include "render/helm/loading.h"
#include "render/helm/metadata.h"
#include "render/helm/missing.h"

namespace pave::render::helm {
namespace {

constexpr std::string_view kChart = "apiVersion: v2\nname: shop\nversion: 1.2.3\n";

class Load : public testing::Test {
 protected:
  void add(const std::string& name, std::string text) { files_.add("shop/" + name, std::move(text)); }
  void add_chart(std::string more = {}) { add("Chart.yaml", std::string(kChart) + std::move(more)); }

  /// `ok`, or Helm's message and the place and words of ours.
  std::string load(const std::string& path = "shop") {
    auto loaded = load_chart(files_, path, options_);
    chart_ = loaded ? *loaded : loaded.error().chart;
    if (loaded) return "ok";
    const base::Location place = chart_->sources.locate(loaded.error().diagnostic.origin);
    diagnostic_ = loaded.error().diagnostic;
    where_ = place.path + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
    return loaded.error().helm;
  }
  const Chart& chart() const { return *chart_->root; }

  static std::string names(const std::vector<ChartFile>& files) {
    std::string out;
    for (const ChartFile& file : files) out += std::string(file.name) + " ";
    return out;
  }
  static std::string names(const Chart& chart) {
    std::string out;
    for (const auto& child : chart.dependencies) {
      out += std::string(child->metadata.name);
      if (!child->dependencies.empty()) out += "(" + names(*child) + ")";
      out += " ";
    }
    if (!out.empty()) out.pop_back();
    return out;
  }
  static std::string json(lang::Map* map) {
    base::Arena arena;
    std::string out;
    doc::write_json(lang::to_document(lang::Value::of(map), arena), {}, out);
    return out;
  }

  base::FakeFiles files_;
  LoadOptions options_;
  std::shared_ptr<const LoadedChart> chart_;
  base::Diagnostic diagnostic_;
  std::string where_;
};

TEST_F(Load, FilesGoWhereTheyBelong) {
  add_chart();
  add("values.yaml", "a: 1\n");
  add("values.schema.json", "{}");
  add("templates/b.yaml", "b");
  add("templates/a/x.yaml", "\xef\xbb\xbfx");
  add("templates/a.yaml", "a");
  add("templates/.hidden", "");
  add("crds/one.YML", "");
  add("crds/README.md", "");
  add("conf/a.txt", "");
  add("Chart.lock", "generated: \"2020-01-01T00:00:00Z\"\n");
  ASSERT_EQ(load("shop/"), "ok");
  EXPECT_EQ(names(chart().templates), "templates/a/x.yaml templates/a.yaml templates/b.yaml ");
  EXPECT_EQ(chart().templates[0].text(), "x");
  EXPECT_EQ(chart().templates[0].source->path, "shop/templates/a/x.yaml");
  EXPECT_EQ(names(chart().files), "conf/a.txt crds/README.md crds/one.YML ");
  ASSERT_EQ(chart().crds().size(), 1U);
  EXPECT_EQ(chart().schema->text(), "{}");
  ASSERT_NE(chart().defaults, nullptr);
  EXPECT_EQ(chart().defaults->find("a")->number, 1);
  EXPECT_EQ(chart().metadata.name, "shop");
}

TEST_F(Load, MetadataIsReadWithHelmsLiberties) {
  add_chart(
      "appVersion: 1.10\nDescription: \"a\\tb\\u200bc\"\nkeywords: [1, true, null, 1e3]\nannotations: {a: 1, b: yes}\n"
      "deprecated: true\nmaintainers: [{name: x, eMail: 5}]\nunknown: 1\nhome: 1\nhome: 0x1F\n");
  ASSERT_EQ(load(), "ok");
  base::Arena arena;
  EXPECT_EQ(
      json(metadata_map(*chart().metadata.fields, arena)),
      R"({"APIVersion":"v2","Annotations":{"a":"1","b":"true"},"AppVersion":"1.1","Condition":"","Dependencies":[],)"
      R"("Deprecated":true,"Description":"a bc","Home":"31","Icon":"","Keywords":["1","true","","1000"],"KubeVersion":"",)"
      R"("Maintainers":[{"Email":"5","Name":"x","URL":""}],"Name":"shop","Sources":[],"Tags":"","Type":"",)"
      R"("Version":"1.2.3"})");
  ASSERT_EQ(chart_->warnings.size(), 1U);
  EXPECT_EQ(chart_->warnings[0].helm, "level=WARN msg=\"this chart is deprecated\"");
  EXPECT_EQ(chart_->problems.size(), 1U);  // home stands twice
}

TEST_F(Load, WhatMetadataCantBe) {
  struct Case {
    std::string text;
    std::string helm;
    std::string where;
  };
  const std::string json =
      "cannot load Chart.yaml: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ";
  std::string chart(kChart);
  for (const Case& one : std::vector<Case>{
           {"name: shop\nversion: 1\n", "ok", ""},
           {"", "validation: chart.metadata.name is required", "1:1"},
           {"apiVersion: v2\nname: shop\n", "validation: chart.metadata.version is required", "1:1"},
           {"apiVersion: v2\nname: shop\nversion: x.y\n", "validation: chart.metadata.version \"x.y\" is invalid",
            "3:10"},
           {"apiVersion: v9\nname: shop\nversion: 1\n", "unsupported chart version", "1:1"},
           {"apiVersion: v3\nname: shop\nversion: 1\n", "invalid chart apiVersion", "1:13"},
           {"name: a/b\nversion: 1\n", "validation: chart.metadata.name \"a/b\" is invalid", "1:7"},
           {"name: ..\nversion: 1\n", "validation: chart.metadata.name \"..\" is not allowed", "1:7"},
           {"- a\n", json + "array into Go value of type loader.chartBase", "1:1"},
           {chart + "type: foo\n", "validation: chart.metadata.type must be application or library", "4:7"},
           {chart + "type: library\n", "library charts are not installable", "4:7"},
           {chart + "icon: [a]\n", json + "array into Go struct field .icon of type string", "4:7"},
           {chart + "keywords: [a, [x]]\n", json + "array into .keywords.1 of type string", "4:15"},
           {chart + "deprecated: 1\n", json + "number into Go struct field .deprecated of type bool", "4:13"},
           {chart + "annotations: {a: []}\n", json + "array into Go struct field .annotations.a of type string",
            "4:18"},
           {chart + "dependencies: [{name: {}}]\n",
            json + "object into Go struct field .dependencies.0.name of type string", "4:23"},
           {chart + "dependencies: {}\n", json + "object into Go struct field .dependencies of type []*v2.Dependency",
            "4:15"},
           {chart + "maintainers: [x]\n", json + "string into .maintainers.0 of type v2.Maintainer", "4:15"},
           {chart + "maintainers: [null]\n", "validation: maintainers must not contain empty or null nodes", "4:15"},
           {chart + "dependencies: [null]\n", "validation: dependencies must not contain empty or null nodes", "4:16"},
           {chart + "dependencies: [{name: a, alias: x y}]\n",
            "validation: dependency \"a\" has disallowed characters in the alias", "4:33"},
           {chart + "dependencies: [{name: a}, {name: b, alias: a}]\n",
            "validation: more than one dependency with name or alias \"a\"", "4:27"},
       }) {
    add("Chart.yaml", one.text);
    EXPECT_EQ(load(), one.helm) << one.text;
    if (one.where.empty()) continue;
    EXPECT_EQ(where_, "shop/Chart.yaml:" + one.where) << one.text;
  }
  options_.helm_version = HelmVersion::V4_1;
  add("Chart.yaml", chart + "dependencies: [{name: a, tags: [[]]}]\n");
  EXPECT_EQ(load(), json + "array into Go struct field Dependency.dependencies.tags of type string");
  add("Chart.yaml", chart + "annotations: {a: []}\n");
  EXPECT_EQ(load(), json + "array into Go struct field Metadata.annotations of type string");
}

TEST_F(Load, OtherUsesTakeLibrariesToo) {
  add_chart("type: library\n");
  options_.for_release = false;
  EXPECT_EQ(load(), "ok");
  EXPECT_TRUE(chart().metadata.is_library());
}

TEST_F(Load, ValuesOfSeveralDocumentsAreMerged) {
  add_chart();
  add("values.yaml", "a: {b: 1, c: 2}\n--- # next\na: {b: 3}\n---\n");
  ASSERT_EQ(load(), "ok");
  const lang::Map& a = *chart().defaults->find("a")->map;
  EXPECT_EQ(a.find("b")->number, 3);
  EXPECT_EQ(a.find("c")->number, 2);
  add("values.yaml", "a: 1\n--- b\n");
  EXPECT_EQ(load(), "cannot load values.yaml: error reading yaml document: invalid Yaml document separator: b");
  EXPECT_EQ(where_, "shop/values.yaml:2:5");
  add("values.yaml", "- a\n");
  EXPECT_EQ(
      load(),
      "cannot load values.yaml: cannot unmarshal yaml document: error unmarshaling JSON: while decoding JSON: json: "
      "cannot unmarshal array into Go value of type map[string]interface {}");
  for (const char* name : {"values.yaml", "Chart.yaml"}) {
    add(name, "a: .nan\n");
    EXPECT_TRUE(load().find("error converting YAML to JSON: ") != std::string::npos);
    EXPECT_EQ(where_, std::string("shop/") + name + ":1:4");
  }
}

TEST_F(Load, ChartsInsideCharts) {
  add_chart();
  add("charts/web/Chart.yaml", "apiVersion: v9\nname: web2\nversion: 1.0.0\n");
  add("charts/web/templates/x.yaml", "");
  add("charts/web/charts/db/Chart.yaml", "name: db\nversion: 1.0.0\n");
  add("charts/a/Chart.yaml", "name: a\nversion: 1.0.0\n");
  add("charts/_off/x", "");
  add("charts/.off", "");
  add("charts/a.tgz.prov", "");
  ASSERT_EQ(load(), "ok");
  EXPECT_EQ(names(chart()), "a web2(db)");
  EXPECT_EQ(chart().dependencies[1]->path, "shop/charts/web");
  EXPECT_EQ(chart().dependencies[1]->dependencies[0]->path, "shop/charts/web/charts/db");
  EXPECT_EQ(names(chart().files), "charts/a.tgz.prov ");
}

TEST_F(Load, WhatIsNoChartInsideOne) {
  add_chart();
  add("charts/README.md", "");
  EXPECT_EQ(load(), "error unpacking subchart README.md in shop: Chart.yaml file is missing");
  EXPECT_EQ(where_, "shop/charts/README.md:1:1");
  files_ = {};
  add_chart();
  add("charts/x.tgz", "text");
  EXPECT_EQ(load(), "error unpacking subchart x.tgz in shop: gzip: invalid header");
  files_ = {};
  add_chart();
  add("charts/x.tgz/README.md", "text");
  EXPECT_EQ(load(), "error unpacking subchart tar in shop: expected x.tgz, got x.tgz/README.md");
  files_ = {};
  add_chart();
  add("charts/k/Chart.yaml", "name: k\n");
  add("charts/k/charts/y.tgz/README.md", "");
  EXPECT_EQ(load(), "error unpacking subchart k in shop: validation: chart.metadata.version is required");
}

TEST_F(Load, OldRequirements) {
  add("Chart.yaml", "name: shop\nversion: 1.0.0\ndependencies: [{name: old, tags: [t]}]\n");
  add("requirements.yaml", "dependencies:\n- name: a\n  version: 1\n");
  add("requirements.lock", "{}\n");
  add("charts/a/Chart.yaml", "name: a\nversion: 1.0.0\n");
  ASSERT_EQ(load(), "ok");
  ASSERT_EQ(chart().metadata.dependencies.size(), 1U);
  EXPECT_EQ(chart().metadata.dependencies[0].name, "a");
  EXPECT_EQ(chart().metadata.dependencies[0].tags.size(), 1U);  // as Go decodes into what is there
  EXPECT_EQ(names(chart().files), "requirements.lock requirements.yaml ");
  EXPECT_TRUE(chart_->warnings.empty());
  add_chart();
  ASSERT_EQ(load(), "ok");
  EXPECT_EQ(names(chart().files), "");
  ASSERT_EQ(chart_->warnings.size(), 2U);
  EXPECT_EQ(
      chart_->warnings[0].helm,
      "level=INFO msg=\"Warning: Dependency locking is handled in Chart.lock since apiVersion \\\"v2\\\". We recommend "
      "migrating to Chart.lock.\"");
  add("Chart.lock", "[a]\n");
  EXPECT_EQ(
      load(),
      "cannot load Chart.lock: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go "
      "value of type v2.Lock");
}

TEST_F(Load, HelmignoreOfAFolder) {
  add_chart();
  add("a.txt", "");
  add("conf/b.txt", "");
  add(".helmignore", "conf/\n# no\n*.bak\n");
  add("x/y.bak", "");
  ASSERT_EQ(load(), "ok");
  EXPECT_EQ(names(chart().files), ".helmignore a.txt ");
  add(".helmignore", "a\n a/**\n");
  EXPECT_EQ(load(), "double-star (**) syntax is not supported");
  EXPECT_EQ(where_, "shop/.helmignore:2:2");
  add(".helmignore", "!a.txt\n");
  EXPECT_EQ(load(), "Chart.yaml file is missing");
}

TEST_F(Load, LinksAreFollowed) {
  add_chart();
  add("conf/a.txt", "a");
  files_.add("outside/b.txt", "b");
  files_.add_link("shop/l", "conf");
  files_.add_link("shop/m.txt", "../outside/b.txt");
  ASSERT_EQ(load(), "ok");
  EXPECT_EQ(names(chart().files), "conf/a.txt l/a.txt m.txt ");
  ASSERT_EQ(chart_->warnings.size(), 2U);
  EXPECT_EQ(
      chart_->warnings[0].helm,
      "level=INFO msg=\"found symbolic link in path. Contents of linked file included and used\" path=/here/shop/l "
      "resolved=/here/shop/conf");
}

TEST_F(Load, LinksThatLeadNowhereOrRoundInACircle) {
  add_chart();
  files_.add_link("shop/l", "nowhere");
  EXPECT_TRUE(load().starts_with("error evaluating symlink /here/shop/l: lstat "));
  files_ = {};
  add_chart();
  files_.add_folder("shop/d");
  files_.add_link("shop/d/up", "..");
  std::string path = "/here/shop";
  for (int i = 0; i < 41; ++i) path += "/d/up";
  EXPECT_EQ(load(), "open " + path + ": too many levels of symbolic links");
  EXPECT_EQ(where_, "shop/d/up:1:1");
  add(".helmignore", "up\n");
  EXPECT_EQ(load(), "ok");
}

TEST_F(Load, FoldersInsideEachOtherHaveALimit) {
  add_chart();
  std::string deep = "a";
  for (int i = 1; i < kMaxFolderDepth; ++i) deep += "/a";
  add(deep + "/x", "");
  EXPECT_EQ(load(), "ok");
  add(deep + "/a/x", "");
  EXPECT_TRUE(load().ends_with("file name too long"));
  EXPECT_EQ(diagnostic_.message, "more than 256 folders inside each other");
}

TEST_F(Load, SizesHaveLimits) {
  add_chart();
  add("big", std::string((std::size_t{5} << 20) + 1, 'x'));
  EXPECT_EQ(load(), "ok");
  options_.helm_version = HelmVersion::V4_1;
  EXPECT_EQ(load(), "chart file \"big\" is larger than the maximum file size 5242880");
  options_.helm_version = HelmVersion::V4_3;
  add("huge", std::string(std::size_t{96} << 20, 'x'));
  EXPECT_EQ(load(), "error reading huge: chart exceeds maximum decompressed size of 104857600 bytes");
}

TEST_F(Load, MissingDependencies) {
  add_chart("dependencies:\n- name: a\n  version: 1\n- name: here\n- name: b\n  repository: https://x\n");
  add("charts/here/Chart.yaml", "name: here\nversion: 1.0.0\n");
  EXPECT_EQ(
      load(),
      "an error occurred while checking for chart dependencies. You may need to run 'helm dependency build' to fetch "
      "missing dependencies: found in Chart.yaml, but missing in charts/ directory: a, b");
  EXPECT_EQ(where_, "shop/Chart.yaml:5:3");
  EXPECT_EQ(diagnostic_.code, base::Code::ChartMissingDependency);
  EXPECT_EQ(diagnostic_.message, "the dependency \"a\" is not in charts/");
  EXPECT_EQ(diagnostic_.help, "run helm dependency build shop");
  EXPECT_EQ(diagnostic_.notes.size(), 1U);
  options_.without_missing = true;
  ASSERT_EQ(load(), "ok");
  EXPECT_EQ(chart_->missing.size(), 2U);
  EXPECT_EQ(names(chart()), "here");
}

TEST_F(Load, FoldersOfDependencies) {
  add_chart(
      "dependencies:\n- {name: db, version: ^1.0, repository: file://../db}\n- {name: x, version: 2, repository: "
      "file://../x}\n");
  files_.add("db/Chart.yaml",
             "apiVersion: v2\nname: db\nversion: 1.5.0\ndependencies: [{name: shop, version: 1.x, repository: "
             "file://../shop}]\n");
  files_.add("x/Chart.yaml", "name: x\nversion: 1.0.0\n");
  options_.without_missing = true;
  ASSERT_EQ(load(), "ok");
  EXPECT_EQ(names(chart()), "db(shop)");
  ASSERT_EQ(chart_->missing.size(), 3U);
  EXPECT_EQ(chart_->missing[0].message, "the dependency \"db\" depends on itself");
  EXPECT_EQ(chart_->missing[2].message, "the dependency is \"x\" 2, and the folder shop/../x has \"x\" 1.0.0");
}

TEST_F(Load, FoldersOfDependenciesHaveLimits) {
  options_.without_missing = true;
  auto wants = [](int i) {
    std::string name = "c" + std::to_string(i);
    return "dependencies: [{name: " + name + ", version: 1.x, repository: file://../" + name + "}]\n";
  };
  add_chart(wants(0));
  for (int i = 0; i <= kMaxChartDepth; ++i) {
    std::string name = "c" + std::to_string(i);
    files_.add(name + "/Chart.yaml", "apiVersion: v2\nname: " + name + "\nversion: 1.0.0\n" + wants(i + 1));
  }
  ASSERT_EQ(load(), "ok");
  ASSERT_EQ(chart_->missing.size(), 1U);
  EXPECT_EQ(chart_->missing[0].message,
            "the dependency \"c64\" is not read: more than 64 charts lie inside each other");

  files_.add("db/Chart.yaml", "apiVersion: v2\nname: db\nversion: 1.0.0\n");
  std::string many = "dependencies:\n";
  for (std::size_t i = 0; i <= kMaxLocalCharts; ++i)
    many += "- {name: db, alias: a" + std::to_string(i) + ", version: 1.x, repository: file://../db}\n";
  add_chart(std::move(many));
  ASSERT_EQ(load(), "ok");
  EXPECT_EQ(chart().dependencies.size(), kMaxLocalCharts);
  ASSERT_EQ(chart_->missing.size(), 1U);
  EXPECT_EQ(chart_->missing[0].message, "the dependency \"db\" is not read: 1000 others were read before it");
  EXPECT_EQ(chart_->missing[0].help, "run helm dependency build shop");
}

TEST_F(Load, WhatIsNoChart) {
  files_.add("a.yaml", "a: 1\n");
  files_.add("text", std::string(600, 'x'));
  files_.add("short", "x");
  files_.add_folder("empty");
  EXPECT_EQ(load("a.yaml"), "file '/here/a.yaml' seems to be a YAML file, but expected a gzipped archive");
  EXPECT_EQ(load("text"), "file '/here/text' does not appear to be a gzipped archive; got 'text/plain; charset=utf-8'");
  EXPECT_EQ(load("short"),
            "file '/here/short' does not appear to be a gzipped archive; got 'application/octet-stream'");
  EXPECT_EQ(load("empty"),
            "unable to detect chart at /here/empty/Chart.yaml: open /here/empty/Chart.yaml: no such file or directory");
  EXPECT_EQ(load("./none"), "path \"./none\" not found");
  EXPECT_EQ(load("none"), "non-absolute URLs should be in form of repo_name/path_to_chart, got: none");
  EXPECT_EQ(load("stable/none"), "repo stable not found");
}

}  // namespace
}  // namespace pave::render::helm
