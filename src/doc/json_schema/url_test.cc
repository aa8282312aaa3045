#include "doc/json_schema/url.h"

#include <gtest/gtest.h>

namespace pave::doc::json_schema {
namespace {

std::string joined(std::string_view base, std::string_view reference) {
  auto one = parse_url(base);
  auto other = parse_url(reference);
  return one && other ? resolve(*one, *other).text() : "error";
}

TEST(Url, ResolvesReferences) {
  EXPECT_EQ(joined("http://a/b/c", "d"), "http://a/b/d");
  EXPECT_EQ(joined("http://a/b/c", "../d"), "http://a/d");
  EXPECT_EQ(joined("http://a/b/c", "/d/./e/.."), "http://a/d/");
  EXPECT_EQ(joined("http://a/b/c?q", ""), "http://a/b/c?q");
  EXPECT_EQ(joined("http://a/b", "//h/x"), "http://h/x");
  EXPECT_EQ(joined("http://a", "x.json"), "http://a/x.json");
  EXPECT_EQ(joined("file:///values.schema.json", "schemas/x.json"), "file:///schemas/x.json");
  EXPECT_EQ(joined("urn:uuid:1", ""), "urn:uuid:1");
  EXPECT_EQ(joined("http://a/b", "urn:example:x"), "urn:example:x");
}

TEST(Url, SaysErrorsAsGo) {
  EXPECT_EQ(parse_url("1:2").error(), "parse \"1:2\": first path segment in URL cannot contain colon");
  EXPECT_EQ(parse_url(":x").error(), "parse \":x\": missing protocol scheme");
  EXPECT_EQ(parse_url("a/%zz").error(), "parse \"a/%zz\": invalid URL escape \"%zz\"");
  EXPECT_EQ(parse_url("http://a:b/").error(), "parse \"http://a:b/\": invalid port \":b\" after host");
  EXPECT_EQ(parse_url("http://[::1/").error(), "parse \"http://[::1/\": missing ']' in host");
}

TEST(Url, EscapesAndUnescapes) {
  EXPECT_EQ(percent_decode("a%20b%C3%A4").value(), "a b\u00e4");
  EXPECT_FALSE(percent_decode("%2"));
  EXPECT_EQ(escape_pointer("/a b/c~1d%"), "/a%20b/c~1d%25");
  EXPECT_EQ(split_fragment("a#b#c").fragment, "b#c");
}

}  // namespace
}  // namespace pave::doc::json_schema
