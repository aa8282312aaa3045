#include "doc/json_schema/format.h"

#include <gtest/gtest.h>

namespace pave::doc::json_schema {
namespace {

std::string why(std::string_view format, std::string_view text) {
  const Format* found = find_format(format);
  EXPECT_NE(found, nullptr) << format;
  return found == nullptr ? "" : found->why_not(text).value_or("");
}

TEST(Format, TakesWhatFits) {
  for (auto [format, text] : {std::pair{"date", "2024-02-29"},
                              {"time", "23:59:60Z"},
                              {"date-time", "2020-01-01T00:00:00.5+01:00"},
                              {"duration", "P1Y2DT3H"},
                              {"email", "a.b@example.com"},
                              {"email", "a@[IPv6:::1]"},
                              {"hostname", "a-b.c."},
                              {"ipv4", "1.2.3.4"},
                              {"ipv6", "1::2:3.4.5.6"},
                              {"uri", "urn:a"},
                              {"uri-reference", "../x"},
                              {"uuid", "00000000-0000-0000-0000-00000000000A"},
                              {"json-pointer", "/a~0"},
                              {"relative-json-pointer", "1#"},
                              {"regex", "(?P<n>a)"},
                              {"semver", "1.2.3-a.1+b"},
                              {"period", "2020-01-01T00:00:00Z/P1D"},
                              {"uri-template", "http://h/{a}"}})
    EXPECT_EQ(why(format, text), "") << format << " " << text;
}

TEST(Format, SaysWhatIsWrong) {
  EXPECT_EQ(why("date", "2023-02-29"), "parsing time \"2023-02-29\": day out of range");
  EXPECT_EQ(why("date", "x"), "parsing time \"x\" as \"2006-01-02\": cannot parse \"x\" as \"2006\"");
  EXPECT_EQ(why("time", "10:20:60Z"), "invalid leap second");
  EXPECT_EQ(why("duration", "P1S"), "invalid unit 'S'");
  EXPECT_EQ(why("email", "a@b@"), "invalid character '@'");
  EXPECT_EQ(why("hostname", "a_b"), "invalid character '_'");
  EXPECT_EQ(why("ipv4", "1.2.3.04"), "leading zeros");
  EXPECT_EQ(why("ipv6", "1:2"), "ParseAddr(\"1:2\"): address string too short");
  EXPECT_EQ(why("uri", "a/b"), "relative url");
  EXPECT_EQ(why("uuid", "x"), "must have 5 elements");
  EXPECT_EQ(why("regex", "(a"), "error parsing regexp: missing closing ): `(a`");
  EXPECT_EQ(why("semver", "1.2"), "versionCore must have 3 numbers separated by dot");
  EXPECT_EQ(find_format("colour"), nullptr);
}

}  // namespace
}  // namespace pave::doc::json_schema
