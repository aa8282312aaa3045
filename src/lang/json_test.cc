#include "lang/json.h"

#include <gtest/gtest.h>

#include <limits>

namespace pave::lang {
namespace {

std::string written(const Value& value, bool escape_html = true) {
  std::string out;
  if (auto error = write_json(value, escape_html, out)) return "!" + *error;
  return out;
}

TEST(WriteJson, TextsAreEscapedAsGoDoesIt) {
  auto text = [](std::string_view bytes, bool html) { return written(Value::of(bytes), html); };
  EXPECT_EQ(text("<a&b>", true), R"("\u003ca\u0026b\u003e")");
  EXPECT_EQ(text("<a&b>", false), R"("<a&b>")");
  EXPECT_EQ(text("\"\\\b\f\n\r\t\x01\x7f", true), "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\x7f\"");
  EXPECT_EQ(text("\xe2\x80\xa8\xe2\x80\xa9\xc3\xa9", true), "\"\\u2028\\u2029\xc3\xa9\"");
  EXPECT_EQ(text("a\xff"
                 "b",
                 true),
            "\"a\xef\xbf\xbd"
            "b\"");
}

TEST(WriteJson, Numbers) {
  EXPECT_EQ(written(Value::of_float(1e6)), "1000000");
  EXPECT_EQ(written(Value::of_float(1e21)), "1e+21");
  EXPECT_EQ(written(Value::of_float(-0.0)), "-0");
  EXPECT_EQ(written(Value::of_float(1e-7)), "1e-7");
  EXPECT_EQ(written(Value::of_float(0.1F, Type::Float32)), "0.1");
  EXPECT_EQ(written(Value::of_int(-5, Type::Duration)), "-5");
  EXPECT_EQ(written(Value::of_float(std::numeric_limits<double>::quiet_NaN())), "!json: unsupported value: NaN");
}

struct Case {
  std::string_view text;
  std::string_view result;  ///< as JSON, or the message behind a `!`
};

class ReadJson : public testing::TestWithParam<Case> {};

TEST_P(ReadJson, AsEncodingJson) {
  base::Arena arena;
  JsonRead read = read_json(GetParam().text, Numbers::Float, {}, arena);
  if (!read.syntax_error.empty()) EXPECT_EQ("!" + read.syntax_error, GetParam().result);
  else if (!read.range_error.empty()) EXPECT_EQ("?" + read.range_error, GetParam().result);
  else EXPECT_EQ(written(read.value), GetParam().result);
}

// The messages are what Helm 4.3.1 shows.
INSTANTIATE_TEST_SUITE_P(
    Texts, ReadJson,
    testing::Values(Case{R"( {"b": [1, -2.5e3, "xé\n\ud83d\ude00"], "a": null} )",
                         "{\"a\":null,\"b\":[1,-2500,\"x\xc3\xa9\\n\xf0\x9f\x98\x80\"]}"},
                    Case{R"({"a": "\ud800x", "a": 2})", R"({"a":2})"}, Case{R"("\ud800x")", "\"\xef\xbf\xbdx\""},
                    Case{"", "!unexpected end of JSON input"}, Case{"nul", "!unexpected end of JSON input"},
                    Case{R"("abc)", "!unexpected end of JSON input"}, Case{"-", "!unexpected end of JSON input"},
                    Case{"{\"a\": \xc3\xa9}", "!invalid character '\xc3\xa9' looking for beginning of value"},
                    Case{"{\"a\": '}", R"(!invalid character '\'' looking for beginning of value)"},
                    Case{R"({"a": tru1})", "!invalid character '1' in literal true (expecting 'e')"},
                    Case{R"({"a": 01})", "!invalid character '1' after object key:value pair"},
                    Case{R"({"a": 1.})", "!invalid character '}' in numeric literal"},
                    Case{"-x", "!invalid character 'x' in numeric literal"},
                    Case{R"({"a" 1})", "!invalid character '1' after object key"},
                    Case{R"({"a":1,})", "!invalid character '}' looking for beginning of object key string"},
                    Case{"[1,]", "!invalid character ']' looking for beginning of value"},
                    Case{"[1 2]", "!invalid character '2' after array element"},
                    Case{"{} x", "!invalid character 'x' after top-level value"},
                    Case{R"({"a": "\x"})", R"(!invalid escape sequence `\x` in string)"},
                    Case{R"({"a": "\u12g4"})", R"(!invalid escape sequence `\u12g4` in string)"},
                    Case{"\"\n\"", R"(!invalid character '\n' in string)"},
                    Case{R"({"a": 1e999, "b": 1})",
                         "?json: cannot unmarshal number 1e999 into Go struct field .a of type float64"}));

TEST(ReadJsonLimits, TheDepthHasALimit) {
  base::Arena arena;
  auto nested = [](int depth) {
    auto size = static_cast<std::size_t>(depth);
    return std::string(size, '[') + std::string(size, ']');
  };
  EXPECT_EQ(read_json(nested(kMaxDepth), Numbers::Float, {}, arena).syntax_error, "");
  EXPECT_EQ(read_json(nested(kMaxDepth + 2), Numbers::Float, {}, arena).syntax_error, "exceeded max depth");
}

}  // namespace
}  // namespace pave::lang
