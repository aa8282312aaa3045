#include "judge/server/defaulted.h"

#include <gtest/gtest.h>

#include <string>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"
#include "judge/server/rule.h"
#include "kube/schema/catalog.h"

namespace pave::judge::server {
namespace {

/// Of two pods' specs.
bool same(std::string a, std::string b) {
  base::Sources sources;
  base::Arena arena;
  doc::ReadOptions options;
  options.names = &kube::schema::Catalog::builtin().names();
  doc::Stream left = doc::read(sources.add("a.yaml", std::move(a)), arena, options);
  doc::Stream right = doc::read(sources.add("b.yaml", std::move(b)), arena, options);
  return same_defaulted(left.documents.at(0).root, right.documents.at(0).root, f::spec, kPodDefaults);
}

TEST(SameDefaulted, WhatTheServerWritesItselfIsNoChange) {
  EXPECT_TRUE(same("{restartPolicy: Always, securityContext: {}}", "{dnsPolicy: ClusterFirst}"));
  EXPECT_FALSE(same("{restartPolicy: Never}", "{}"));
  EXPECT_TRUE(same("{containers: [{image: a, imagePullPolicy: Always}]}", "{containers: [{image: a}]}"));
  EXPECT_TRUE(same("{containers: [{image: 'a:5000/b:1', imagePullPolicy: IfNotPresent}]}",
                   "{containers: [{image: 'a:5000/b:1'}]}"));
  EXPECT_FALSE(same("{containers: [{image: 'a:1', imagePullPolicy: Always}]}", "{containers: [{image: 'a:1'}]}"));
  EXPECT_TRUE(same("{containers: [{ports: [{containerPort: 1, protocol: TCP}]}]}",
                   "{containers: [{ports: [{containerPort: 1}]}]}"));
}

TEST(SameDefaulted, AmountsAreComparedByValue) {
  EXPECT_TRUE(
      same("{containers: [{resources: {limits: {cpu: 1}}}]}", "{containers: [{resources: {limits: {cpu: 1000m}}}]}"));
  EXPECT_FALSE(
      same("{containers: [{resources: {limits: {cpu: 2}}}]}", "{containers: [{resources: {limits: {cpu: 1}}}]}"));
}

TEST(SameDefaulted, TwoNamesOfOneField) {
  EXPECT_TRUE(same("{serviceAccount: a}", "{serviceAccountName: a}"));
  EXPECT_FALSE(same("{serviceAccount: a}", "{serviceAccountName: b}"));
  EXPECT_TRUE(same("{hostNetwork: true, containers: [{ports: [{containerPort: 1, hostPort: 1}]}]}",
                   "{hostNetwork: true, containers: [{ports: [{containerPort: 1}]}]}"));
  EXPECT_FALSE(same("{containers: [{ports: [{containerPort: 1, hostPort: 1}]}]}",
                    "{containers: [{ports: [{containerPort: 1}]}]}"));
}

TEST(SameDefaulted, ValuesNestedTooDeeplyDiffer) {
  std::string deep = std::string(kMaxComparedDepth + 8, '[') + std::string(kMaxComparedDepth + 8, ']');
  EXPECT_FALSE(same("{a: " + deep + "}", "{a: " + deep + "}"));
}

}  // namespace
}  // namespace pave::judge::server
