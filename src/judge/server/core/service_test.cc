#include "judge/server/core/service.h"

#include <string>

#include <gtest/gtest.h>

#include "judge/server/test_named.h"

namespace pave::judge::server::core {
namespace {

/// The fields that a server of 1.`minor` names in a Service with that spec, put in the place of an old one if there is
/// one.
std::string named(const std::string& spec, int minor = 36, const std::string& old = "",
                  const std::string& name = "web") {
  auto service = [&](const std::string& text) {
    return "{apiVersion: v1, kind: Service, metadata: {name: " + name + "}, spec: " + text + "}";
  };
  return named_fields(service(spec), minor, old.empty() ? "" : service(old));
}

TEST(Service, RulesFollowTheVersion) {
  const std::string plain = "{ports: [{port: 80}]}";
  EXPECT_EQ(named(plain, 36, "", "1st"), "");
  EXPECT_EQ(named(plain, 35, "", "1st"), "metadata.name");
  const std::string node = "{trafficDistribution: PreferSameNode, ports: [{port: 80}]}";
  EXPECT_EQ(named(node, 34), "");
  EXPECT_EQ(named(node, 33), "spec.trafficDistribution");
  const std::string zeros = "{externalIPs: [192.0.02.1], ports: [{port: 80}]}";
  EXPECT_EQ(named(zeros, 35), "");
  EXPECT_EQ(named(zeros, 36), "spec.externalIPs[0]");
}

TEST(Service, WhatWasTakenBeforeIsTakenAgain) {
  const std::string ranges = "{type: LoadBalancer, loadBalancerSourceRanges: [' 10.0.0.1/8'], ports: [{port: 80}]}";
  EXPECT_EQ(named(ranges), "spec.LoadBalancerSourceRanges[0]");
  EXPECT_EQ(named(ranges, 36, ranges), "");
}

TEST(Service, AddressesStay) {
  const std::string old = "{clusterIP: 10.96.0.9, ports: [{port: 80}]}";
  EXPECT_EQ(named("{ports: [{port: 80}]}", 36, old), "");
  EXPECT_EQ(named("{clusterIP: 10.96.0.8, ports: [{port: 80}]}", 36, old), "spec.clusterIPs[0]");
  EXPECT_EQ(named("{clusterIP: None, ports: [{port: 80}]}", 36, old), "spec.clusterIPs[0]");
  EXPECT_EQ(named("{clusterIP: None, ports: [{port: 80}]}", 36, "{ports: [{port: 80}]}"), "spec.clusterIPs[0]");
  // What the server allotted to the old one isn't known.
  EXPECT_EQ(named("{clusterIP: 10.96.0.8, ports: [{port: 80}]}", 36, "{ports: [{port: 80}]}"), "");
}

TEST(Service, AnotherTypeLetsGoOfWhatItDoesNotNeed) {
  const std::string old =
      "{type: LoadBalancer, clusterIP: 10.96.0.9, loadBalancerClass: a/b, externalTrafficPolicy: Local, "
      "healthCheckNodePort: 32000, allocateLoadBalancerNodePorts: true, ports: [{port: 80, nodePort: 30080}]}";
  EXPECT_EQ(named("{type: ClusterIP, clusterIP: 10.96.0.9, loadBalancerClass: a/b, externalTrafficPolicy: Local, "
                  "healthCheckNodePort: 32000, allocateLoadBalancerNodePorts: true, ports: [{port: 80, nodePort: "
                  "30080}]}",
                  36, old),
            "");
  EXPECT_EQ(named("{type: ExternalName, externalName: a.b, clusterIP: 10.96.0.9, ports: [{port: 80}]}", 36, old), "");
  EXPECT_EQ(named("{type: ClusterIP, loadBalancerClass: c/d, healthCheckNodePort: 32001, ports: [{port: 80, nodePort: "
                  "30081}]}",
                  36, old),
            "spec.ports[0].nodePort spec.loadBalancerClass spec.healthCheckNodePort");
}

TEST(Service, SecondFamilyNeedsAPolicy) {
  EXPECT_EQ(named("{ipFamilies: [IPv4, IPv6], ports: [{port: 80}]}"), "spec.ipFamilyPolicy");
  EXPECT_EQ(named("{ipFamilyPolicy: PreferDualStack, ipFamilies: [IPv4, IPv6], ports: [{port: 80}]}"), "");
  const std::string dual =
      "{ipFamilyPolicy: PreferDualStack, ipFamilies: [IPv4, IPv6], clusterIP: 10.0.0.1, clusterIPs: [10.0.0.1, '::2'], "
      "ports: [{port: 80}]}";
  EXPECT_EQ(named("{ipFamilies: [IPv4], clusterIP: 10.0.0.1, clusterIPs: [10.0.0.1], ports: [{port: 80}]}", 36, dual),
            "spec.ipFamilyPolicy spec.ipFamilyPolicy");
  EXPECT_EQ(named("{ipFamilyPolicy: SingleStack, ports: [{port: 80}]}", 36, dual), "");
}

}  // namespace
}  // namespace pave::judge::server::core
