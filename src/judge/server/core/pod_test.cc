#include "judge/server/core/pod.h"

#include <string>

#include <gtest/gtest.h>

#include "judge/server/test_named.h"

namespace pave::judge::server::core {
namespace {

std::string pod(const std::string& spec) {
  return "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: " + spec + "}";
}

/// The fields that a server of 1.`minor` names in a Pod with that spec, put in the place of an old one if there is one.
std::string named(const std::string& spec, int minor = 36, const std::string& old = "") {
  return named_fields(pod(spec), minor, old.empty() ? "" : pod(old));
}

/// The same of a change.
std::string changed(const std::string& old, const std::string& spec, int minor = 36) { return named(spec, minor, old); }

const std::string kSidecar =
    "{containers: [{name: c, image: i}], initContainers: [{name: s, image: i, restartPolicy: Always, "
    "restartPolicyRules: [{action: RestartAllContainers, exitCodes: {operator: In, values: [1]}}]}]}";

TEST(Pod, ContainersHaveRestartRulesSince) {
  EXPECT_EQ(named(kSidecar, 34), "");
  EXPECT_EQ(named(kSidecar, 35), "spec.initContainers[0].restartPolicyRules");
  EXPECT_EQ(named(kSidecar, 36), "");
  EXPECT_EQ(named("{containers: [{name: c, image: i, restartPolicy: Never}]}", 33), "spec.containers[0].restartPolicy");
  EXPECT_EQ(named("{containers: [{name: c, image: i, restartPolicy: Never}]}", 34), "");
}

TEST(Pod, NamesASharedProcessNamespaceWhereTheVersionHasIt) {
  const std::string spec = "{hostPID: true, shareProcessNamespace: true, containers: [{name: c, image: i}]}";
  EXPECT_EQ(named(spec, 36), "spec.securityContext.shareProcessNamespace");
  EXPECT_EQ(named(spec, 37), "spec.shareProcessNamespace");
}

TEST(Pod, NamesContainersAsTheServerDoes) {
  EXPECT_EQ(
      named("{containers: [{name: c, image: i}], initContainers: [{name: a, image: i}, {name: b, image: i, ports: "
            "[{containerPort: 1, hostPort: 9}, {containerPort: 2, hostPort: 9}]}]}"),
      "spec.initContainers[0].ports[1].hostPort");
  EXPECT_EQ(
      named("{containers: [{name: c, image: i, volumeMounts: [{name: v, mountPath: /v, subPath: ../x}]}], volumes: "
            "[{name: v, emptyDir: {}}]}"),
      "spec.containers[0].volumeMounts.subPath");
  EXPECT_EQ(named("{overhead: {pods: 1}, runtimeClassName: r, containers: [{name: c, image: i}]}"),
            "spec.overhead.limits[pods]");
}

TEST(Pod, HasAtLeastTheResourcesOfItsContainers) {
  const std::string containers =
      "containers: [{name: a, image: i, resources: {requests: {cpu: 1}}}, {name: b, image: i, resources: {limits: "
      "{cpu: "
      "1500m}}}], initContainers: [{name: s, image: i, restartPolicy: Always, resources: {requests: {cpu: 1}}}, {name: "
      "n, "
      "image: i, resources: {requests: {cpu: 3}}}]";
  EXPECT_EQ(named("{resources: {requests: {cpu: 4}}, " + containers + "}"), "");
  EXPECT_EQ(named("{resources: {requests: {cpu: 3999m}}, " + containers + "}"), "spec.resources.requests[cpu]");
  EXPECT_EQ(named("{resources: {limits: {cpu: 3}}, " + containers + "}"), "spec.resources.requests");
  EXPECT_EQ(named("{resources: {limits: {cpu: 1}, requests: {cpu: 1}}, containers: [{name: a, image: i, resources: "
                  "{limits: {cpu: 2}, requests: {cpu: 1}}}]}"),
            "spec.resources.containers[0][cpu].limits");
  EXPECT_EQ(named("{resources: {requests: {cpu: 1}}, " + containers + "}", 33), "");
}

TEST(Pod, WindowsNamesOfUsers) {
  auto user = [](const std::string& name) {
    return named("{securityContext: {windowsOptions: {runAsUserName: '" + name +
                 "'}}, containers: [{name: c, image: i}]}");
  };
  for (const char* name : {"me", "DOMAIN\\me", "corp.example.com\\me", "ContainerAdministrator"})
    EXPECT_EQ(user(name), "");
  for (const char* name : {"", "a\\b\\c", ".corp\\me", "DOMAIN\\", "...", "me@x", "-a.b_c.d.e.f.g.h\\me"})
    EXPECT_EQ(user(name), "spec.securityContext.windowsOptions.runAsUserName") << name;
}

TEST(Pod, DefaultsAreNoChange) {
  EXPECT_EQ(
      changed("{containers: [{name: c, image: i:1}]}",
              "{restartPolicy: Always, terminationGracePeriodSeconds: 30, securityContext: {}, containers: [{name: c, "
              "image: i:2, imagePullPolicy: IfNotPresent, resources: {}, terminationMessagePolicy: File}]}"),
      "");
  EXPECT_EQ(changed("{containers: [{name: c, image: i, resources: {limits: {cpu: 1}}}]}",
                    "{containers: [{name: c, image: i, resources: {limits: {cpu: 1000m}, requests: {cpu: '1.0'}}}]}"),
            "");
  EXPECT_EQ(changed("{serviceAccount: a, containers: [{name: c, image: i}]}",
                    "{serviceAccountName: a, containers: [{name: c, image: i}]}"),
            "");
  EXPECT_EQ(changed("{containers: [{name: c, image: i}], volumes: [{name: v}]}",
                    "{containers: [{name: c, image: i}], volumes: [{name: v, emptyDir: {}}]}"),
            "");
}

TEST(Pod, NothingIsNotZero) {
  EXPECT_EQ(changed("{containers: [{name: c, image: i}]}", "{hostUsers: true, containers: [{name: c, image: i}]}"),
            "spec");
  EXPECT_EQ(changed("{containers: [{name: c, image: i}]}", "{affinity: {}, containers: [{name: c, image: i}]}"),
            "spec");
  EXPECT_EQ(changed("{containers: [{name: c, image: i}]}", "{hostIPC: false, containers: [{name: c, image: i}]}"), "");
}

TEST(Pod, AnImageCanChangeItsPullPolicy) {
  EXPECT_EQ(changed("{containers: [{name: c, image: i:1}]}", "{containers: [{name: c, image: i}]}"), "spec");
}

TEST(Pod, WaitingForGatesTakesNarrowerNodes) {
  const std::string gate = "schedulingGates: [{name: example.com/g}], containers: [{name: c, image: i}]";
  EXPECT_EQ(changed("{" + gate + "}", "{nodeSelector: {a: b}, " + gate + "}"), "");
  EXPECT_EQ(changed("{nodeSelector: {a: b}, " + gate + "}", "{nodeSelector: {a: c}, " + gate + "}"),
            "spec.nodeSelector");
  EXPECT_EQ(changed("{" + gate + "}", "{containers: [{name: c, image: i}]}"), "");
  EXPECT_EQ(changed("{containers: [{name: c, image: i}]}", "{" + gate + "}"), "spec.schedulingGates[0].name");
  EXPECT_EQ(changed("{containers: [{name: c, image: i}]}", "{nodeSelector: {a: b}, containers: [{name: c, image: i}]}"),
            "spec");
}

}  // namespace
}  // namespace pave::judge::server::core
