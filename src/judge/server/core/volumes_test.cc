#include <string>

#include <gtest/gtest.h>

#include "judge/server/test_named.h"

namespace pave::judge::server::core {
namespace {

std::string pod(const std::string& volumes) {
  return "{apiVersion: v1, kind: Pod, metadata: {name: web, labels: {app: web}}, spec: {containers: [{name: web, "
         "image: web}], " +
         volumes + "}}";
}

TEST(Volumes, AVolumeWithoutASourceIsAnEmptyDir) { EXPECT_EQ(named_fields(pod("volumes: [{name: a}]")), ""); }

TEST(Volumes, OnlyTheFirstSourceIsJudged) {
  EXPECT_EQ(named_fields(pod("volumes: [{name: a, cephfs: {monitors: []}, emptyDir: {}, nfs: {server: ''}}]")),
            "spec.volumes[0].nfs spec.volumes[0].cephFS");
}

TEST(Volumes, SourcesThatAVersionDropsAreNotJudged) {
  const std::string image = pod("volumes: [{name: BAD, image: {}}]");
  EXPECT_EQ(named_fields(image, 34), "");
  EXPECT_EQ(named_fields(image, 35), "spec.volumes[0].name spec.volumes[0].image.reference");
  const std::string bundle = pod("volumes: [{name: a, projected: {sources: [{clusterTrustBundle: {path: /a}}]}}]");
  const std::string place = "spec.volumes[0].projected.sources[0].clusterTrustBundle";
  EXPECT_EQ(named_fields(bundle, 36), "");
  EXPECT_EQ(named_fields(bundle, 37), place + " " + place + ".path");
}

TEST(Volumes, TheServerNamesFilesOfSourcesInItsOwnWay) {
  EXPECT_EQ(
      named_fields(pod("volumes: [{name: a, downwardAPI: {items: [{path: a, fieldRef: {fieldPath: metadata.x}}]}}]")),
      "spec.volumes[0].downwardAPI.fieldRef.fieldPath");
  EXPECT_EQ(named_fields(pod("serviceAccountName: a, volumes: [{name: a, projected: {sources: [{serviceAccountToken: "
                             "{path: ../a}}]}}]")),
            "spec.volumes[0].projected.path");
}

TEST(Volumes, AClaimIsNotThatOfAnEphemeralVolume) {
  EXPECT_EQ(
      named_fields(pod("volumes: [{name: a, ephemeral: {volumeClaimTemplate: {spec: {accessModes: [ReadWriteOnce], "
                       "resources: {requests: {storage: 1Gi}}}}}}, {name: b, persistentVolumeClaim: {claimName: "
                       "web-a}}]")),
      "spec.volumes[1].persistentVolumeClaim.claimName");
}

TEST(Placement, TheKeysOfANewPodAreMergedIntoItsSelector) {
  const std::string spread =
      "topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, "
      "matchLabelKeys: [app], labelSelector: {matchLabels: {app: web}}}]";
  EXPECT_EQ(named_fields(pod(spread)), "spec.topologySpreadConstraints[0][0]");
  EXPECT_EQ(named_fields(pod(spread), 33), "spec.topologySpreadConstraints[0].matchLabelKeys[0]");
}

std::string claim(const std::string& spec, const std::string& status = "{}") {
  return "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: web, namespace: a}, status: " + status +
         ", spec: {accessModes: [ReadWriteOnce], " + spec + "}}";
}

TEST(Claims, GrowOnceTheyAreBound) {
  const std::string small = "resources: {requests: {storage: 5Gi}}";
  const std::string large = "resources: {requests: {storage: 6Gi}}";
  EXPECT_EQ(named_fields(claim(large), 36, claim(small)), "spec");
  EXPECT_EQ(named_fields(claim(large), 36, claim(small, "{phase: Bound}")), "");
  EXPECT_EQ(named_fields(claim(small), 36, claim(large, "{phase: Bound, capacity: {storage: 5Gi}}")),
            "spec.resources.requests.storage");
  EXPECT_EQ(named_fields(claim("resources: {requests: {storage: 5120Mi}}"), 36, claim(small)), "");
}

TEST(Claims, GetAClassAndAVolumeOnce) {
  const std::string size = "resources: {requests: {storage: 5Gi}}";
  EXPECT_EQ(named_fields(claim(size + ", storageClassName: fast, volumeName: v"), 36, claim(size)), "");
  EXPECT_EQ(named_fields(claim(size), 36, claim(size + ", storageClassName: fast")), "spec");
  EXPECT_EQ(named_fields(claim(size + ", volumeMode: Filesystem"), 36, claim(size)), "");
}

TEST(Claims, SourcesThatTheServerDropsAreNotJudged) {
  const std::string size = "resources: {requests: {storage: 5Gi}}, ";
  EXPECT_EQ(named_fields(claim(size + "dataSource: {kind: Other, name: ''}")), "");
  EXPECT_EQ(named_fields(claim(size + "dataSourceRef: {kind: Other, name: a}")), "spec.dataSourceRef");
  EXPECT_EQ(named_fields(claim(size + "dataSourceRef: {kind: Other, name: a, namespace: b}")), "");
}

TEST(PersistentVolumes, LabelsOfNodesMayGetTheirNewNames) {
  auto volume = [](const std::string& key) {
    return "{apiVersion: v1, kind: PersistentVolume, metadata: {name: a}, spec: {accessModes: [ReadWriteOnce], "
           "capacity: {storage: 1Gi}, csi: {driver: d, volumeHandle: h}, nodeAffinity: {required: "
           "{nodeSelectorTerms: [{matchExpressions: [{key: " +
           key + ", operator: In, values: [a]}]}]}}}}";
  };
  const std::string old = volume("failure-domain.beta.kubernetes.io/zone");
  EXPECT_EQ(named_fields(volume("topology.kubernetes.io/zone"), 36, old), "");
  EXPECT_EQ(named_fields(volume("topology.kubernetes.io/region"), 36, old), "nodeAffinity");
}

}  // namespace
}  // namespace pave::judge::server::core
