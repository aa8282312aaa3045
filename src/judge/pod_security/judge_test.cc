#include "judge/pod_security/judge.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "doc/reader.h"
#include "kube/list.h"
#include "kube/schema/catalog.h"

namespace pave::judge::pod_security {
namespace {

struct JudgeTest : testing::Test {
  const doc::Names* names = &kube::schema::Catalog::builtin().names();
  base::Sources sources;
  base::Arena arena;
  Judge judge{names};
  Sink sink;

  kube::Object object(std::string text) {
    doc::Stream stream = doc::read(sources.add("pod.yaml", std::move(text)), arena, {.names = names});
    EXPECT_TRUE(stream.documents.at(0).errors.empty());
    kube::Manifest manifest;
    kube::unpack(*stream.documents[0].root, arena, manifest);
    return manifest.objects.at(0);
  }
  /// `line:column field: message`, one a line.
  std::string run(std::string text, std::string_view policy) {
    sink.clear();
    judge.judge(object(std::move(text)), parse_policy(policy).value(), base::Severity::Error, sink);
    std::string out;
    for (const Remark& remark : sink.remarks()) {
      base::Location location = sources.locate(remark.diagnostic.origin);
      out += std::to_string(location.line) + ":" + std::to_string(location.column) + " " + remark.field + ": " +
             remark.diagnostic.message + "\n";
      EXPECT_FALSE(remark.diagnostic.help.empty());
    }
    return out;
  }
  std::string codes() {
    std::string out;
    for (const Remark& remark : sink.remarks())
      out += std::string(remark.diagnostic.code == base::Code::PodSecurityBaseline ? "baseline" : "restricted") + " ";
    return out;
  }
  /// A pod whose spec is the text, which begins in line 4 and is indented by two spaces.
  std::string spec(std::string_view text, std::string_view policy) {
    return run("apiVersion: v1\nkind: Pod\nspec:\n" + std::string(text), policy);
  }
};

constexpr std::string_view kBaseline = "baseline:latest";
constexpr std::string_view kRestricted = "restricted:latest";

TEST_F(JudgeTest, APodInOrderPassesRestricted) {
  EXPECT_EQ(spec(R"(  securityContext:
    runAsNonRoot: true
    seccompProfile: {type: RuntimeDefault}
  containers:
  - name: app
    securityContext:
      allowPrivilegeEscalation: false
      capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}
  volumes:
  - {name: a, emptyDir: {}}
  - {name: server-makes-this-an-emptydir}
)",
                 kRestricted),
            "");
}

TEST_F(JudgeTest, TheTemplateOfAWorkloadIsJudged) {
  EXPECT_EQ(
      run(R"(apiVersion: batch/v1
kind: CronJob
spec:
  jobTemplate:
    spec:
      template:
        metadata:
          annotations:
            container.apparmor.security.beta.kubernetes.io/app: unconfined
        spec:
          containers:
          - {name: app, securityContext: {privileged: true}}
)",
          kBaseline),
      "9:65 spec.jobTemplate.spec.template.metadata.annotations[container.apparmor.security.beta.kubernetes.io/app]: "
      "an annotation sets the "
      "AppArmor profile \"unconfined\" for container \"app\"\n"
      "12:55 spec.jobTemplate.spec.template.spec.containers[0].securityContext.privileged: container \"app\" runs "
      "privileged "
      "(securityContext.privileged)\n");
}

TEST_F(JudgeTest, OtherKindsAndThePrivilegedLevelHaveNothingToSay) {
  EXPECT_EQ(run("apiVersion: v1\nkind: Service\nspec: {hostNetwork: true}\n", kBaseline), "");
  EXPECT_EQ(spec("  hostNetwork: true\n", "privileged"), "");
}

TEST_F(JudgeTest, HostNamespacesPortsAndPaths) {
  EXPECT_EQ(
      spec(R"(  hostNetwork: yes
  hostPID: true
  hostIPC: false
  initContainers:
  - name: setup
    ports: [{containerPort: 80, hostPort: 0}, {containerPort: 81, hostPort: 81}]
  containers:
  - ports: [{hostPort: 0x50}]
  volumes:
  - name: root
    hostPath: {path: /}
)",
           kBaseline),
      "4:16 spec.hostNetwork: the pod shares the host's network (hostNetwork)\n"
      "5:12 spec.hostPID: the pod shares the host's process ids (hostPID)\n"
      "14:15 spec.volumes[0].hostPath: volume \"root\" is a hostPath volume\n"
      "9:77 spec.initContainers[0].ports[1].hostPort: init container \"setup\" takes port 81 of the host (hostPort)\n"
      "11:24 spec.containers[0].ports[0].hostPort: container 0 takes port 80 of the host (hostPort)\n");
}

