#include "judge/check.h"

#include <gtest/gtest.h>

#include "base/fake_files.h"
#include "judge/sink.h"

namespace pave::judge {
namespace {

constexpr const char* kPod =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: locked}\nspec:\n  containers: [{name: a, image: a}]\n";
constexpr const char* kNamespace =
    "apiVersion: v1\nkind: Namespace\nmetadata: {name: locked, labels: {pod-security.kubernetes.io/enforce: "
    "restricted}}\n";
constexpr const char* kUnknown = "apiVersion: example.com/v1\nkind: Shop\nmetadata: {name: a}\n";

/// `code path:line` of each finding, one a line.
std::string outline(const CheckResult& result) {
  std::string out;
  for (const Finding& finding : result.findings)
    out += std::string(base::facts(finding.code).id) + " " + finding.location.path + ":" +
           std::to_string(finding.location.line) + "\n";
  return out;
}

CheckOptions options_for(std::string family) {
  CheckOptions options;
  options.selection = Selection({*Selector::parse(family)}, {});
  return options;
}

TEST(Check, ANamespaceInALaterFileDecides) {
  base::FakeFiles files;
  files.add("a/pod.yaml", kPod);
  files.add("b/namespace.yaml", kNamespace);
  CheckResult result = check(files, options_for("pod-security"));
  EXPECT_NE(outline(result).find("pod-security/restricted a/pod.yaml:"), std::string::npos) << outline(result);
  EXPECT_EQ(result.summary.objects, 2U);
}

TEST(Check, StandardInputIsReadOnceAndDecidesToo) {
  base::FakeFiles files;
  files.add("pod.yaml", kPod);
  files.set_standard_input(kNamespace);
  CheckOptions options = options_for("pod-security");
  options.paths = {"-", "pod.yaml"};
  EXPECT_NE(outline(check(files, options)).find("pod-security/restricted pod.yaml:"), std::string::npos);
}

TEST(Check, AKindWithoutSchemaIsSaidOnceForAllFiles) {
  base::FakeFiles files;
  for (int i = 0; i < 20; ++i) files.add("shop-" + std::to_string(100 + i) + ".yaml", kUnknown);
  for (unsigned threads : {1U, 4U}) {
    CheckOptions options = options_for("schema");
    options.threads = threads;
    EXPECT_EQ(outline(check(files, options)), "schema/not-checked shop-100.yaml:2\n");
  }
}

TEST(Check, AnObjectThatMayGoUncheckedDoesNotSpeakForItsKind) {
  const std::string allowed =
      "apiVersion: example.com/v1\nkind: Shop\nmetadata: {name: b, annotations: {pave.dev/allow: schema/not-checked "
      "ours}}\n";
  base::FakeFiles files;
  files.add("a.yaml", allowed);
  files.add("b.yaml", allowed + "---\n" + kUnknown + "---\n" + kUnknown + "---\n" + allowed);
  files.add("c.yaml", kUnknown);
  CheckOptions options;
  options.missing_schemas = MissingSchemas::Error;
  options.selection = Selection({}, {*Selector::parse("reference")});
  CheckResult result = check(files, options);
  EXPECT_EQ(outline(result),
            "schema/not-checked a.yaml:2\nschema/not-checked b.yaml:2\nschema/not-checked b.yaml:6\n"
            "schema/not-checked b.yaml:14\n");
  std::string allowed_ones;
  for (const Finding& finding : result.findings) {
    allowed_ones += finding.allowed() ? "a" : "-";
    EXPECT_EQ(finding.severity, base::Severity::Error);
  }
  EXPECT_EQ(allowed_ones, "aa-a");
}

TEST(Check, StandardInputThatIsNamedTwiceIsOneFile) {
  base::FakeFiles files;
  files.set_standard_input(kUnknown);
  CheckOptions options;
  options.paths = {"-", "-"};
  CheckResult result = check(files, options);
  EXPECT_EQ(outline(result), "schema/not-checked <stdin>:2\n");
  EXPECT_EQ(result.summary.files, 1U);
  files.set_standard_input("");
  EXPECT_EQ(outline(check(files, options)), "syntax/nothing-to-check <stdin>:0\n");
}

TEST(Check, WhatIsIgnoredIsIgnoredWhereverItIsFound) {
  base::FakeFiles files;
  files.add("a.yaml", kPod);
  files.add("closed/b.yaml", kPod);
  files.add_link("c.yaml", "nowhere");
  files.forbid("a.yaml");
  files.forbid("closed");
  EXPECT_NE(outline(check(files, CheckOptions{})).find("syntax/unreadable closed:0"), std::string::npos);
  CheckOptions options;
  options.selection = Selection({}, {*Selector::parse("syntax/unreadable")});
  CheckResult result = check(files, options);
  EXPECT_EQ(outline(result), "");
  EXPECT_TRUE(result.failed_to_read);
}

TEST(Check, AFileWithTooManyFindingsSaysHowManyAreNotShown) {
  std::string text;
  for (int i = 0; i < 4; ++i)
    text += "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a" + std::to_string(i) + "}\nx: 1\n---\n";
  base::FakeFiles files;
  files.add("a.yaml", text + "a: [\nkind: A\napiVersion: b\n");
  files.add("b.yaml", text);
  files.add("c.yaml",
            text + "x: 1  # pave:allow schema they know\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\n");
  CheckOptions options;
  options.max_findings_per_file = 4;
  options.selection = Selection({}, {*Selector::parse("reference")});
  CheckResult result = check(files, options);
  std::string limits;
  for (const Finding& finding : result.findings)
    if (finding.code == base::Code::SyntaxLimit)
      limits +=
          finding.location.path + ": " + finding.message + ", " + std::string(base::name(finding.severity)) + "\n";
  EXPECT_EQ(limits,
            "a.yaml: 1 more finding in this file is not shown, error\n"
            "c.yaml: 1 more finding in this file is not shown (1 allowed), info\n");
  EXPECT_EQ(result.findings.size(), 4U * 3 + 2);
  options.selection = Selection({}, {*Selector::parse("schema"), *Selector::parse("reference")});
  EXPECT_EQ(check(files, options).findings.size(), 1U) << "what is ignored does not count";
}

TEST(Check, RepeatsThroughAliasesAreCounted) {
  std::string text =
      "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - &a {name: a, image: a, x: 1}\n";
  for (int i = 0; i < 200; ++i) text += "  - *a\n";
  base::FakeFiles files;
  files.add("a.yaml", text);
  CheckOptions options;
  options.selection = Selection({*Selector::parse("schema/unknown-field")}, {});
  CheckResult result = check(files, options);
  ASSERT_EQ(result.findings.size(), kMaxSameRemarks + 1);
  EXPECT_EQ(result.findings.back().message, "101 more findings in this file are not shown");
}

TEST(Check, WhatCanNotBeReadIsSaidAndTheRestIsJudged) {
  base::FakeFiles files;
  files.add("a.yaml", kPod);
  files.add("b.yaml", kPod);
  files.forbid("a.yaml");
  CheckResult result = check(files, CheckOptions{});
  EXPECT_TRUE(result.failed_to_read);
  EXPECT_EQ(outline(result), "syntax/unreadable a.yaml:0\n");
  EXPECT_EQ(result.summary.objects, 1U);
}

TEST(Check, AMissingPathStopsBeforeAnythingIsJudged) {
  base::FakeFiles files;
  files.add("a.yaml", kUnknown);
  CheckOptions options;
  options.paths = {"a.yaml", "b.yaml"};
  CheckResult result = check(files, options);
  EXPECT_EQ(result.missing.size(), 1U);
  EXPECT_TRUE(result.findings.empty());
}

TEST(Check, NothingToCheckIsSaidOnlyWhereNothingElseIs) {
  base::FakeFiles files;
  files.add_folder("empty");
  files.add("template.yaml", "{{ range }}\na: [\n");
  CheckOptions options;
  options.paths = {"empty"};
  EXPECT_EQ(outline(check(files, options)), "syntax/nothing-to-check empty:0\n");
  options.paths = {"template.yaml"};
  EXPECT_EQ(outline(check(files, options)), "syntax/not-rendered template.yaml:1\n");
}

/// Where `old.yaml` can be read once.
class VanishingFiles : public base::Files {
 public:
  explicit VanishingFiles(const base::Files& files) : files_(files) {}
  base::Expected<std::string> read(const std::string& path, std::size_t limit) const override {
    bool is_gone = path == "old.yaml" && ++reads_ > 1;
    return files_.read(is_gone ? "gone.yaml" : path, limit);
  }
  base::Expected<std::string> read_pipe(const std::string& path, std::size_t limit) const override {
    return files_.read_pipe(path, limit);
  }
  base::Expected<std::string> read_standard_input(std::size_t limit) const override {
    return files_.read_standard_input(limit);
  }
  base::Expected<std::vector<base::FolderEntry>> list(const std::string& path) const override {
    return files_.list(path);
  }
  base::FileKind kind(const std::string& path) const override { return files_.kind(path); }
  std::string real_path(const std::string& path) const override { return files_.real_path(path); }

 private:
  const base::Files& files_;
  mutable int reads_ = 0;
};

TEST(Check, AnOldFileThatVanishesIsSaid) {
  base::FakeFiles files;
  files.add("old.yaml", kPod);
  files.add("new.yaml", kPod);
  CheckOptions options = options_for("server");
  options.paths = {"new.yaml"};
  options.against = "old.yaml";
  EXPECT_EQ(outline(check(VanishingFiles(files), options)), "server/not-checked new.yaml:2\n");
}

}  // namespace
}  // namespace pave::judge
