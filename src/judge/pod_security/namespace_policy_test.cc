#include "judge/pod_security/namespace_policy.h"

#include <gtest/gtest.h>

#include "doc/reader.h"

namespace pave::judge::pod_security {
namespace {

struct NamespacePolicyTest : testing::Test {
  base::Sources sources;
  base::Arena arena;
  Sink sink;

  std::optional<Policy> read(const std::string& labels, std::string_view kind = "Namespace") {
    std::string text = "metadata: {labels: {" + labels + "}}";
    doc::Stream stream = doc::read(sources.add("ns.yaml", std::move(text)), arena, {});
    return namespace_policy(kube::Object{stream.documents.at(0).root, "v1", kind, {}, "shop", {}}, sink);
  }
  std::string remarks() {
    std::string out;
    for (const Remark& remark : sink.remarks())
      out += std::string(base::facts(remark.diagnostic.code).id) + " " + remark.field + ": " +
             remark.diagnostic.message + "\n";
    return out;
  }
};

constexpr const char* kLevelLabel = "pod-security.kubernetes.io/enforce: ";
constexpr const char* kVersionLabel = "pod-security.kubernetes.io/enforce-version: ";

TEST_F(NamespacePolicyTest, ReadsTheLabels) {
  EXPECT_EQ(read(std::string(kLevelLabel) + "restricted"), (Policy{Level::Restricted, kLatest}));
  EXPECT_EQ(read(std::string(kLevelLabel) + "baseline, " + kVersionLabel + "v1.30"),
            (Policy{Level::Baseline, {1, 30}}));
  EXPECT_EQ(read("team: a"), std::nullopt);
  EXPECT_EQ(read(std::string(kVersionLabel) + "v1.30"), std::nullopt);
  EXPECT_EQ(read(std::string(kLevelLabel) + "restricted", "Pod"), std::nullopt);
  EXPECT_EQ(remarks(), "");
}

TEST_F(NamespacePolicyTest, AnUnknownLevelCountsAsRestrictedAndAnUnknownVersionAsLatest) {
  EXPECT_EQ(read(std::string(kLevelLabel) + "strict, " + kVersionLabel + "\"1.30\""),
            (Policy{Level::Restricted, kLatest}));
  EXPECT_EQ(remarks(),
            "schema/bad-format metadata.labels[pod-security.kubernetes.io/enforce-version]: label "
            "pod-security.kubernetes.io/enforce-version is "
            "\"1.30\", which the API server refuses\n"
            "schema/bad-enum metadata.labels[pod-security.kubernetes.io/enforce]: label "
            "pod-security.kubernetes.io/enforce is \"strict\", which "
            "the API server refuses\n");
}

TEST(ChoosePolicy, TheUserThenTheNamespaceThenBaseline) {
  base::KubeVersion server{1, 36};
  NamespacePolicies namespaces = {{"shop", {Level::Restricted, {1, 30}}}};
  kube::Object in_shop{nullptr, "v1", "Pod", "shop", "a", {}};
  kube::Object elsewhere{nullptr, "v1", "Pod", "other", "a", {}};
  kube::Object nowhere{nullptr, "v1", "Pod", {}, "a", {}};

  Chosen given = choose_policy(Policy{Level::Privileged, kLatest}, namespaces, in_shop, server);
  EXPECT_EQ(given.policy, (Policy{Level::Privileged, server}));
  EXPECT_EQ(given.severity, base::Severity::Error);
  Chosen enforced = choose_policy({}, namespaces, in_shop, server);
  EXPECT_EQ(enforced.policy, (Policy{Level::Restricted, {1, 30}}));
  EXPECT_EQ(enforced.severity, base::Severity::Error);
  for (const kube::Object& object : {elsewhere, nowhere}) {
    Chosen fallback = choose_policy({}, namespaces, object, server);
    EXPECT_EQ(fallback.policy, (Policy{Level::Baseline, server}));
    EXPECT_EQ(fallback.severity, base::Severity::Warning);
  }
}

}  // namespace
}  // namespace pave::judge::pod_security
