#include "lang/document.h"

#include <gtest/gtest.h>

#include <limits>

#include "base/sources.h"
#include "doc/reader.h"
#include "doc/writer.h"
#include "lang/json.h"

namespace pave::lang {
namespace {

class Document : public testing::Test {
 protected:
  Value read(std::string text, Numbers numbers) {
    const base::Source& source = sources_.add("values.yaml", std::move(text));
    stream_ = doc::read(source, arena_, {});
    return from_document(*stream_.documents.at(0).root, numbers, arena_);
  }
  static std::string json(const Value& value) {
    std::string out;
    if (auto error = write_json(value, false, out)) return *error;
    return out;
  }

  base::Sources sources_;
  base::Arena arena_;
  doc::Stream stream_;
};

TEST_F(Document, NumbersAreFloatsOrExact) {
  std::string text =
      "{a: 1000000, b: 9007199254740993, c: 18446744073709551615, d: 1.5, e: 123456789012345678901234567890}";
  Value floats = read(text, Numbers::Float);
  EXPECT_EQ(go_type(*floats.map->find("a")), "float64");
  EXPECT_EQ(json(floats),
            R"({"a":1000000,"b":9007199254740992,"c":18446744073709552000,"d":1.5,"e":1.2345678901234568e+29})");
  Value exact = read(text, Numbers::Exact);
  EXPECT_EQ(go_type(*exact.map->find("a")), "int64");
  EXPECT_EQ(go_type(*exact.map->find("c")), "uint64");
  EXPECT_EQ(json(exact),
            R"({"a":1000000,"b":9007199254740993,"c":18446744073709551615,"d":1.5,"e":1.2345678901234568e+29})");
}

TEST_F(Document, KeysAreSortedAndKeepTheirPlaces) {
  Value value = read("b: [x, ~]\na: {yes: true}\n", Numbers::Float);
  EXPECT_EQ(json(value), R"({"a":{"true":true},"b":["x",null]})");
  EXPECT_EQ(value.map->entries[0].key_origin, base::Origin::at(10));
  EXPECT_EQ(value.map->entries[1].value.items[0].origin, base::Origin::at(4));
}

TEST_F(Document, ThereAndBackItIsTheSame) {
  Value value = read("a: [1, -2.5, true, null, text, {b: {}}, []]\nc: \"1\"\n", Numbers::Exact);
  std::string out;
  doc::write_yaml(to_document(value, arena_), doc::KeyOrder::Sorted, out);
  EXPECT_EQ(out, "a:\n- 1\n- -2.5\n- true\n- null\n- text\n- b: {}\n- []\nc: \"1\"\n");
  doc::Node back = to_document(value, arena_);
  EXPECT_EQ(back.children()[0].key_origin, base::Origin::at(0));
}

TEST_F(Document, WhatJsonLacksHasAForm) {
  Value bytes = Value::of(std::string_view("\xff\x00", 2));
  EXPECT_EQ(to_document(bytes, arena_).text(), std::string_view("\xef\xbf\xbd\0", 4));
  bytes.type = Type::Bytes;
  EXPECT_EQ(to_document(bytes, arena_).text(), "/wA=");
  Value none = Value::of(std::span<const Value>());
  none.flags |= Value::kNilList;
  EXPECT_TRUE(to_document(none, arena_).is_null());
  EXPECT_TRUE(to_document(Value::of(static_cast<Map*>(nullptr)), arena_).is_null());
  EXPECT_EQ(to_document(Value::of_float(std::numeric_limits<double>::infinity()), arena_).text(), ".inf");
}

TEST_F(Document, AMapInsideItselfEnds) {
  Map* map = make_map(arena_);
  map->set("a", Value::of(map), arena_);
  int depth = 0;
  for (doc::Node node = to_document(Value::of(map), arena_); node.is_map(); node = node.children()[0]) ++depth;
  EXPECT_EQ(depth, doc::kMaxDepth + 1);
  EXPECT_EQ(json(Value::of(map)), "json: unsupported value: encountered a cycle via map[string]interface {}");
}

TEST(FillMap, TheLastOfEqualKeysCounts) {
  base::Arena arena;
  Map map;
  MapEntry entries[] = {{"b", {}, Value::of_int(1)}, {"a", {}, Value::of_int(2)}, {"b", {}, Value::of_int(3)}};
  fill_map(map, entries, arena);
  ASSERT_EQ(map.size, 2U);
  EXPECT_EQ(map.find("a")->integer, 2);
  EXPECT_EQ(map.find("b")->integer, 3);
}

}  // namespace
}  // namespace pave::lang
