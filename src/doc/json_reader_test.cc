#include "doc/json_reader.h"

#include <gtest/gtest.h>

#include "base/arena.h"
#include "doc/reader.h"
#include "doc/writer.h"

namespace pave::doc {
namespace {

std::string again(std::string text) {
  base::Sources sources;
  base::Arena arena;
  auto node = read_json(sources.add("a.json", std::move(text)), arena);
  if (!node) return node.error().words;
  std::string out;
  write_json(**node, {}, out);
  return out;
}

TEST(JsonReader, ReadsValues) {
  EXPECT_EQ(again(R"( {"a": [1, -2.5e3, true, false, null, "x"], "b": {}} )"),
            R"({"a":[1,-2500,true,false,null,"x"],"b":{}})");
  EXPECT_EQ(again(R"("\u00e4\n\/\ud83d\ude00")"), "\"\u00e4\\n/\U0001f600\"");
  EXPECT_EQ(again("\"\\ud83dx\""), "\"\ufffdx\"");
  EXPECT_EQ(again("\"a\xff\""), "\"a\ufffd\"");
}

TEST(JsonReader, TakesTheLastOfEqualKeys) { EXPECT_EQ(again(R"({"a":1,"b":2,"a":3})"), R"({"a":3,"b":2})"); }

TEST(JsonReader, SaysErrorsAsGo) {
  EXPECT_EQ(again("{bad"), "invalid character 'b' looking for beginning of object key string");
  EXPECT_EQ(again("[1 2]"), "invalid character '2' after array element");
  EXPECT_EQ(again(R"({"a" 1})"), "invalid character '1' after object key");
  EXPECT_EQ(again(R"({"a":1 "b")"), "invalid character '\"' after object key:value pair");
  EXPECT_EQ(again("tru1"), "invalid character '1' in literal true (expecting 'e')");
  EXPECT_EQ(again("-x"), "invalid character 'x' in numeric literal");
  EXPECT_EQ(again("1.x"), "invalid character 'x' after decimal point in numeric literal");
  EXPECT_EQ(again("\"\\x\""), "invalid character 'x' in string escape code");
  EXPECT_EQ(again("\"a\nb\""), "invalid character '\\n' in string literal");
  EXPECT_EQ(again("{} x"), "invalid character after top-level value");
  EXPECT_EQ(again("[1,"), "unexpected EOF");
  EXPECT_EQ(again(""), "EOF");
}

TEST(JsonReader, KnowsWhereThingsAre) {
  base::Sources sources;
  base::Arena arena;
  auto node = read_json(sources.add("a.json", "{\n  \"a\": [7]}"), arena);
  ASSERT_TRUE(node);
  const Node& list = *(*node)->find("a");
  EXPECT_EQ(sources.locate(list.key_origin).column, 3U);
  EXPECT_EQ(sources.locate(list.children()[0].origin).column, 9U);
  auto broken = read_json(sources.add("b.json", "[1 2]"), arena);
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().offset, 3U);
}

TEST(JsonReader, HasALimitOfDepth) {
  auto nested = [](int depth) {
    auto count = static_cast<std::size_t>(depth);
    return std::string(count, '[') + std::string(count, ']');
  };
  EXPECT_EQ(again(nested(kMaxDepth)), nested(kMaxDepth));
  EXPECT_EQ(again(nested(kMaxDepth + 1)), "exceeded max depth");
}

}  // namespace
}  // namespace pave::doc
