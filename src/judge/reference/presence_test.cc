#include "judge/reference/presence.h"

#include <gtest/gtest.h>

#include <string>

namespace pave::judge::reference {
namespace {

ObjectFacts config(std::string_view name) {
  ObjectFacts facts{.group = {}, .kind = "ConfigMap", .name = name, .space = {}};
  facts.target = Target::ConfigMap;
  facts.keys_known = true;
  return facts;
}

Run run_of(std::span<const ObjectFacts> objects) {
  Run run;
  FileFacts file;
  file.path = "a.yaml";
  file.objects = objects;
  run.files.push_back(file);
  return run;
}

Wanted named(std::string_view name) { return {Target::ConfigMap, {}, {}, {}, name}; }

TEST(Presence, ANameWithAPlaceholderStandsForNamesThatBeginLikeIt) {
  std::vector<ObjectFacts> objects = {config("app${X}")};
  auto run = run_of(objects);
  Presence presence(run);
  EXPECT_TRUE(presence.find(named("other")).objects.empty());
  EXPECT_TRUE(presence.find(named("ap")).objects.empty());
  auto found = presence.find(named("apple")).objects;
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found.front().is_beginning());
  EXPECT_FALSE(found.front().keys_known()) << "nobody knows which of those that may be called so it is";
}

TEST(Presence, ANameThatIsAllPlaceholderStandsForEveryName) {
  std::vector<ObjectFacts> objects = {config("${X}")};
  auto run = run_of(objects);
  EXPECT_EQ(Presence(run).find(named("other")).objects.size(), 1U);
}

TEST(Presence, MoreOfOneNameThanTheLimitAreNotAllOfThem) {
  std::vector<ObjectFacts> objects(Presence::kMaxOfOneName - 1, config("app"));
  auto few = run_of(objects);
  EXPECT_TRUE(Presence(few).find(named("app")).is_complete);
  objects.push_back(config("app"));
  auto many = run_of(objects);
  auto found = Presence(many).find(named("app"));
  EXPECT_FALSE(found.is_complete);
  EXPECT_EQ(found.objects.size(), Presence::kMaxOfOneName);
}

TEST(Presence, ObjectsOfOtherKindsHideNone) {
  std::vector<ObjectFacts> objects;
  std::vector<std::string> kinds;
  for (std::size_t i = 0; i < Presence::kMaxUnfit + 10; ++i) kinds.push_back("Kind" + std::to_string(i));
  for (const std::string& kind : kinds)
    objects.push_back({.group = "example.com", .kind = kind, .name = "a", .space = {}});
  auto run = run_of(objects);
  Presence presence(run);
  auto found = presence.find({Target::Other, "example.com", kinds.back(), {}, "a"});
  EXPECT_TRUE(found.is_complete);
  EXPECT_EQ(found.objects.size(), 1U);
}

TEST(Presence, WhatIsPassedOverIsLimited) {
  std::vector<std::string> groups;
  for (std::size_t i = 0; i < Presence::kMaxUnfit; ++i) groups.push_back("g" + std::to_string(i));
  std::vector<ObjectFacts> objects;
  for (const std::string& group : groups) objects.push_back({.group = group, .kind = "Shop", .name = "a", .space = {}});
  auto run = run_of(objects);
  auto found = Presence(run).find({Target::Other, "example.com", "Shop", {}, "a"});
  EXPECT_FALSE(found.is_complete);
  EXPECT_TRUE(found.objects.empty());
}

}  // namespace
}  // namespace pave::judge::reference
