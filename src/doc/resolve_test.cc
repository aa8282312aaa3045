#include "doc/resolve.h"

#include <gtest/gtest.h>

#include <string>

#include "base/sources.h"
#include "doc/reader.h"

namespace pave::doc {
namespace {

/// Kind and text of the only value, or the error.
std::string read_value(std::string text, Profile profile) {
  base::Sources sources;
  base::Arena arena;
  Stream stream = read(sources.add("a.yaml", std::move(text)), arena, {.profile = profile, .names = nullptr});
  if (stream.documents.empty()) return "nothing";
  const Document& document = stream.documents[0];
  if (!document.errors.empty()) return "error: " + document.errors[0].message;
  if (document.root == nullptr) return "nothing";
  const Node& node = *document.root;
  std::string value = node.is(Kind::Bool) ? (node.truth() ? "true" : "false") : std::string(node.text());
  return std::string(describe(node.kind)) + " " + value;
}

std::string kubernetes(std::string text) { return read_value(std::move(text), Profile::Kubernetes); }
std::string yaml12(std::string text) { return read_value(std::move(text), Profile::Yaml12); }

TEST(Resolve, BooleansOfYaml11) {
  for (const char* text : {"y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"})
    EXPECT_EQ(kubernetes(text), "a boolean true") << text;
  for (const char* text : {"n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"})
    EXPECT_EQ(kubernetes(text), "a boolean false") << text;
  for (const char* text : {"yEs", "tRUE", "nO", "oN", "OfF", "yes.", "truely"})
    EXPECT_EQ(kubernetes(text), std::string("a string ") + text);
}

TEST(Resolve, BooleansOfYaml12) {
  for (const char* text : {"true", "True", "TRUE"}) EXPECT_EQ(yaml12(text), "a boolean true");
  for (const char* text : {"y", "yes", "on", "off", "N"}) EXPECT_EQ(yaml12(text), std::string("a string ") + text);
}

TEST(Resolve, Nulls) {
  for (Profile profile : {Profile::Kubernetes, Profile::Yaml12}) {
    for (const char* text : {"~", "null", "Null", "NULL"})
      EXPECT_EQ(read_value(text, profile), std::string("null ") + text);
    EXPECT_EQ(read_value("nULL", profile), "a string nULL");
  }
}

struct Number {
  const char* text;
  const char* in_kubernetes;
  const char* in_yaml12;
};

constexpr Number kNumbers[] = {
    {"0", "an integer 0", "an integer 0"},
    {"-0", "an integer 0", "an integer 0"},
    {"+1", "an integer 1", "an integer 1"},
    {"007", "an integer 7", "an integer 7"},
    {"017", "an integer 15", "an integer 17"},
    {"08", "a number 08", "an integer 8"},
    {"0o17", "an integer 15", "an integer 15"},
    {"0O17", "an integer 15", "a string 0O17"},
    {"0o8", "a string 0o8", "a string 0o8"},
    {"0x1F", "an integer 31", "an integer 31"},
    {"0X1F", "an integer 31", "a string 0X1F"},
    {"-0x10", "an integer -16", "a string -0x10"},
    {"0b101", "an integer 5", "a string 0b101"},
    {"0b+1", "an integer 1", "a string 0b+1"},
    {"0b-1", "an integer -1", "a string 0b-1"},
    {"-0b-1", "a string -0b-1", "a string -0b-1"},
    {"1_000", "an integer 1000", "a string 1_000"},
    {"_1", "a string _1", "a string _1"},
    {"1_", "an integer 1", "a string 1_"},
    {"0xFFFFFFFFFFFFFFFF", "an integer 18446744073709551615", "an integer 18446744073709551615"},
    {"0x10000000000000000", "a string 0x10000000000000000", "a string 0x10000000000000000"},
    {"18446744073709551616", "an integer 18446744073709551616", "an integer 18446744073709551616"},
    {"-9223372036854775809", "an integer -9223372036854775809", "an integer -9223372036854775809"},
    {"1.", "a number 1.", "a number 1."},
    {".5", "a number .5", "a number .5"},
    {"+.5", "a number +.5", "a number +.5"},
    {".5_0", "a number .50", "a string .5_0"},
    {"._5", "a string ._5", "a string ._5"},
    {"1_0.5", "a number 10.5", "a string 1_0.5"},
    {"1e3", "a number 1e3", "a number 1e3"},
    {"1e400", "a string 1e400", "a number 1e400"},
    {"0.1e400", "a string 0.1e400", "a number 0.1e400"},
    {"1e-400", "a number 1e-400", "a number 1e-400"},
    {"1e", "a string 1e", "a string 1e"},
    {".", "a string .", "a string ."},
    {"--1", "a string --1", "a string --1"},
    {"1.2.3", "a string 1.2.3", "a string 1.2.3"},
    {"12:30:45", "a string 12:30:45", "a string 12:30:45"},
    {"2001-01-01", "a string 2001-01-01", "a string 2001-01-01"},
    {".inf", "error: JSON, which Kubernetes speaks, has no infinity and no NaN", "a number .inf"},
    {"-.INF", "error: JSON, which Kubernetes speaks, has no infinity and no NaN", "a number -.INF"},
    {".nan", "error: JSON, which Kubernetes speaks, has no infinity and no NaN", "a number .nan"},
    {"inf", "a string inf", "a string inf"},
    {"Infinity", "a string Infinity", "a string Infinity"},
};

TEST(Resolve, Numbers) {
  for (const Number& number : kNumbers) {
    EXPECT_EQ(kubernetes(number.text), number.in_kubernetes) << number.text;
    EXPECT_EQ(yaml12(number.text), number.in_yaml12) << number.text;
  }
}

TEST(Resolve, QuotedTextIsAString) {
  for (Profile profile : {Profile::Kubernetes, Profile::Yaml12})
    for (const char* text : {"\"1\"", "'1'", "|-\n 1", ">-\n 1", "! 1", "!local 1", "!!str 1"})
      EXPECT_EQ(read_value(text, profile), "a string 1") << text;
}

TEST(Resolve, TagsDemandTheirKind) {
  EXPECT_EQ(kubernetes("!!int \"0x10\""), "an integer 16");
  EXPECT_EQ(kubernetes("!!float 1"), "a number 1");
  EXPECT_EQ(kubernetes("!!bool 'no'"), "a boolean false");
  EXPECT_EQ(kubernetes("!!int x"), "error: the tag !!int does not fit the text after it");
  EXPECT_EQ(kubernetes("!!int 1.5"), "error: the tag !!int does not fit the text after it");
  EXPECT_EQ(kubernetes("!!timestamp 2001-01-01"), "a string 2001-01-01");
  EXPECT_EQ(kubernetes("!!timestamp 1"), "error: the text after !!timestamp is no date and no time");
  EXPECT_EQ(kubernetes("!!str"), "a string ");
  EXPECT_EQ(kubernetes("!"), "a string ");
}

TEST(Resolve, BinaryIsDecoded) {
  EXPECT_EQ(kubernetes("!!binary aGVs\n"), "a string hel");
  EXPECT_EQ(kubernetes("!!binary |\n aGVs\n bG8=\n"), "a string hello");
  EXPECT_EQ(kubernetes("!!binary /w=="), "a string \xef\xbf\xbd");  // as JSON has it
  EXPECT_EQ(kubernetes("!!binary x"), "error: the text after !!binary is not base64");
}

TEST(Resolve, KeysBecomeTexts) {
  base::Sources sources;
  base::Arena arena;
  Stream stream = read(
      sources.add(
          "a.yaml",
          "0x10: a\nyes: b\n1.50: c\n1e3: d\n16777217.0: e\n.inf: f\n-.Inf: g\n.nan: h\n\"012\": i\n2001-01-01: j\n"),
      arena, {});
  ASSERT_NE(stream.documents.at(0).root, nullptr);
  std::string keys;
  for (const Node& child : stream.documents[0].root->children()) (keys += child.key()) += ' ';
  EXPECT_EQ(keys, "16 true 1.5 1000 1.6777216e+07 .inf -.inf .nan 012 2001-01-01 ");
}

}  // namespace
}  // namespace pave::doc
