#include "judge/reference/selector.h"

#include <gtest/gtest.h>

#include <vector>

#include "judge/reference/pod_index.h"

namespace pave::judge::reference {
namespace {

constexpr std::string_view kFront[] = {"front"};
constexpr std::string_view kBack[] = {"back"};
constexpr std::string_view kBoth[] = {"back", "front"};
constexpr Label kLabels[] = {{"app", "web"}, {"tier", "front"}};

bool meets(std::string_view key, Operator op, std::span<const std::string_view> values = {}) {
  return matches(Requirement{key, op, values}, kLabels);
}

TEST(Selector, HasFourOperators) {
  EXPECT_TRUE(meets("tier", Operator::In, kFront));
  EXPECT_TRUE(meets("tier", Operator::In, kBoth));
  EXPECT_FALSE(meets("tier", Operator::In, kBack));
  EXPECT_FALSE(meets("zone", Operator::In, kBack));
  EXPECT_FALSE(meets("tier", Operator::NotIn, kFront));
  EXPECT_TRUE(meets("tier", Operator::NotIn, kBack));
  EXPECT_TRUE(meets("zone", Operator::NotIn, kBack)) << "a missing key is not in any list";
  EXPECT_TRUE(meets("tier", Operator::Exists));
  EXPECT_FALSE(meets("zone", Operator::Exists));
  EXPECT_FALSE(meets("tier", Operator::DoesNotExist));
  EXPECT_TRUE(meets("zone", Operator::DoesNotExist));
}

TEST(Selector, TakesLabelsThatControllersAddForGranted) {
  EXPECT_TRUE(meets("statefulset.kubernetes.io/pod-name", Operator::In, kFront));
  EXPECT_TRUE(meets("pod-template-hash", Operator::Exists));
}

/// `count` makers of pods, all labelled app: web, tier: front.
struct Makers {
  explicit Makers(std::size_t count) : pods{.labels = kLabels} {
    for (std::size_t i = 0; i < count; ++i) {
      ObjectFacts facts{.group = "apps", .kind = "Deployment", .name = "web", .space = {}};
      facts.index = static_cast<std::uint32_t>(i);
      facts.pods = &pods;
      objects.push_back(facts);
    }
    FileFacts file;
    file.path = "a.yaml";
    file.objects = objects;
    run.files.push_back(file);
  }
  PodFacts pods;
  std::vector<ObjectFacts> objects;
  Run run;
};

TEST(PodIndex, FindsByTheNarrowestRequirement) {
  Makers makers(300);
  PodIndex index(makers.run);
  const Requirement requirements[] = {{"app", Operator::Exists, {}}, {"tier", Operator::In, kBack}};
  EXPECT_TRUE(index.select(requirements, {}).makers.empty());
  const Requirement both[] = {{"tier", Operator::In, kBoth}};
  EXPECT_EQ(index.select(both, {}).makers.size(), 300U);
  const Requirement none[] = {{"tier", Operator::NotIn, kFront}};
  EXPECT_TRUE(index.select(none, {}).makers.empty());
  EXPECT_EQ(index.select({}, {}).makers.size(), 300U);
  EXPECT_TRUE(index.select(both, Space::cluster()).makers.empty());
}

TEST(PodIndex, SaysWhenItHasComparedEnough) {
  Makers makers(10);
  PodIndex index(makers.run, 15);
  EXPECT_TRUE(index.select({}, {}).is_complete);
  EXPECT_FALSE(index.select({}, {}).is_complete);
}

}  // namespace
}  // namespace pave::judge::reference