TEST_F(JudgeTest, ProfilesAndOptions) {
  EXPECT_EQ(
      spec(R"(  securityContext:
    appArmorProfile: {}
    seLinuxOptions: {type: spc_t, user: root}
    seccompProfile: {type: Unconfined}
    sysctls: [{name: kernel.shm_rmid_forced}, {name: kernel.msgmax}]
    windowsOptions: {hostProcess: true}
  containers:
  - name: app
    securityContext:
      procMount: Unmasked
      seLinuxOptions: {type: container_engine_t, role: r}
      capabilities: {add: [CHOWN, SYS_ADMIN]}
    livenessProbe: {httpGet: {host: example.com}}
)",
           kBaseline),
      "5:5 spec.securityContext.appArmorProfile.type: the pod sets an AppArmor profile without a type "
      "(securityContext.appArmorProfile)\n"
      "15:35 spec.containers[0].securityContext.capabilities.add[1]: container \"app\" adds the capability "
      "\"SYS_ADMIN\" "
      "(securityContext.capabilities.add)\n"
      "16:37 spec.containers[0].livenessProbe.httpGet.host: container \"app\" names the host \"example.com\" in a "
      "probe or lifecycle "
      "handler (livenessProbe.httpGet.host)\n"
      "13:18 spec.containers[0].securityContext.procMount: container \"app\" sets securityContext.procMount to "
      "\"Unmasked\"\n"
      "6:28 spec.securityContext.seLinuxOptions.type: the pod sets the SELinux type \"spc_t\" "
      "(securityContext.seLinuxOptions.type)\n"
      "6:41 spec.securityContext.seLinuxOptions.user: the pod sets the SELinux user \"root\" "
      "(securityContext.seLinuxOptions.user)\n"
      "14:56 spec.containers[0].securityContext.seLinuxOptions.role: container \"app\" sets the SELinux role \"r\" "
      "(securityContext.seLinuxOptions.role)\n"
      "7:28 spec.securityContext.seccompProfile.type: the pod sets the seccomp profile \"Unconfined\" "
      "(securityContext.seccompProfile.type)\n"
      "8:54 spec.securityContext.sysctls[1].name: the pod sets the forbidden sysctl \"kernel.msgmax\"\n"
      "9:35 spec.securityContext.windowsOptions.hostProcess: the pod is a Windows HostProcess "
      "(securityContext.windowsOptions.hostProcess)\n");
}

TEST_F(JudgeTest, WhatIsMissingIsSaidAtTheNearestParent) {
  EXPECT_EQ(spec(R"(  containers:
  - name: bare
  - name: some
    securityContext:
      runAsUser: 1000
)",
                 kRestricted),
            "5:5 spec.containers[0].securityContext.allowPrivilegeEscalation: container \"bare\" must set "
            "securityContext.allowPrivilegeEscalation to false\n"
            "7:5 spec.containers[1].securityContext.allowPrivilegeEscalation: container \"some\" must set "
            "securityContext.allowPrivilegeEscalation to false\n"
            "5:5 spec.containers[0].securityContext.capabilities.drop: container \"bare\" must drop all capabilities "
            "(securityContext.capabilities.drop)\n"
            "7:5 spec.containers[1].securityContext.capabilities.drop: container \"some\" must drop all capabilities "
            "(securityContext.capabilities.drop)\n"
            "3:1 spec.securityContext.runAsNonRoot: pod or containers \"bare\", \"some\" must set "
            "securityContext.runAsNonRoot to true\n"
            "3:1 spec.securityContext.seccompProfile.type: pod or containers \"bare\", \"some\" must set "
            "securityContext.seccompProfile.type to "
            "\"RuntimeDefault\" or \"Localhost\"\n");
  EXPECT_EQ(codes(), "restricted restricted restricted restricted restricted restricted ");
}

