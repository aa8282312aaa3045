#include <gtest/gtest.h>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"
#include "doc/writer.h"

namespace pave::doc {
namespace {

std::string json(std::string text, JsonStyle style = {}) {
  base::Sources sources;
  base::Arena arena;
  Stream stream = read(sources.add("a.yaml", std::move(text)), arena, {.profile = Profile::Yaml12, .names = nullptr});
  std::string out;
  write_json(*stream.documents.at(0).root, style, out);
  return out;
}

TEST(JsonWriter, OneLine) {
  EXPECT_EQ(json("b: [1, yes, true, ~, {}, []]\na: x"), R"({"b":[1,"yes",true,null,{},[]],"a":"x"})");
  EXPECT_EQ(json("b: 1\na: 2\nA: 3", {.order = KeyOrder::Sorted}), R"({"A":3,"a":2,"b":1})");
}

TEST(JsonWriter, Indented) {
  EXPECT_EQ(json("a: [1, {b: c}]\nd: {}", {.indent = 2}),
            "{\n  \"a\": [\n    1,\n    {\n      \"b\": \"c\"\n    }\n  ],\n  \"d\": {}\n}");
}

TEST(JsonWriter, Numbers) {
  EXPECT_EQ(json("[007, 0x1F, -0, 123456789012345678901234567890, 1.50, 1e3, 1e21, 1e-7, .5]"),
            "[7,31,0,123456789012345678901234567890,1.5,1000,1e+21,1e-7,0.5]");
  EXPECT_EQ(json("[.inf, -.inf, .nan, 1e400]"), R"([".inf","-.inf",".nan","1e400"])");
}

TEST(JsonWriter, EscapesNoMoreThanJsonDemands) {
  std::string out;
  write_json_string(std::string_view("\"\\/\b\f\n\r\t\x01\x1f\0<>&\x7f\xc3\xa9\xe2\x80\xa8", 20), out);
  EXPECT_EQ(out, "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\\u0000<>&\x7f\xc3\xa9\xe2\x80\xa8\"");
}

}  // namespace
}  // namespace pave::doc
