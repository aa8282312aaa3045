#include "judge/version_range.h"

#include <gtest/gtest.h>

namespace pave::judge {
namespace {

Remark remark(std::string message, std::uint32_t place = 1) {
  return {{base::Code::SchemaUnknownField, base::Origin::at(place), std::move(message), {}, {}},
          base::Severity::Error,
          "spec.a"};
}

/// What is said of "x" when the versions from 1.33 on say it (`x`) or not.
std::string said(std::string_view versions) {
  std::vector<std::vector<Remark>> by_version;
  for (char c : versions) by_version.push_back(c == 'x' ? std::vector{remark("x")} : std::vector<Remark>());
  std::string out;
  for (const Remark& one : merge_versions(by_version, {1, 33})) out += one.diagnostic.message;
  return out;
}

TEST(VersionRange, SaysWhichVersionsAreMeant) {
  EXPECT_EQ(said("xxxxx"), "x");
  EXPECT_EQ(said("..xxx"), "x (from 1.35 on)");
  EXPECT_EQ(said("....x"), "x (from 1.37 on)");
  EXPECT_EQ(said("xxx.."), "x (up to 1.35)");
  EXPECT_EQ(said("x...."), "x (only in 1.33)");
  EXPECT_EQ(said("..x.."), "x (only in 1.35)");
  EXPECT_EQ(said(".xx.."), "x (1.34 and 1.35)");
  EXPECT_EQ(said("x.x.x"), "x (1.33, 1.35 and 1.37)");
  EXPECT_EQ(said(".xxx."), "x (1.34 to 1.36)");
  EXPECT_EQ(said("....."), "");
}

TEST(VersionRange, AMessageThatNamesItsVersionNamesAll) {
  std::vector<std::vector<Remark>> by_version = {
      {remark("none in Kubernetes 1.33")}, {remark("none in Kubernetes 1.34")}, {remark("none in Kubernetes 1.35")}};
  std::vector<Remark> merged = merge_versions(by_version, {1, 33});
  ASSERT_EQ(merged.size(), 1U);
  EXPECT_EQ(merged[0].diagnostic.message, "none in Kubernetes 1.33 to 1.35");
  by_version.pop_back();
  by_version.push_back({});
  EXPECT_EQ(merge_versions(by_version, {1, 33})[0].diagnostic.message, "none in Kubernetes 1.33 and 1.34");
  by_version = {{remark("gone since Kubernetes 1.33")}, {remark("gone since Kubernetes 1.33")}};
  EXPECT_EQ(merge_versions(by_version, {1, 33})[0].diagnostic.message, "gone since Kubernetes 1.33");
}

TEST(VersionRange, KeepsWhatIsSaidSeveralTimesAtOnePlace) {
  std::vector<Remark> twice = {remark("x"), remark("y"), remark("x")};
  std::vector<std::vector<Remark>> by_version = {twice, twice};
  std::vector<Remark> merged = merge_versions(by_version, {1, 36});
  EXPECT_EQ(merged.size(), 3U);
}

}  // namespace
}  // namespace pave::judge
