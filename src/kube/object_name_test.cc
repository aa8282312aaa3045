#include "kube/object_name.h"

#include <gtest/gtest.h>

namespace pave::kube {
namespace {

Object object(std::string_view api_version, std::string_view kind, std::string_view name) {
  Object made;
  made.api_version = api_version;
  made.kind = kind;
  made.name = name;
  return made;
}

bool matches(std::string_view text, const Object& wanted) {
  auto name = read_object_name(text);
  return name && name->matches(wanted);
}

TEST(ObjectName, IsWrittenInManyWays) {
  Object web = object("apps/v1", "Deployment", "web");
  for (std::string_view text : {"Deployment/web", "deployment/web", "deployments/web", "deploy/web", "Deploy/web",
                                "deployment.apps/web", "deployments.v1.apps/web"})
    EXPECT_TRUE(matches(text, web)) << text;
  for (std::string_view text : {"deployment/webs", "deployment.batch/web", "dep/web", "deployments.v2.apps/web"})
    EXPECT_FALSE(matches(text, web)) << text;
  EXPECT_TRUE(matches("netpol/a", object("networking.k8s.io/v1", "NetworkPolicy", "a")));
  EXPECT_TRUE(matches("networkpolicies/a", object("networking.k8s.io/v1", "NetworkPolicy", "a")));
  EXPECT_TRUE(matches("ingresses/a", object("networking.k8s.io/v1", "Ingress", "a")));
  EXPECT_TRUE(matches("endpoints/a", object("v1", "Endpoints", "a")));
  EXPECT_TRUE(matches("pods.v1./a", object("v1", "Pod", "a")));
  EXPECT_TRUE(matches("backups.example.com/a.b", object("example.com/v1", "Backup", "a.b")));
  EXPECT_TRUE(matches("clusterrole/system:view", object("rbac.authorization.k8s.io/v1", "ClusterRole", "system:view")));
}

TEST(ObjectName, NeedsKindAndName) {
  for (std::string_view text : {"", "web", "/web", "deployment/", ".apps/web"})
    EXPECT_FALSE(read_object_name(text)) << text;
}

}  // namespace
}  // namespace pave::kube
