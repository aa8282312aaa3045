#include "judge/reference/pod_index.h"

#include <gtest/gtest.h>

namespace pave::judge::reference {
namespace {

TEST(PodIndex, LabelsAndValuesCountAgainstTheLimit) {
  std::vector<Label> labels = {{"app", "web"}, {"tier", "front"}};
  PodFacts pods{.labels = labels};
  ObjectFacts maker{.group = "apps", .kind = "Deployment", .name = "web", .space = {}};
  maker.pods = &pods;
  FileFacts file;
  file.objects = {&maker, 1};
  reference::Run run;
  run.files.push_back(file);
  std::string_view values[] = {"web"};
  Requirement requirement{"app", Operator::In, values};
  // One value, one requirement with two labels, and one for the pods themselves.
  EXPECT_TRUE(PodIndex(run, 4).select({&requirement, 1}, {}).is_complete);
  EXPECT_FALSE(PodIndex(run, 3).select({&requirement, 1}, {}).is_complete);
  PodIndex twice(run, 7);
  EXPECT_EQ(twice.select({&requirement, 1}, {}).makers.size(), 1U);
  EXPECT_TRUE(twice.select({&requirement, 1}, {}).makers.empty());
}

}  // namespace
}  // namespace pave::judge::reference
