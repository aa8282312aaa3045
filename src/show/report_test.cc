#include "show/report.h"

#include <gtest/gtest.h>

namespace pave::show {
namespace {

judge::Finding at(const char* path, std::uint32_t line, std::uint32_t column) {
  return {.code = base::Code::SchemaUnknownField,
          .message = "m",
          .object = {"v1", "Pod", "", "a"},
          .field = "spec.x",
          .location = {path, line, column, "x: 1"}};
}

TEST(Report, SortsByPlace) {
  std::vector<judge::Finding> findings = {at("b", 1, 1), at("a", 10, 1), at("a", 9, 2), at("a", 9, 1), at("", 0, 0)};
  sort_findings(findings);
  std::string order;
  for (const auto& f : findings)
    order += f.location.path + std::to_string(f.location.line) + std::to_string(f.location.column) + " ";
  EXPECT_EQ(order, "00 a91 a92 a101 b11 ");
}

TEST(Report, CountsAllowedFindingsApart) {
  std::vector<judge::Finding> findings = {at("a", 1, 1), at("a", 2, 1), at("a", 3, 1)};
  findings[1].severity = base::Severity::Info;
  findings[2].allowed_because = "reason";
  Counts counts = count(findings);
  EXPECT_EQ(counts.errors, 1U);
  EXPECT_EQ(counts.infos, 1U);
  EXPECT_EQ(counts.allowed, 1U);
  EXPECT_EQ(counts.total(), 2U);
}

TEST(Report, FingerprintSurvivesShiftedLines) {
  judge::Finding a = at("a", 1, 1), b = at("a", 7, 3), c = at("a", 1, 1);
  c.field = "spec.y";
  EXPECT_EQ(fingerprint(a), fingerprint(b));
  EXPECT_NE(fingerprint(a), fingerprint(c));
  a.object = b.object = {};
  b.location.line_text = "\t x: 1 ";
  EXPECT_EQ(fingerprint(a), fingerprint(b));
  b.location.line_text = "y: 1";
  EXPECT_NE(fingerprint(a), fingerprint(b));
  a.hide_source = b.hide_source = true;
  EXPECT_EQ(fingerprint(a), fingerprint(b)) << "a hash of a secret is a way to try values";
}

}  // namespace
}  // namespace pave::show
