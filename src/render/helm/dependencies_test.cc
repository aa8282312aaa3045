#include "render/helm/dependencies.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/fake_files.h"
#include "lang/json.h"
#include "render/helm/import_values.h"
#include "render/helm/load.h"
#include "render/helm/value_file.h"

namespace pave::render::helm {
namespace {

class Dependencies : public testing::Test {
 protected:
  void add(const std::string& name, std::string text) { files_.add("shop/" + name, std::move(text)); }
  void add_chart(const std::string& folder, std::string chart, std::string values = {}) {
    std::string path = folder.empty() ? "" : folder + "/";
    add(path + "Chart.yaml", std::move(chart));
    if (!values.empty()) add(path + "values.yaml", std::move(values));
  }

  /// The full paths of all charts but the root, or Helm's error.
  std::string enable(std::string given = "{}") {
    auto loaded = load_chart(files_, "shop", {});
    if (!loaded) return loaded.error().helm;
    chart_ = *loaded;
    std::vector<base::Diagnostic> problems;
    auto values = read_values(sources_.add("values.yaml", std::move(given)), arena_, problems);
    warnings_.clear();
    auto enabled = enable_dependencies(*chart_, **values, {HelmVersion::V4_3, arena_, warnings_});
    if (!enabled) return enabled.error().helm;
    enabled_ = std::move(*enabled);
    std::string out;
    list(*enabled_, out);
    if (!out.empty()) out.pop_back();
    return out;
  }
  static void list(const EnabledChart& chart, std::string& out) {
    for (const auto& child : chart.children) {
      (out += child->full_path) += ' ';
      list(*child, out);
    }
  }
  static std::string json(const lang::Value& value) {
    std::string out;
    lang::write_json(value, false, out);
    return out;
  }
  std::string defaults(const EnabledChart& chart) {
    return json(
        lang::Value::of(lang::deep_copy(lang::Value::of(const_cast<lang::Map*>(chart.values.defaults)), arena_).map));
  }

