#include "tests/conformance/suite.h"

#include <gtest/gtest.h>

namespace pave::conformance {
namespace {

Suite suite_with(std::string_view skips) { return Suite("sample", "no/such/folder", skips); }

TEST(Suite, CountsWhatPasses) {
  Suite suite = suite_with("");
  suite.record("a", true);
  suite.record("b", true);
  EXPECT_TRUE(suite.passed());
  EXPECT_EQ(suite.summary(), "conformance sample: 2 passed, 0 failed, 0 skipped");
}

TEST(Suite, AFailedCaseFailsTheRun) {
  Suite suite = suite_with("");
  suite.record("a", true);
  suite.record("b", false, "got deny");
  EXPECT_FALSE(suite.passed());
  EXPECT_EQ(suite.failures(), "  b: got deny\n");
}

TEST(Suite, ASkipWithAReasonCoversAFailure) {
  Suite suite = suite_with("# what we leave out\n\nb # the reference is wrong here\n");
  suite.record("b", false, "got deny");
  EXPECT_TRUE(suite.passed());
  EXPECT_EQ(suite.summary(), "conformance sample: 0 passed, 0 failed, 1 skipped");
}

TEST(Suite, ASkippedCaseThatPassesFailsTheRun) {
  Suite suite = suite_with("b # was broken once");
  suite.record("b", true);
  EXPECT_FALSE(suite.passed());
  EXPECT_EQ(suite.failures(), "  b: passes, so it has no place in sample.skips.txt\n");
}

TEST(Suite, ASkipWithoutAReasonFailsTheRun) {
  Suite suite = suite_with("b");
  suite.record("b", false);
  EXPECT_FALSE(suite.passed());
}

TEST(Suite, ACaseNameMayHoldAHash) {
  Suite suite = suite_with("Pod/web add /a # b # the server forgets it");
  suite.record("Pod/web add /a # b", false);
  EXPECT_TRUE(suite.passed());
}

TEST(Suite, NoCasesAtAllIsAFailure) { EXPECT_FALSE(suite_with("").passed()); }

TEST(Suite, MissingDataIsSaid) {
  Suite suite = suite_with("");
  EXPECT_FALSE(suite.found());
  testing::internal::CaptureStdout();
  EXPECT_EQ(suite.missing(), "conformance sample: skipped (no data)");
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "conformance sample: skipped (no data)\n");
}

}  // namespace
}  // namespace pave::conformance
