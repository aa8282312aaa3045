#include "base/similar.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

namespace pave::base {
namespace {

std::string_view best(std::string_view wanted, std::initializer_list<std::string_view> candidates) {
  Nearest nearest(wanted);
  for (std::string_view candidate : candidates) nearest.offer(candidate);
  return nearest.best();
}

TEST(Similar, CountsEdits) {
  EXPECT_EQ(edit_distance("replicas", "replicas", 3), 0u);
  EXPECT_EQ(edit_distance("replica", "replicas", 3), 1u);
  EXPECT_EQ(edit_distance("relpicas", "replicas", 3), 1u);
  EXPECT_EQ(edit_distance("Replicas", "replicas", 3), 0u);
  EXPECT_EQ(edit_distance("kitten", "sitting", 3), 3u);
  EXPECT_EQ(edit_distance("abcdef", "uvwxyz", 3), 4u);
  EXPECT_EQ(edit_distance("", "ab", 3), 2u);
}

TEST(Similar, FindsWhatWasMeant) {
  EXPECT_EQ(best("replica", {"paused", "replicas", "selector"}), "replicas");
  EXPECT_EQ(best("imagepullpolicy", {"imagePullPolicies", "imagePullPolicy"}), "imagePullPolicy");
  EXPECT_EQ(best("contianers", {"initContainers", "containers"}), "containers");
  EXPECT_EQ(best("evn", {"env", "envFrom"}), "env");
}

TEST(Similar, SaysNothingWhenNothingIsNear) {
  EXPECT_EQ(best("unknownField", {"replicas", "selector", "template"}), "");
  EXPECT_EQ(best("x", {"y", "z"}), "");
  EXPECT_EQ(best("command", {"args"}), "");
  EXPECT_EQ(best("", {"a", "env"}), "");
}

TEST(Similar, LongNamesMatchOnlyByCase) {
  std::string long_name(Nearest::kLongest + 1, 'a');
  std::string upper(Nearest::kLongest + 1, 'A');
  std::string other = long_name + "b";
  EXPECT_EQ(best(long_name, {other, upper}), upper);
}

TEST(Nearest, SearchesShareABudget) {
  std::size_t left = 3;
  Nearest first("image", left);
  first.offer("name");
  first.offer("imgae");
  EXPECT_EQ(first.best(), "imgae");
  Nearest second("ports", left);
  second.offer("name");
  EXPECT_TRUE(second.is_spent());
  second.offer("port");
  EXPECT_EQ(second.best(), "") << "nothing is left for it";
}

}  // namespace
}  // namespace pave::base
