#include "show/text.h"

#include <gtest/gtest.h>

namespace pave::show {
namespace {

judge::Finding misspelt() {
  judge::Finding finding{.code = base::Code::SchemaUnknownField,
                         .message = "unknown field \"replcas\"",
                         .help = "did you mean \"replicas\"?",
                         .object = {"apps/v1", "Deployment", "shop", "cart"},
                         .field = "spec.replcas",
                         .location = {"apps/cart.yaml", 7, 3, "  replcas: 3"}};
  return finding;
}

std::string text(std::vector<judge::Finding> findings, Summary summary = {}, TextStyle style = {}) {
  std::string out;
  sort_findings(findings);
  write_text(findings, summary, style, out);
  return out;
}

TEST(Text, ShowsTheLineWithACaretAndWhatToWrite) {
  EXPECT_EQ(text({misspelt()}, {.files = 34, .objects = 120, .microseconds = 12'345}),
            R"(error schema/unknown-field: unknown field "replcas"
 --> apps/cart.yaml:7:3  Deployment shop/cart, spec.replcas
   |
 7 |   replcas: 3
   |   ^^^^^^^
   = help: did you mean "replicas"?

1 error: 120 objects of 34 files checked in 12 ms
)");
}

TEST(Text, ShowsNotesWithTheirPlace) {
  judge::Finding finding{.code = base::Code::SyntaxDuplicateKey,
                         .message = "the key \"cpu\" stands twice in this map",
                         .location = {"a.yaml", 112, 1, "cpu: 2"}};
  finding.notes.push_back({"first written here", {"a.yaml", 9, 1, "cpu: 1"}});
  finding.notes.push_back({"the last one would win,\nsilently", {}});
  EXPECT_EQ(text({finding}, {.files = 1, .objects = 1}),
            R"(error syntax/duplicate-key: the key "cpu" stands twice in this map
   --> a.yaml:112:1
     |
 112 | cpu: 2
     | ^^^
     = note: first written here (a.yaml:9:1)
     = note: the last one would win,
             silently

1 error: 1 object of 1 file checked
)");
}

TEST(Text, GroupsWhatOneEditMends) {
  std::vector<judge::Finding> findings;
  for (const char* name : {"a", "b", "c", "d", "e", "f"}) {
    findings.push_back(misspelt());
    findings.back().object.name = name;
  }
  std::string out = text(findings);
  EXPECT_NE(out.find("= same in 5 more objects: Deployment shop/b, Deployment shop/c, Deployment shop/d and 2 more\n"),
            std::string::npos)
      << out;
  EXPECT_EQ(out.find("replcas"), out.rfind("unknown field") + 15) << "said once";
  EXPECT_NE(out.find("6 errors:"), std::string::npos) << "each is counted";

  findings = {misspelt(), misspelt()};
  findings[1].field = "spec.other";
  EXPECT_NE(text(findings).find("= same in 1 more place\n"), std::string::npos);
  findings[1].message = "something else";
  EXPECT_EQ(text(findings).find("same in"), std::string::npos);
}

TEST(Text, LeavesOutAllowedFindingsUnlessAsked) {
  judge::Finding allowed = misspelt();
  allowed.allowed_because = "the operator adds it";
  EXPECT_EQ(text({allowed}), "no findings (1 allowed): 0 objects of 0 files checked\n");
  std::string out = text({allowed}, {}, {.show_allowed = true});
  EXPECT_TRUE(out.starts_with("allowed schema/unknown-field: ")) << out;
  EXPECT_NE(out.find("= allowed: the operator adds it\n"), std::string::npos) << out;
}

TEST(Text, NeverPrintsTheValueOfASecret) {
  judge::Finding finding{.code = base::Code::SchemaBadFormat,
                         .message = "not base64",
                         .object = {"v1", "Secret", "", "db"},
                         .field = "data.password",
                         .location = {"s.yaml", 5, 13, "  password: hunter2"}};
  finding.hide_source = true;
  std::string out = text({finding});
  EXPECT_EQ(out.find("hunter2"), std::string::npos) << out;
  EXPECT_NE(out.find(" 5 |   password: ******\n   |             ^^^^^^\n"), std::string::npos) << out;
}

TEST(Text, CanBeColoured) {
  std::string out = text({misspelt()}, {}, {.color = true});
  EXPECT_TRUE(out.starts_with("\x1b[1;31merror\x1b[0m schema/unknown-field: \x1b[1m")) << out;
}

TEST(Text, PrintsNothingThatSteersTheTerminal) {
  judge::Finding finding = misspelt();
  finding.message = "unknown field \"\x1b]0;title\x07\"";
  finding.object.name = "a\x1b[2J";
  finding.location.path = "a\nb.yaml";
  finding.location.line_text = "  \x1b[31m: 3";
  EXPECT_EQ(text({finding}).find('\x1b'), std::string::npos);
}

TEST(Text, SaysWhereAFindingIsThatHasNoLine) {
  judge::Finding finding{
      .code = base::Code::SyntaxUnreadable, .message = "permission denied", .location = {"a.yaml", 0, 0, ""}};
  EXPECT_EQ(text({finding}),
            "error syntax/unreadable: permission denied\n --> a.yaml\n\n1 error: 0 objects of 0 files checked\n");
}

TEST(Text, SumsUpWhatWasLeftOut) {
  Summary all{.files = 2,
              .objects = 3,
              .not_manifests = 312,
              .releases = 14,
              .kustomization_files = 1,
              .kustomize_patches = 2,
              .encrypted_objects = 1,
              .microseconds = 400};
  EXPECT_EQ(summary_line({.errors = 2, .warnings = 1, .infos = 3, .allowed = 4}, all),
            "2 errors, 1 warning and 3 infos (4 allowed): 3 objects of 2 files and 14 releases checked in 0.4 ms; 312 "
            "files are not "
            "manifests; "
            "not judged: 1 kustomization, 2 kustomize patches and 1 encrypted object");
}

}  // namespace
}  // namespace pave::show
