#include "render/helm/coalesce.h"

#include <gtest/gtest.h>

#include <string>

#include "base/sources.h"
#include "lang/json.h"

namespace pave::render::helm {
namespace {

class Coalesce : public testing::Test {
 protected:
  lang::Map* map(std::string yaml) {
    std::vector<base::Diagnostic> warnings;
    return *read_values(sources_.add("v.yaml", std::move(yaml)), arena_, warnings);
  }
  static std::string json(const lang::Map* map) {
    std::string out;
    EXPECT_FALSE(lang::write_json(lang::Value::of(const_cast<lang::Map*>(map)), false, out));
    return out;
  }
  Coalescing context(HelmVersion version = HelmVersion::V4_3) { return {version, arena_, warnings_}; }
  std::string run(const ChartValues& chart, std::string given, HelmVersion version = HelmVersion::V4_3) {
    auto result = coalesce_values(chart, map(std::move(given)), context(version));
    return result ? json(*result) : result.error().helm;
  }

  base::Sources sources_;
  base::Arena arena_;
  std::vector<ValueWarning> warnings_;
};

TEST_F(Coalesce, GivenValuesWinAndNullsTakeDefaultsAway) {
  ChartValues chart{"web", map("a: 1\nb: {c: 1, d: 2}\nl: [1]\nm: 1\n"), {}};
  EXPECT_EQ(run(chart, "b: {c: 9, d: null}\nl: []\nm: null\nextra: x\n"), R"({"a":1,"b":{"c":9},"extra":"x","l":[]})");
  EXPECT_EQ(json(chart.defaults), R"({"a":1,"b":{"c":1,"d":2},"l":[1],"m":1})");
  auto merged = merge_values(chart, map("m: null\n"), context());
  EXPECT_EQ(json(*merged), R"({"a":1,"b":{"c":1,"d":2},"l":[1],"m":null})");
}

TEST_F(Coalesce, NullsOfDefaultsDifferBetweenVersions) {
  ChartValues chart{"web", map("a: null\nb: {c: ~, d: 1}\n"), {}};
  EXPECT_EQ(run(chart, ""), R"({"b":{"d":1}})");
  EXPECT_EQ(run(chart, "", HelmVersion::V4_1), R"({"a":null,"b":{"c":null,"d":1}})");
  ChartValues kid{"kid", map("color: red\nport: 80\n"), {}};
  ChartValues parent{"top", map("kid: {color: null}\n"), {&kid}};
  EXPECT_EQ(run(parent, ""), R"({"kid":{"color":"red","global":{},"port":80}})");
  EXPECT_EQ(run(parent, "", HelmVersion::V4_1), R"({"kid":{"global":{},"port":80}})");
}

TEST_F(Coalesce, GlobalsGoFromParentToChild) {
  ChartValues grand{"grand", map("global: {own: g, img: {tag: g, reg: g}}\n"), {}};
  ChartValues kid{"kid", map("grand: {x: 1}\n"), {&grand}};
  ChartValues top{"top", map("global: {env: prod, img: {tag: t}}\n"), {&kid}};
  EXPECT_EQ(run(top, "global: {env: stage}\n"),
            R"({"global":{"env":"stage","img":{"tag":"t"}},)"
            R"("kid":{"global":{"env":"stage","img":{"tag":"t"}},)"
            R"("grand":{"global":{"env":"stage","img":{"reg":"g","tag":"t"},"own":"g"},"x":1}}})");
}

TEST_F(Coalesce, ASubchartNeedsAMap) {
  ChartValues kid{"kid", nullptr, {}};
  ChartValues top{"top", nullptr, {&kid}};
  EXPECT_EQ(run(top, "kid: 5\n"), "type mismatch on kid: %!t(float64=5)");
  EXPECT_EQ(run(top, "kid: [a, b]\n"), "type mismatch on kid: [%!t(string=a) %!t(string=b)]");
}

TEST_F(Coalesce, WhatIsDroppedIsAWarningAtItsPlace) {
  ChartValues chart{"web", map("a: {b: 1}\nc: text\nd: {e: {f: 1}}\nx: {z: 1}\n"), {}};
  EXPECT_EQ(run(chart, "a: {b: {z: 1}}\nc: {k: 1}\nd: {e: 5}\n"),
            R"({"a":{"b":{"z":1}},"c":{"k":1},"d":{"e":5},"x":{"z":1}})");
  ASSERT_EQ(warnings_.size(), 3U);
  EXPECT_EQ(warnings_[0].helm, "warning: destination for web.a.b is a table. Ignoring non-table value (1)");
  EXPECT_EQ(warnings_[1].helm, "warning: skipped value for web.c: Not a table.");
  EXPECT_EQ(warnings_[2].helm, "warning: cannot overwrite table with non table for web.d.e (map[f:1])");
  EXPECT_EQ(warnings_[2].diagnostic.message, "web.d.e is a map here and a number where it is overridden");
  EXPECT_EQ(sources_.locate(warnings_[2].diagnostic.origin).line, 3U);
  ASSERT_EQ(warnings_[2].diagnostic.notes.size(), 1U);
  EXPECT_EQ(sources_.locate(warnings_[2].diagnostic.notes[0].origin).line_text, "d: {e: 5}");
}

TEST_F(Coalesce, ValuesKeepTheirOrigins) {
  ChartValues chart{"web", map("a: {b: 1}\n"), {}};
  auto result = coalesce_values(chart, map("\n\nc: 2\n"), context());
  EXPECT_EQ(sources_.locate((*result)->find("c")->origin).line, 3U);
  EXPECT_EQ(sources_.locate((*result)->find("a")->map->all()[0].key_origin).column, 5U);
}

TEST_F(Coalesce, Tables) {
  lang::Map* over = map("a: {x: 1, m: null}\nb: null\n");
  lang::Map* under = map("a: {z: 2, m: 3}\nb: 1\nc: 4\n");
  coalesce_tables(*over, *under, context());
  EXPECT_EQ(json(over), R"({"a":{"x":1,"z":2},"c":4})");
  over = map("a: {m: null}\nb: null\n");
  merge_tables(*over, *map("a: {z: 2, m: 3}\nb: 1\n"), context());
  EXPECT_EQ(json(over), R"({"a":{"m":null,"z":2},"b":null})");
}

TEST_F(Coalesce, PathsWithDots) {
  lang::Map* values = map("a: {b: {c: 1}}\nd: x\n");
  EXPECT_EQ(json(find_table(*values, "a.b")), R"({"c":1})");
  EXPECT_EQ(find_table(*values, "a.b.c"), nullptr);
  EXPECT_EQ(find_table(*values, "a..b"), nullptr);
  ASSERT_NE(path_value(*values, "a.b.c"), nullptr);
  EXPECT_EQ(path_value(*values, "a.b"), nullptr);
  EXPECT_EQ(path_value(*values, "d.e"), nullptr);
  EXPECT_EQ(path_value(*values, ""), nullptr);
  ASSERT_NE(path_value(*values, "d"), nullptr);
}

TEST_F(Coalesce, WhatLiesTooDeepIsNotMerged) {
  auto nested = [this](std::string_view last) {
    lang::Map* map = lang::make_map(arena_);
    map->set(last, lang::Value::of(true), arena_);
    for (int i = 0; i < 100'000; ++i) {
      lang::Map* around = lang::make_map(arena_);
      around->set("m", lang::Value::of(map), arena_);
      map = around;
    }
    return map;
  };
  merge_tables(*nested("a"), *nested("b"), context());
  ASSERT_EQ(warnings_.size(), 1U);
  EXPECT_EQ(warnings_[0].helm, "");
  EXPECT_EQ(warnings_[0].diagnostic.message, "values lie more than 512 maps deep, and are not merged there");
  ChartValues chart{"web", nested("a"), {}};
  EXPECT_TRUE(coalesce_values(chart, nested("b"), context()));
  EXPECT_EQ(warnings_.size(), 2U);
  EXPECT_TRUE(coalesce_values(chart, lang::make_map(arena_), context()));
  EXPECT_EQ(warnings_.size(), 2U);
}

}  // namespace
}  // namespace pave::render::helm
