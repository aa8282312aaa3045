#include "lang/part_runs.h"

#include <gtest/gtest.h>

#include "lang/document.h"
#include "lang/gotemplate/builtins/caller.h"
#include "lang/gotemplate/builtins/json.h"
#include "lang/gotemplate/builtins/yaml.h"
#include "lang/json.h"

namespace pave::lang {
namespace {

using base::Origin;

class PartRunsOfFunctions : public testing::Test {
 protected:
  PartRunsOfFunctions() {
    caller_.place = Origin::at(500);
    caller_.frame = 3;
  }

  static Value at(Value value, std::uint32_t place) {
    value.origin = Origin::at(place);
    return value;
  }

  /// {a: x, list: [1, y]} with a place for every key and value.
  Value sample() {
    base::Arena& arena = caller_.arena();
    Value* items = arena.allocate_array<Value>(2);
    items[0] = at(Value::of_int(1), 40);
    items[1] = at(Value::of(std::string_view("y")), 50);
    items[1].origin = Origin::at(50);
    Map* map = make_map(arena);
    map->set("a", at(Value::of(std::string_view("x")), 10), arena, Origin::at(5));
    map->set("list", at(Value::of(std::span<const Value>(items, 2)), 30), arena, Origin::at(20));
    return at(Value::of(map), 5);
  }

  /// `offset=place` of every run.
  static std::string shown(const Value& text) {
    std::string out;
    for (const base::Run& run : text.text_runs()) {
      if (!out.empty()) out += ' ';
      out += std::to_string(run.begin) + "=" + (run.value.known() ? std::to_string(run.value.place()) : "?");
    }
    return out;
  }

  gotemplate::Caller caller_;
};

TEST_F(PartRunsOfFunctions, YamlHasARunForEveryKeyScalarAndList) {
  Value text = caller_.call(gotemplate::yaml_functions(), "toYaml", {sample()});
  EXPECT_EQ(text.text(), "a: x\nlist:\n- 1\n- \"y\"");
  EXPECT_EQ(shown(text), "0=5 3=10 5=20 11=30 13=40 17=50");
  EXPECT_EQ(text.runs[1].written, Origin::at(500));
  EXPECT_EQ(text.runs[1].frame, 3U);
}

TEST_F(PartRunsOfFunctions, JsonHasARunForEveryKeyAndScalar) {
  Value text = caller_.call(gotemplate::json_functions(), "toJson", {sample()});
  EXPECT_EQ(text.text(), R"({"a":"x","list":[1,"y"]})");
  EXPECT_EQ(shown(text), "0=5 5=10 9=20 16=30 17=40 19=50");
}

TEST_F(PartRunsOfFunctions, WhatIsReadHasItsPlacesBack) {
  for (std::string_view names : {"toYaml fromYaml", "toJson fromJson"}) {
    bool is_yaml = names.starts_with("toYaml");
    auto functions = is_yaml ? gotemplate::yaml_functions() : gotemplate::json_functions();
    Value text = caller_.call(functions, is_yaml ? "toYaml" : "toJson", {sample()});
    Value read = caller_.call(functions, is_yaml ? "fromYaml" : "fromJson", {text});
    ASSERT_EQ(read.kind, Kind::Map);
    EXPECT_EQ(read.map->find("a")->origin, Origin::at(10));
    EXPECT_EQ(read.map->find_entry("list")->key_origin, Origin::at(20));
    EXPECT_EQ(read.map->find("list")->items[0].origin, Origin::at(40));
    EXPECT_EQ(read.map->find("list")->items[1].origin, Origin::at(50));
  }
}

TEST_F(PartRunsOfFunctions, LiteralTextOfATemplateIsItsOwnPlace) {
  Value text = Value::of(std::string_view("a: 1\nb: 2\n"));
  base::Run runs[] = {{.begin = 0, .written = Origin::at(100), .value = {}, .frame = 0, .flags = base::Run::kLiteral},
                      {.begin = 8, .written = Origin::at(300), .value = Origin::at(7), .frame = 0, .flags = 0}};
  text.runs = runs;
  text.run_count = 2;
  Value read = caller_.call(gotemplate::yaml_functions(), "fromYaml", {text});
  EXPECT_EQ(read.map->find("a")->origin, Origin::at(103));
  EXPECT_EQ(read.map->find_entry("b")->key_origin, Origin::at(105));
  EXPECT_EQ(read.map->find("b")->origin, Origin::at(7));
}

TEST_F(PartRunsOfFunctions, WhatATemplateMadeNeedsNoRuns) {
  Map* map = make_map(caller_.arena());
  map->set("a", Value::of_int(1), caller_.arena());
  Value text = caller_.call(gotemplate::yaml_functions(), "toYaml", {Value::of(map)});
  EXPECT_EQ(text.run_count, 0U);
  EXPECT_FALSE(text.origin.known());
}

}  // namespace
}  // namespace pave::lang
