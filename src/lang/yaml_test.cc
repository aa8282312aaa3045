#include "lang/yaml.h"

#include <gtest/gtest.h>

#include <limits>

namespace pave::lang {
namespace {

class Yaml : public testing::Test {
 protected:
  std::string v2(const Value& value) { return write(value, doc::YamlDialect::V2Exact); }
  std::string v3(const Value& value) { return write(value, doc::YamlDialect::V3); }
  static std::string write(const Value& value, doc::YamlDialect dialect) {
    std::string out;
    if (auto error = write_yaml(value, dialect, out)) return "!" + *error;
    return out;
  }
  Value list(std::initializer_list<Value> items) {
    return Value::of(arena_.copy(std::span<const Value>(items.begin(), items.size())));
  }
  Value map(std::initializer_list<std::pair<std::string_view, Value>> entries) {
    Map* made = make_map(arena_);
    for (const auto& [key, value] : entries) made->set(key, value, arena_);
    return Value::of(made);
  }
  static Value text(std::string_view bytes) { return Value::of(bytes); }
  std::string error_of(std::string_view bytes) { return read_yaml(text(bytes), arena_).error; }

  base::Arena arena_;
};

TEST_F(Yaml, TheTwoDialects) {
  Value value =
      map({{"a", list({Value::of_float(1000000), text("y\n"), map({{"k", list({})}})})}, {"b", Value::nil()}});
  EXPECT_EQ(v2(value), "a:\n- 1000000\n- |\n  y\n- k: []\nb: null\n");
  EXPECT_EQ(v3(value), "a:\n  - 1e+06\n  - |\n    y\n  - k: []\nb: null\n");
}

TEST_F(Yaml, KeysComeInTheirOrder) {
  Value value = map({{"b10", Value::nil()},
                     {"b2", Value::nil()},
                     {"a1b", Value::nil()},
                     {"a1-", Value::nil()},
                     {"_", Value::nil()},
                     {"A", Value::nil()}});
  EXPECT_EQ(v2(value), "_: null\nA: null\na1-: null\na1b: null\nb2: null\nb10: null\n");
  EXPECT_EQ(v3(value), "_: null\nA: null\na1b: null\na1-: null\nb2: null\nb10: null\n");
}

TEST_F(Yaml, OnlyV2GoesThroughJson) {
  Value bytes = text("ab");
  bytes.type = Type::Bytes;
  EXPECT_EQ(v2(bytes), "YWI=\n");
  EXPECT_EQ(v3(bytes), "- 97\n- 98\n");
  EXPECT_EQ(v2(Value::of_int(90'000'000'000, Type::Duration)), "90000000000\n");
  EXPECT_EQ(v3(Value::of_int(90'000'000'000, Type::Duration)), "1m30s\n");
  EXPECT_EQ(v2(text("\xff")), "\xef\xbf\xbd\n");
  EXPECT_EQ(v3(text("\xff")), "!!binary /w==\n");
  EXPECT_EQ(v2(Value::of(static_cast<Map*>(nullptr))), "null\n");
  EXPECT_EQ(v3(Value::of(static_cast<Map*>(nullptr))), "{}\n");
  EXPECT_EQ(v3(Value::of_float(std::numeric_limits<double>::infinity())), ".inf\n");
}

TEST_F(Yaml, LineBreaksOfYaml11) {
  EXPECT_EQ(v2(text("\xc2\x85")), "' '\n");
  EXPECT_EQ(v2(text("a \xc2\x85 \xc2\x85 b")), "|-\n  a\n  b\n");
  EXPECT_EQ(v2(map({{"k", text("a\xe2\x80\xa8"
                               "b")}})),
            "k: 'a\xe2\x80\xa8  b'\n");
  EXPECT_EQ(write(text("\xe2\x80\xa8"), doc::YamlDialect::V2), "\"\\L\"\n");
  EXPECT_EQ(v2(map({{"<<", Value::nil()}})), "<<: null\n");
  EXPECT_EQ(v2(map({{"a\xc2\x85", Value::nil()}})), "!yaml: line 1: did not find expected ',' or '}'");
}

TEST_F(Yaml, WhatCanNotBeWritten) {
  Value infinite = Value::of_float(std::numeric_limits<double>::infinity());
  EXPECT_EQ(v2(infinite), "!error marshaling into JSON: json: unsupported value: +Inf");
  EXPECT_EQ(v2(list({text("\x7f"), infinite})), "!error marshaling into JSON: json: unsupported value: +Inf");
  EXPECT_EQ(v2(text("a\x7f")), "!yaml: control characters are not allowed");
  EXPECT_EQ(v2(map({{std::string(1025, 'k'), Value::nil()}})), "!yaml: did not find expected ',' or '}'");
  Map* inside = make_map(arena_);
  inside->set("a", Value::of(inside), arena_);
  EXPECT_EQ(v2(Value::of(inside)),
            "!error marshaling into JSON: json: unsupported value: encountered a cycle via map[string]interface {}");
  EXPECT_EQ(v3(Value::of(inside)), "!maps and lists are nested more than 512 deep");
}

TEST_F(Yaml, ErrorsAreInTheWordsOfGo) {
  constexpr std::string_view kYaml = "error converting YAML to JSON: yaml: ";
  auto yaml = [&](std::string_view bytes) {
    std::string error = error_of(bytes);
    return error.starts_with(kYaml) ? error.substr(kYaml.size()) : "?" + error;
  };
  EXPECT_EQ(yaml("v: [a, b"), "line 1: did not find expected ',' or ']'");
  EXPECT_EQ(yaml("v: a: b"), "mapping values are not allowed in this context");
  EXPECT_EQ(yaml("a: 1\nb: c: d\n"), "line 2: mapping values are not allowed in this context");
  EXPECT_EQ(yaml("v: - a\n- b"), "block sequence entries are not allowed in this context");
  EXPECT_EQ(yaml("v: ? a"), "mapping keys are not allowed in this context");
  EXPECT_EQ(yaml("v: *x"), "unknown anchor 'x' referenced");
  EXPECT_EQ(yaml("v: \"unterminated"), "found unexpected end of stream");
  EXPECT_EQ(yaml("v: @x"), "found character that cannot start any token");
  EXPECT_EQ(yaml("v: \"\\ud83d\""), "found invalid Unicode character escape code");
  EXPECT_EQ(yaml("a: 1\nb\nc: 2\n"), "line 3: could not find expected ':'");
  EXPECT_EQ(yaml("a:\n  b: 1\n c: 2\n"), "line 2: did not find expected key");
  EXPECT_EQ(yaml("a: b\x01"), "control characters are not allowed");
  EXPECT_EQ(yaml("a: {<<: 1}"), "map merge requires map or sequence of maps as the value");
  EXPECT_EQ(yaml("? [a]\n: b\n"), "invalid map key: []interface {}{\"a\"}");
  EXPECT_EQ(error_of("a: [.inf]"), "error converting YAML to JSON: json: unsupported value: +Inf");
  EXPECT_EQ(error_of("~: z"),
            "error converting YAML to JSON: unsupported map key of type: %!s(<nil>), key: <nil>, value: \"z\"");
}

TEST_F(Yaml, TheLastOfEqualKeysCounts) {
  YamlRead read = read_yaml(text("a: 1\nb: 2\na: 3\n"), arena_);
  EXPECT_EQ(read.error, "");
  EXPECT_EQ(read.value.map->find("a")->number, 3);
  EXPECT_EQ(read.value.map->size, 2U);
  EXPECT_TRUE(read_yaml(text("# nothing\n"), arena_).value.is(Kind::Nil));
}

}  // namespace
}  // namespace pave::lang
