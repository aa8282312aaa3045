#include "lang/gotemplate/builtins/merge.h"

#include <gtest/gtest.h>

#include "lang/json.h"

namespace pave::lang::gotemplate {
namespace {

class Merge : public testing::Test {
 protected:
  Map* read(std::string_view json) { return read_json(json, Numbers::Float, {}, arena_).value.map; }
  static std::string text(Map* map) {
    std::string out;
    (void)write_json(Value::of(map), false, out);
    return out;
  }
  std::string merged(std::string_view into, std::string_view from, bool overwrite) {
    Map* target = read(into);
    auto problem = merge_maps(*target, *read(from), overwrite, arena_);
    return problem ? *problem : text(target);
  }

  base::Arena arena_;
};

TEST_F(Merge, WhatIsEmptyCountsAsNotSet) {
  EXPECT_EQ(merged(R"({"a":"","b":0,"c":false,"d":null,"e":[],"f":1})",
                   R"({"a":"x","b":2,"c":true,"d":4,"e":[5],"f":6})", false),
            R"({"a":"x","b":2,"c":true,"d":4,"e":[5],"f":1})");
}

TEST_F(Merge, OverwritingTakesWhatIsEmptyToo) {
  EXPECT_EQ(
      merged(R"({"a":"x","b":true,"c":[1],"d":1,"e":{"k":1}})", R"({"a":"","b":false,"c":[],"d":null,"e":2})", true),
      R"({"a":"","b":false,"c":[],"d":null,"e":2})");
}

TEST_F(Merge, MapsInMapsAreMerged) {
  EXPECT_EQ(merged(R"({"a":{"b":{"c":1}},"x":1})", R"({"a":{"b":{"d":2}},"x":{"y":1}})", false),
            R"({"a":{"b":{"c":1,"d":2}},"x":1})");
  EXPECT_EQ(merged(R"({"a":{"b":1}})", R"({"a":{}})", true), R"({"a":{"b":1}})");
}

TEST_F(Merge, ANullOfTheOtherMapIsLeftOut) { EXPECT_EQ(merged("{}", R"({"a":null})", false), "{}"); }

TEST_F(Merge, MapsThatOnlyTheOtherHasAreShared) {
  Map* into = read("{}");
  Map* from = read(R"({"a":{"b":1}})");
  ASSERT_FALSE(merge_maps(*into, *from, false, arena_));
  from->find("a")->map->set("c", Value::of(true), arena_);
  EXPECT_EQ(text(into), R"({"a":{"b":1,"c":true}})");
}

TEST_F(Merge, AMapCanBeMergedWithItself) {
  Map* map = read(R"({"a":{"b":1}})");
  ASSERT_FALSE(merge_maps(*map, *map, true, arena_));
  EXPECT_EQ(text(map), R"({"a":{"b":1}})");
}

TEST_F(Merge, MapsWithoutEndAreRefused) {
  Map* one = make_map(arena_);
  one->set("self", Value::of(one), arena_);
  Map* other = make_map(arena_);
  other->set("self", Value::of(other), arena_);
  auto problem = merge_maps(*one, *other, false, arena_);
  ASSERT_TRUE(problem);
  EXPECT_EQ(*problem, "maps lie more than 512 levels inside each other");
}

TEST_F(Merge, EntriesKeepTheirOrigins) {
  Map* into = read("{}");
  Map* from = make_map(arena_);
  Value value = Value::of(true);
  value.origin = base::Origin::at(7);
  from->set("a", value, arena_, base::Origin::at(3));
  ASSERT_FALSE(merge_maps(*into, *from, false, arena_));
  EXPECT_EQ(into->entries[0].key_origin, base::Origin::at(3));
  EXPECT_EQ(into->entries[0].value.origin, base::Origin::at(7));
}

}  // namespace
}  // namespace pave::lang::gotemplate