TEST_F(JudgeTest, RootIsForbiddenWhereItIsWritten) {
  spec(R"(  securityContext: {runAsNonRoot: false, runAsUser: 0}
  containers:
  - name: app
    securityContext: {runAsUser: -0, runAsNonRoot: false}
  - name: open
)",
       "restricted:v1.23");
  std::string root;
  for (const Remark& remark : sink.remarks())
    if (remark.diagnostic.message.contains("root")) root += remark.field + ": " + remark.diagnostic.message + "\n";
  EXPECT_EQ(root,
            "spec.securityContext.runAsNonRoot: the pod may run as root (securityContext.runAsNonRoot is false)\n"
            "spec.containers[0].securityContext.runAsNonRoot: container \"app\" may run as root "
            "(securityContext.runAsNonRoot is false)\n"
            "spec.securityContext.runAsUser: the pod runs as root (securityContext.runAsUser is 0)\n"
            "spec.containers[0].securityContext.runAsUser: container \"app\" runs as root (securityContext.runAsUser "
            "is 0)\n");
}

TEST_F(JudgeTest, TheCodeIsTheLowestLevelThatForbids) {
  spec(R"(  securityContext: {runAsNonRoot: true, seccompProfile: {type: Unconfined}}
  containers:
  - name: app
    securityContext:
      allowPrivilegeEscalation: false
      capabilities: {drop: [ALL], add: [CHOWN, SYS_ADMIN]}
  volumes: [{name: a, hostPath: {path: /}}, {name: b, nfs: {path: /}}]
)",
       kRestricted);
  EXPECT_EQ(codes(), "restricted baseline baseline restricted baseline ");
}

TEST_F(JudgeTest, WindowsPodsNeedNoLinuxFieldsSince25) {
  constexpr std::string_view kPod =
      "  os: {name: windows}\n  securityContext: {runAsNonRoot: true}\n  containers: [{name: app}]\n";
  EXPECT_EQ(spec(kPod, "restricted:v1.25"), "");
  EXPECT_NE(spec(kPod, "restricted:v1.24"), "");
}

TEST_F(JudgeTest, UserNamespacesRelaxSince35) {
  constexpr std::string_view kPod = R"(  hostUsers: false
  containers: [{name: app, securityContext: {procMount: Unmasked, runAsUser: 0, runAsNonRoot: false}}]
)";
  EXPECT_NE(spec(kPod, "baseline:v1.34"), "");
  EXPECT_EQ(spec(kPod, "baseline:v1.35"), "");
  std::string restricted = spec(kPod, "restricted:v1.35");
  EXPECT_TRUE(restricted.contains("procMount"));
  EXPECT_FALSE(restricted.contains("root"));
}

TEST_F(JudgeTest, TreesWithoutSymbolsAreJudgedTheSame) {
  names = nullptr;
  judge = Judge(nullptr);
  EXPECT_EQ(spec("  hostPID: true\n", kBaseline),
            "4:12 spec.hostPID: the pod shares the host's process ids (hostPID)\n");
}

TEST_F(JudgeTest, WrongTypesAreLeftToTheSchema) {
  EXPECT_EQ(spec(R"(  hostNetwork: "true"
  containers:
  - securityContext: {privileged: "true", capabilities: [ALL], procMount: 3}
    ports: {hostPort: 1}
  - text
  volumes: {hostPath: 1}
)",
                 kBaseline),
            "");
  EXPECT_EQ(spec("  containers: text\n  initContainers: null\n", kRestricted), "");
}

TEST(CheckTable, IsInTheOrderInWhichChecksRun) {
  EXPECT_TRUE(std::ranges::is_sorted(all_checks(), [](const CheckFacts& a, const CheckFacts& b) {
    return std::pair(a.level, a.id) < std::pair(b.level, b.id);
  }));
  std::set<std::string_view> ids;
  for (const CheckFacts& check : all_checks()) {
    EXPECT_TRUE(ids.insert(check.id).second);
    EXPECT_TRUE(check.instead_of.empty() || ids.contains(check.instead_of)) << check.id;
    for (std::size_t i = 1; i < check.variants.size() && check.variants[i].run != nullptr; ++i)
      EXPECT_LT(check.variants[i - 1].since, check.variants[i].since) << check.id;
  }
  EXPECT_EQ(rules_of({Level::Privileged, kLatest}).count, 0);
  EXPECT_EQ(rules_of({Level::Baseline, kLatest}).count, 12);
  EXPECT_EQ(rules_of({Level::Restricted, kLatest}).count, 15);
  EXPECT_EQ(rules_of({Level::Restricted, {1, 0}}).count, 12);
}

}  // namespace
}  // namespace pave::judge::pod_security
