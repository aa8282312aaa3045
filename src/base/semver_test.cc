#include "base/semver.h"

#include <gtest/gtest.h>

namespace pave::base {
namespace {

std::string read(std::string_view text) {
  auto version = parse_semver(text);
  return version ? version->text() : "error: " + version.error();
}

std::string read_strict(std::string_view text) {
  auto version = parse_strict_semver(text);
  return version ? version->text() : "error: " + version.error();
}

bool takes(std::string_view range, std::string_view version) {
  auto parsed = SemverRange::parse(range);
  EXPECT_TRUE(parsed) << range;
  return parsed && parsed->contains(*parse_semver(version));
}

std::string error_of(std::string_view range) {
  auto parsed = SemverRange::parse(range);
  return parsed ? "" : parsed.error();
}

std::vector<std::string> refusals(std::string_view range, std::string_view version) {
  return SemverRange::parse(range)->refusals(*parse_semver(version));
}

TEST(Semver, ReadsWhatIsAlmostAVersion) {
  EXPECT_EQ(read("1"), "1.0.0");
  EXPECT_EQ(read("v1.2"), "1.2.0");
  EXPECT_EQ(read("01.02.03"), "1.2.3");
  EXPECT_EQ(read("v1.2.3-beta.1+b345"), "1.2.3-beta.1+b345");
  EXPECT_EQ(read("1-a"), "1.0.0-a");
  EXPECT_EQ(parse_semver("v1.2")->original, "v1.2");
}

TEST(Semver, SaysWhyItCannotRead) {
  EXPECT_EQ(read(""), "error: invalid semantic version");
  EXPECT_EQ(read("1.2.3.4"), "error: invalid semantic version");
  EXPECT_EQ(read("1.2-"), "error: invalid semantic version");
  EXPECT_EQ(read("1.2.3-01"), "error: version segment starts with 0");
  EXPECT_EQ(read("99999999999999999999"),
            "error: error parsing version segment: strconv.ParseUint: parsing \"99999999999999999999\": value out of "
            "range");
  EXPECT_EQ(read(std::string(kMaxSemverLength, '1') + "1"), "error: version string is too long (max 256 bytes)");
}

TEST(Semver, StrictReadingWantsThreeNumbers) {
  EXPECT_EQ(read_strict("1.2.3-a.1+x-y"), "1.2.3-a.1+x-y");
  EXPECT_EQ(read_strict(""), "error: version string empty");
  EXPECT_EQ(read_strict("1.2"), "error: invalid semantic version");
  EXPECT_EQ(read_strict("v1.2.3"), "error: invalid characters in version");
  EXPECT_EQ(read_strict("1.02.3"), "error: version segment starts with 0");
  EXPECT_EQ(read_strict("1.2.3-"), "error: invalid prerelease string");
  EXPECT_EQ(read_strict("1.2.3+a..b"), "error: invalid metadata string");
  EXPECT_EQ(read_strict("1.2."), "error: strconv.ParseUint: parsing \"\": invalid syntax");
}

TEST(Semver, OrdersPrereleasesByTheirParts) {
  const char* ordered[] = {"1.0.0-1", "1.0.0-2",    "1.0.0-10",     "1.0.0-alpha", "1.0.0-alpha.1",
                           "1.0.0-b", "1.0.0-b.99", "1.0.0-b.beta", "1.0.0",       "1.0.1"};
  for (std::size_t i = 1; i < std::size(ordered); ++i)
    EXPECT_LT(compare_semver(*parse_semver(ordered[i - 1]), *parse_semver(ordered[i])), 0) << ordered[i];
  EXPECT_EQ(compare_semver(*parse_semver("1.0.0+a"), *parse_semver("1.0.0+b")), 0);
}

TEST(SemverRange, Operators) {
  EXPECT_TRUE(takes("^1.2.3", "1.9.0"));
  EXPECT_FALSE(takes("^1.2.3", "2.0.0"));
  EXPECT_TRUE(takes("^0.2.3", "0.2.9"));
  EXPECT_FALSE(takes("^0.2.3", "0.3.0"));
  EXPECT_FALSE(takes("^0.0.3", "0.0.4"));
  EXPECT_TRUE(takes("~1.2", "1.2.9"));
  EXPECT_FALSE(takes("~1.2", "1.3.0"));
  EXPECT_TRUE(takes("~1", "1.9.0"));
  EXPECT_TRUE(takes("1.x", "1.9.0"));
  EXPECT_TRUE(takes("*", "9.9.9"));
  EXPECT_FALSE(takes(">11", "11.1.0"));
  EXPECT_TRUE(takes(">11", "12.0.0"));
  EXPECT_TRUE(takes("<=11", "11.9.9"));
  EXPECT_FALSE(takes("!=1.2.x", "1.2.4"));
  EXPECT_TRUE(takes("=>1.2", "1.2.0"));
}

TEST(SemverRange, GroupsAndSpans) {
  EXPECT_TRUE(takes(">=1.2, <2 || >=3", "3.1.0"));
  EXPECT_FALSE(takes(">=1.2, <2 || >=3", "2.1.0"));
  EXPECT_TRUE(takes(">= 1.2 < 2", "1.9.0"));
  EXPECT_TRUE(takes("1.2 - 2.4.5", "2.4.5"));
  EXPECT_FALSE(takes("1.2 - 2.4.5", "2.4.6"));
}

TEST(SemverRange, PrereleasesAreTakenOnlyWhereTheGroupNamesOne) {
  EXPECT_FALSE(takes(">=1.0.0", "1.28.3-gke.1"));
  EXPECT_TRUE(takes(">=1.0.0-0", "1.28.3-gke.1"));
  EXPECT_TRUE(takes(">=1.0.0-0, <2", "1.28.3-gke.1"));
  auto range = SemverRange::parse(">=1.0.0");
  range->include_prereleases();
  EXPECT_TRUE(range->contains(*parse_semver("1.28.3-gke.1")));
}

TEST(SemverRange, SaysWhatItCannotRead) {
  EXPECT_EQ(error_of(""), "improper constraint: \"\"");
  EXPECT_EQ(error_of("foo"), "improper constraint: \"foo\"");
  EXPECT_EQ(error_of(">=1 || a"), "improper constraint: \" a\"");
  EXPECT_EQ(error_of("1,,2"), "improper constraint: \"1,,2\"");
  EXPECT_EQ(error_of("1.2.3-01"), "constraint parser error");
  EXPECT_EQ(error_of(std::string(kMaxSemverRangeLength + 1, ' ')), "constraint string is too long (max 512 bytes)");
  std::string many = "1";
  for (std::size_t i = 0; i < kMaxSemverRangeGroups; ++i) many += "||1";
  EXPECT_EQ(error_of(many), "too many constraint groups (max 32)");
}

TEST(SemverRange, SaysWhyAVersionIsRefused) {
  EXPECT_EQ(refusals(">=1.35", "1.34.0"), std::vector<std::string>{"\"1.34.0\" is less than \"1.35\""});
  EXPECT_EQ(refusals(">=1", "1.2.3-a"), std::vector<std::string>{"\"1.2.3-a\" is a prerelease version and the "
                                                                 "constraint is only looking for release versions"});
  EXPECT_EQ(refusals("^0.2 || <0.1", "0.3.0").size(), 2U);
  EXPECT_TRUE(refusals(">=1", "1.2.3").empty());
}

}  // namespace
}  // namespace pave::base
