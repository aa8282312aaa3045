#pragma once

#include <vector>

#include "judge/finding.h"

namespace pave::show {

/// Findings that use every member a report can have: for the tests of the formats and for the comparison with their
/// schemas.
inline std::vector<judge::Finding> sample_findings() {
  judge::Finding misspelt{.code = base::Code::SchemaUnknownField,
                          .message = "unknown field \"replcas\"",
                          .help = "did you mean \"replicas\"?",
                          .object = {"apps/v1", "Deployment", "shop", "cart"},
                          .field = "spec.replcas",
                          .location = {"./apps/my cart.yaml", 7, 3, "  replcas: 3"}};
  judge::Finding twice{.code = base::Code::SyntaxDuplicateKey,
                       .message = "the key \"cpu\" stands twice in this map",
                       .location = {"/srv/b.yaml", 9, 5, "    cpu: 2"}};
  twice.notes = {{"first written here", {"/srv/b.yaml", 8, 5, "    cpu: 1"}},
                 {"100% of readers: some take the last", {}}};
  judge::Finding allowed{.code = base::Code::PodSecurityBaseline,
                         .severity = base::Severity::Warning,
                         .message = "host network",
                         .object = {"v1", "Pod", "", ""},
                         .location = {"pod.yaml", 3, 1, "spec:"},
                         .allowed_because = "reads all traffic"};
  judge::Finding secret{.code = base::Code::SchemaBadFormat,
                        .message = "not base64",
                        .object = {"v1", "Secret", "shop", "db"},
                        .field = "data.password",
                        .location = {"secret.yaml", 5, 13, "  password: hunter2"},
                        .hide_source = true};
  judge::Finding unread{
      .code = base::Code::SyntaxUnreadable, .message = "permission denied", .location = {"x.yaml", 0, 0, ""}};
  judge::Finding kind{
      .code = base::Code::SchemaNotChecked, .severity = base::Severity::Info, .message = "no schema for Widget"};
  return {kind, misspelt, twice, allowed, secret, unread};
}

}  // namespace pave::show
