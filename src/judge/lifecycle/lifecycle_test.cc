#include "judge/lifecycle/lifecycle.h"

#include <gtest/gtest.h>

#include <string>

#include "base/code.h"
#include "base/sources.h"
#include "doc/reader.h"
#include "judge/lifecycle/replacement.h"
#include "kube/list.h"
#include "kube/schema/catalog.h"

namespace pave::judge::lifecycle {
namespace {

constexpr std::uint16_t kNewest = kube::schema::kNewestMinor;

/// What is said of an object of that kind, in one line: `api/removed at 1:13 apiVersion: message | help`.
std::string said(const std::string& api_version, const std::string& kind, std::uint16_t minor = kNewest) {
  base::Sources sources;
  base::Arena arena;
  const base::Source& source =
      sources.add("x.yaml", "apiVersion: " + api_version + "\nkind: " + kind + "\nmetadata: {name: x}\n");
  doc::Stream stream = doc::read(source, arena, {});
  kube::Manifest manifest;
  kube::unpack(*stream.documents.at(0).root, arena, manifest);
  Sink sink;
  judge_lifecycle(manifest.objects.at(0), {1, minor}, sink);
  std::string out;
  for (const Remark& remark : sink.remarks()) {
    base::Location place = sources.locate(remark.diagnostic.origin);
    out += std::string(base::facts(remark.diagnostic.code).id) + " at " + std::to_string(place.line) + ":" +
           std::to_string(place.column) + " " + remark.field + ": " + remark.diagnostic.message + " | " +
           remark.diagnostic.help;
  }
  return out;
}

TEST(Lifecycle, SaysWhatIsNoLongerServed) {
  EXPECT_EQ(said("extensions/v1beta1", "Ingress"),
            "api/removed at 1:13 apiVersion: extensions/v1beta1 Ingress is not served since Kubernetes 1.22 | write "
            "apiVersion: networking.k8s.io/v1");
  EXPECT_EQ(said("apps/v1beta2", "Deployment"),
            "api/removed at 1:13 apiVersion: apps/v1beta2 Deployment is not served since Kubernetes 1.16 | write "
            "apiVersion: apps/v1");
}

TEST(Lifecycle, SaysWhatIsDeprecatedAndUntilWhen) {
  EXPECT_EQ(said("batch/v1beta1", "CronJob", 24),
            "api/deprecated at 1:13 apiVersion: batch/v1beta1 CronJob is deprecated since Kubernetes 1.21 and will not "
            "be served from 1.25 on | "
            "write apiVersion: batch/v1");
  EXPECT_EQ(said("v1", "Endpoints"),
            "api/deprecated at 1:13 apiVersion: v1 Endpoints is deprecated since Kubernetes 1.33 | "
            "write apiVersion: discovery.k8s.io/v1 and kind: EndpointSlice");
}

TEST(Lifecycle, DependsOnTheVersion) {
  EXPECT_EQ(said("batch/v1beta1", "CronJob", 20), "");
  EXPECT_TRUE(said("batch/v1beta1", "CronJob", 21).starts_with("api/deprecated"));
  EXPECT_TRUE(said("batch/v1beta1", "CronJob", 24).starts_with("api/deprecated"));
  EXPECT_TRUE(said("batch/v1beta1", "CronJob", 25).starts_with("api/removed"));
}

TEST(Lifecycle, IsSilentAboutWhatIsServedAndWhatIsNotBuiltIn) {
  EXPECT_EQ(said("apps/v1", "Deployment"), "");
  EXPECT_EQ(said("v1", "Pod"), "");
  EXPECT_EQ(said("example.com/v1beta1", "Ingress"), "");
  EXPECT_EQ(said("apps/v3", "Deployment"), "");
}

TEST(Lifecycle, FollowsReplacementsThatAreGoneThemselves) {
  EXPECT_TRUE(said("flowcontrol.apiserver.k8s.io/v1beta1", "FlowSchema")
                  .ends_with("write apiVersion: flowcontrol.apiserver.k8s.io/v1"));
  EXPECT_TRUE(said("flowcontrol.apiserver.k8s.io/v1beta1", "FlowSchema", 27)
                  .ends_with("write apiVersion: flowcontrol.apiserver.k8s.io/v1beta3"));
  EXPECT_TRUE(said("extensions/v1beta1", "PodSecurityPolicy")
                  .ends_with("remove the object: Kubernetes has nothing in its place"));
}

TEST(Lifecycle, FindsTheStableVersionWhenNoReplacementIsNamed) {
  EXPECT_TRUE(said("node.k8s.io/v1beta1", "RuntimeClass").ends_with("write apiVersion: node.k8s.io/v1"));
  EXPECT_TRUE(said("resource.k8s.io/v1beta1", "ResourceClaim").ends_with("write apiVersion: resource.k8s.io/v1"));
  EXPECT_TRUE(said("scheduling.k8s.io/v1alpha2", "Workload").ends_with("write apiVersion: scheduling.k8s.io/v1beta1"));
}

TEST(Lifecycle, EveryReplacementIsServedAndOfTheSameSort) {
  for (const kube::schema::KindFacts& facts : kube::schema::Catalog::builtin().kinds()) {
    const kube::schema::KindFacts* replacement = find_replacement(facts, {1, kNewest});
    if (replacement == nullptr) continue;
    EXPECT_NE(replacement->versions & kube::schema::mask_of({1, kNewest}), 0) << facts.kind;
    EXPECT_EQ(replacement->kind.ends_with("List"), facts.kind.ends_with("List"))
        << facts.group << "/" << facts.version << " " << facts.kind;
  }
}

}  // namespace
}  // namespace pave::judge::lifecycle
