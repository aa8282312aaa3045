#include "show/json.h"

#include <gtest/gtest.h>

#include "show/sample.h"

namespace pave::show {
namespace {

std::string json(bool show_allowed) {
  std::string out;
  write_json(sample_findings(), {.files = 3, .objects = 4, .not_manifests = 1, .microseconds = 99}, show_allowed,
             "1.2.3", out);
  return out;
}

TEST(Json, HasEveryMemberOfAFinding) {
  EXPECT_NE(json(false).find(R"(    {
      "rule": "schema/unknown-field",
      "severity": "error",
      "message": "unknown field \"replcas\"",
      "help": "did you mean \"replicas\"?",
      "file": "./apps/my cart.yaml",
      "line": 7,
      "column": 3,
      "object": {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "namespace": "shop",
        "name": "cart"
      },
      "field": "spec.replcas",
      "fingerprint": ")"),
            std::string::npos)
      << json(false);
}

TEST(Json, EndsWithTheCountsAndHasNoTime) {
  EXPECT_TRUE(json(false).ends_with(R"(  "summary": {
    "errors": 4,
    "warnings": 0,
    "infos": 1,
    "allowed": 1,
    "files": 3,
    "objects": 4,
    "notManifests": 1,
    "releases": 0,
    "kustomizationFiles": 0,
    "kustomizePatches": 0,
    "valuesFiles": 0,
    "encryptedObjects": 0
  }
}
)")) << json(false);
}

TEST(Json, ShowsAllowedFindingsWhenAsked) {
  EXPECT_EQ(json(false).find("pod-security"), std::string::npos);
  EXPECT_NE(json(true).find("\"allowedBecause\": \"reads all traffic\""), std::string::npos);
}

TEST(Json, HoldsNoSourceLines) { EXPECT_EQ(json(true).find("hunter2"), std::string::npos); }

}  // namespace
}  // namespace pave::show
