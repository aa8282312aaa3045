#include "base/json_check.h"

#include <string>

#include <gtest/gtest.h>

namespace pave::base {
namespace {

TEST(JsonCheck, TakesObjects) {
  for (const char* text : {"{}", "null", " {\"a\": 1} \n", R"({"a":[1,-0.5e+3,{"b":null},[],"\u00e9\n"],"":true})",
                           "{\"a\":\"\xff\"}", R"({"a":1,"a":2})", R"({"a":1e-999})"})
    EXPECT_TRUE(is_json_object(text)) << text;
}

TEST(JsonCheck, RefusesTheRest) {
  for (const char* text : {"",
                           "[]",
                           "1",
                           "\"a\"",
                           "{",
                           "}",
                           "{]",
                           "{\"a\"}",
                           "{\"a\":}",
                           "{\"a\":1,}",
                           "{a:1}",
                           "{} {}",
                           "nullx",
                           "{'a':1}",
                           R"({"a":01})",
                           R"({"a":1.})",
                           R"({"a":.5})",
                           R"({"a":1e})",
                           R"({"a":-})",
                           R"({"a":"\x"})",
                           R"({"a":"\u12g4"})",
                           "{\"a\":\"\n\"}",
                           R"({"a":1e999})",
                           R"({"a":[1 2]})",
                           R"({"a":[1}})",
                           "{\"a\":tru}",
                           "{\"a\":\"b"})
    EXPECT_FALSE(is_json_object(text)) << text;
}

TEST(JsonCheck, DepthIsLimited) {
  auto nested = [](std::size_t depth) { return "{\"a\":" + std::string(depth, '[') + std::string(depth, ']') + "}"; };
  EXPECT_TRUE(is_json_object(nested(kMaxJsonDepth - 1)));
  EXPECT_FALSE(is_json_object(nested(kMaxJsonDepth)));
}

TEST(JsonCheck, TheEndOfAValueIsFound) {
  EXPECT_EQ(json_value_end("12abc"), 2U);
  EXPECT_EQ(json_value_end(" \"x\"y"), 4U);
  EXPECT_EQ(json_value_end("{\"a\":[1,2]},b=1"), 11U);
  EXPECT_EQ(json_value_end("01"), 1U);
  EXPECT_EQ(json_value_end("nullx"), 4U);
  for (const char* text : {"", "tru", "[1,", "{a:1}", "1e999", "\"x"}) EXPECT_EQ(json_value_end(text), std::nullopt);
}

}  // namespace
}  // namespace pave::base
