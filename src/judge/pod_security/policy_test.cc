#include "judge/pod_security/policy.h"

#include <gtest/gtest.h>

namespace pave::judge::pod_security {
namespace {

TEST(ParsePolicy, ReadsLevelAndVersion) {
  EXPECT_EQ(parse_policy("baseline").value(), (Policy{Level::Baseline, kLatest}));
  EXPECT_EQ(parse_policy("privileged:latest").value(), (Policy{Level::Privileged, kLatest}));
  EXPECT_EQ(parse_policy("restricted:v1.30").value(), (Policy{Level::Restricted, {1, 30}}));
  EXPECT_EQ(parse_policy("restricted:v1.0").value().text(), "restricted:v1.0");
  EXPECT_EQ(parse_policy("baseline").value().text(), "baseline:latest");
}

TEST(ParsePolicy, SaysWhatToWrite) {
  EXPECT_EQ(parse_policy("strict").error(),
            "`strict` is not a level of the Pod Security Standards; write privileged, baseline or restricted");
  for (std::string version :
       {"", "1.30", "v1", "v1.", "v1.03", "v1.3.0", "v2.0", "v1.-1", "v1.99999999999999999999", "Latest"})
    EXPECT_EQ(parse_policy("baseline:" + version).error(),
              "`" + version + "` is not a version of a policy; write latest or v1.30");
}

TEST(ParsePolicy, VersionsFarInTheFutureAreOlderThanLatest) {
  EXPECT_LT(parse_version("v1.70000").value(), kLatest);
  EXPECT_GT(parse_version("v1.70000").value(), (base::KubeVersion{1, 36}));
}

TEST(AsServedBy, AServerKnowsNoNewerPolicyThanItself) {
  base::KubeVersion server{1, 34};
  EXPECT_EQ(as_served_by({Level::Baseline, kLatest}, server), (Policy{Level::Baseline, server}));
  EXPECT_EQ(as_served_by({Level::Baseline, {1, 36}}, server), (Policy{Level::Baseline, server}));
  EXPECT_EQ(as_served_by({Level::Baseline, {1, 20}}, server), (Policy{Level::Baseline, {1, 20}}));
}

}  // namespace
}  // namespace pave::judge::pod_security