  base::FakeFiles files_;
  base::Sources sources_;
  base::Arena arena_;
  std::vector<ValueWarning> warnings_;
  std::shared_ptr<const LoadedChart> chart_;
  std::unique_ptr<EnabledChart> enabled_;
};

constexpr const char* kKid = "name: kid\nversion: 1.2.3\n";

TEST_F(Dependencies, WhatIsDeclaredAndWhatIsNot) {
  add_chart("",
            "apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies:\n- {name: kid, version: ^1.0}\n- {name: old, "
            "version: 2.x}\n");
  add_chart("charts/kid", kKid);
  add_chart("charts/old", "name: old\nversion: 1.0.0\n");
  add_chart("charts/free", "name: free\nversion: 1.0.0\n");
  // A version that doesn't fit makes a chart one that nothing declares.
  EXPECT_EQ(enable(), "shop/charts/free shop/charts/old shop/charts/kid");
  EXPECT_TRUE(enabled_->is_root);
  EXPECT_EQ(enabled_->full_path, "shop");
}

TEST_F(Dependencies, AliasesAreCopies) {
  add_chart("",
            "apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies:\n- {name: kid, version: 1.x, alias: one}\n- "
            "{name: kid, version: 1.x, alias: two, condition: two.use}\n- {name: kid, version: 1.x}\n");
  add_chart("charts/kid", std::string(kKid) + "dependencies: [{name: db, version: '*', alias: base}]\n");
  add_chart("charts/kid/charts/db", "name: db\nversion: 1.0.0\n");
  EXPECT_EQ(enable("two: {use: false}"),
            "shop/charts/one shop/charts/one/charts/base shop/charts/kid shop/charts/kid/charts/base");
  EXPECT_EQ(enabled_->children[0]->name(), "one");
  EXPECT_EQ(enabled_->children[0]->chart, enabled_->children[1]->chart);
  EXPECT_EQ(json(*enabled_->children[0]->metadata->find("Name")), "\"one\"");
  const lang::Value* left = enabled_->metadata->find("Dependencies");
  ASSERT_EQ(left->list().size(), 2U);
  EXPECT_EQ(
      json(left->list()[0]),
      R"({"Alias":"one","Condition":"","Enabled":true,"ImportValues":[],"Name":"one","Repository":"","Tags":[],"Version":"1.x"})");
}

TEST_F(Dependencies, BelowAnAliasUndeclaredChartsKeepTheOldPath) {
  add_chart("", "apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies: [{name: kid, version: 1.x, alias: one}]\n");
  add_chart("charts/kid", kKid);
  add_chart("charts/kid/charts/db", "name: db\nversion: 1.0.0\n");
  add_chart("charts/kid/charts/db/charts/disk", "name: disk\nversion: 1.0.0\n");
  EXPECT_EQ(enable(), "shop/charts/one shop/charts/one/charts/db shop/charts/kid/charts/db/charts/disk");
}

TEST_F(Dependencies, TagsAndOverThemConditions) {
  add_chart("",
            "apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies:\n- {name: a, version: 1.x, tags: [x, w]}\n- "
            "{name: b, version: 1.x, tags: [x], condition: 'none,b.m,b.use,c.use'}\n- {name: c, version: 1.x}\n",
            "tags: {x: false}\n");
  for (std::string name : {"a", "b", "c"}) add_chart("charts/" + name, "name: " + name + "\nversion: 1.0.0\n");
  EXPECT_EQ(enable(), "shop/charts/c");
  EXPECT_EQ(enable("tags: {w: true}"), "shop/charts/a shop/charts/c");
  EXPECT_EQ(enable("b: {use: true}\nc: {use: false}"), "shop/charts/b shop/charts/c");
  EXPECT_EQ(enable("b: {use: true, m: 5}\ntags: {x: yes please}"), "shop/charts/a shop/charts/b shop/charts/c");
  ASSERT_EQ(warnings_.size(), 3U);
  EXPECT_EQ(warnings_[0].helm, "level=WARN msg=\"returned non-bool value\" tag=x chart=a");
  EXPECT_EQ(warnings_[2].helm, "level=WARN msg=\"returned non-bool value\" path=b.m chart=b");
  EXPECT_EQ(sources_.locate(warnings_[2].diagnostic.origin).column, 19U);
}

TEST_F(Dependencies, ConditionsOfSubchartsAreReadBelowTheirName) {
  add_chart("", "apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies: [{name: kid, version: 1.x}]\n");
  add_chart("charts/kid",
            std::string(kKid) + "dependencies: [{name: db, version: '*', condition: db.use, tags: [t]}]\n");
  add_chart("charts/kid/charts/db", "name: db\nversion: 1.0.0\n");
  EXPECT_EQ(enable("db: {use: false}"), "shop/charts/kid shop/charts/kid/charts/db");
  EXPECT_EQ(enable("kid: {db: {use: false}}"), "shop/charts/kid");
  EXPECT_EQ(enable("tags: {t: false}"), "shop/charts/kid");
}

TEST_F(Dependencies, WithoutDependenciesNothingBelowIsDecided) {
  add_chart("", "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
  add_chart("charts/kid", std::string(kKid) + "dependencies: [{name: db, version: '*', condition: skip, alias: x}]\n",
            "skip: false\n");
  add_chart("charts/kid/charts/db", "name: db\nversion: 1.0.0\n");
  EXPECT_EQ(enable("{skip: false, kid: {skip: false}}"), "shop/charts/kid shop/charts/kid/charts/db");
}

TEST_F(Dependencies, ImportedValues) {
  add_chart("",
            "apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies:\n- name: kid\n  version: 1.x\n  import-values: "
            "[data, {child: a.b, parent: x.w}, gone, {child: none, parent: z}]\n",
            "own: 1\nx: {w: {k: mine}}\n");
  add_chart("charts/kid", kKid, "exports: {data: {brought: true, own: 2}}\na: {b: {k: 1, l: 2}}\n");
  EXPECT_EQ(enable(), "shop/charts/kid");
  EXPECT_EQ(
      defaults(*enabled_),
      R"({"brought":true,"kid":{"a":{"b":{"k":1,"l":2}},"exports":{"data":{"brought":true,"own":2}},"global":{}},"own":1,"x":{"w":{"k":"mine","l":2}}})");
  ASSERT_EQ(warnings_.size(), 2U);
  EXPECT_EQ(warnings_[0].helm, "level=WARN msg=\"ImportValues missing table\" error=\"\\\"gone\\\" is not a table\"");
  EXPECT_EQ(warnings_[1].helm,
            "level=WARN msg=\"ImportValues missing table from chart\" chart=kid error=\"\\\"none\\\" is not a table\"");
  EXPECT_EQ(
      json(*enabled_->metadata->find("Dependencies")->list()[0].map->find("ImportValues")),
      R"([{"child":"exports.data","parent":"."},{"child":"a.b","parent":"x.w"},{"child":"exports.gone","parent":"."},{"child":"none","parent":"z"}])");
  // The chart itself is as it was.
  EXPECT_EQ(chart_->root->defaults->find("brought"), nullptr);
}

TEST_F(Dependencies, WhereCopiesShareMetadataOnlyTheFirstImports) {
  add_chart(
      "",
      "apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies: [{name: kid, version: 1.x, alias: one}, {name: kid, "
      "version: 1.x, alias: two}]\n");
  add_chart("charts/kid", kKid);
  add_chart("charts/kid/charts/db",
            "name: db\nversion: 1.0.0\ndependencies: [{name: gone, version: 1.x, import-values: [data]}]\n");
  EXPECT_EQ(enable(), "shop/charts/one shop/charts/one/charts/db shop/charts/two shop/charts/two/charts/db");
  const EnabledChart& last = *enabled_->children[1]->children[0];
  EXPECT_EQ(json(*last.metadata->find("Dependencies")->list()[0].map->find("ImportValues")), "[]");
  EXPECT_EQ(warnings_.size(), 1U);
}

TEST_F(Dependencies, AValueInPlaceOfASubchartsMapIsAnError) {
  add_chart("", "apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies: [{name: kid, version: 1.x}]\n");
  add_chart("charts/kid", kKid);
  EXPECT_TRUE(enable("kid: 5").starts_with("chart dependencies processing failed: type mismatch on kid: "));
}

TEST_F(Dependencies, AParentOfAnImportHasAGreatestLength) {
  std::string path = "p";
  for (int i = 1; i < kMaxParentDepth; ++i) path += ".p";
  for (bool is_too_long : {false, true}) {
    if (is_too_long) path += ".p";
    add_chart("",
              "apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies: [{name: kid, version: 1.x, import-values: "
              "[{child: a, parent: " +
                  path + "}]}]\n");
    add_chart("charts/kid", kKid, "a: {b: 1}\n");
    EXPECT_EQ(enable(), "shop/charts/kid");
    EXPECT_EQ(defaults(*enabled_).find("\"p\"") == std::string::npos, is_too_long);
    EXPECT_EQ(warnings_.size(), is_too_long ? 1U : 0U);
  }
  EXPECT_EQ(warnings_[0].diagnostic.message, "nothing is imported: parent has more than 64 names");
}

}  // namespace
}  // namespace pave::render::helm
