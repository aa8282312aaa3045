#include <gtest/gtest.h>

#include "base/fake_files.h"
#include "judge/check.h"

namespace pave::judge {
namespace {

std::string outline(const CheckResult& result) {
  std::string out;
  for (const Finding& finding : result.findings)
    out += std::string(base::facts(finding.code).id) + " " + finding.location.path + ":" +
           std::to_string(finding.location.line) + " " + finding.field + "\n";
  return out;
}

CheckResult check_references(const base::Files& files, unsigned threads = 1) {
  CheckOptions options;
  options.threads = threads;
  options.selection =
      Selection({*Selector::parse("reference")}, {*Selector::parse("schema"), *Selector::parse("syntax")});
  return check(files, options);
}

std::string config_map(std::string name) {
  return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name + "}\ndata: {a: b}\n";
}

std::string pod(std::string name, std::string config) {
  return "apiVersion: v1\nkind: Pod\nmetadata: {name: " + name +
         "}\nspec:\n  containers:\n  - name: a\n    image: a\n" + "    envFrom: [{configMapRef: {name: " + config +
         "}}]\n";
}

TEST(JoinFiles, TheThreadsDoNotShow) {
  base::FakeFiles files;
  for (int i = 0; i < 40; ++i) {
    std::string number = std::to_string(100 + i);
    files.add("app/config-" + number + ".yaml", config_map("config-" + number));
    files.add("app/pod-" + number + ".yaml", pod("pod-" + number, "config-" + std::to_string(120 + i)));
  }
  std::string one = outline(check_references(files, 1));
  EXPECT_NE(
      one.find("reference/missing-config-map app/pod-120.yaml:8 spec.containers[0].envFrom[0].configMapRef.name\n"),
      std::string::npos)
      << one;
  EXPECT_EQ(outline(check_references(files, 4)), one);
}

TEST(JoinFiles, StandardInputIsReadOnceAndSpeaksToo) {
  base::FakeFiles files;
  files.set_standard_input(config_map("web") + "---\n" + pod("a", "wbe"));
  CheckOptions options;
  options.paths = {"-"};
  options.selection = Selection({*Selector::parse("reference")}, {});
  CheckResult result = check(files, options);
  ASSERT_EQ(outline(result),
            "reference/missing-config-map <stdin>:13 spec.containers[0].envFrom[0].configMapRef.name\n");
  EXPECT_EQ(result.findings[0].help, "did you mean \"web\"?");
}

TEST(JoinFiles, NotesSayWhereTheOtherObjectIs) {
  base::FakeFiles files;
  files.add("app/config.yaml", "# one\n" + config_map("web"));
  files.add("app/pod.yaml",
            "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - name: a\n    image: a\n"
            "    env: [{name: A, valueFrom: {configMapKeyRef: {name: web, key: b}}}]\n");
  CheckResult result = check_references(files);
  ASSERT_EQ(result.findings.size(), 1U);
  ASSERT_EQ(result.findings[0].notes.size(), 1U);
  EXPECT_EQ(result.findings[0].notes[0].location.path, "app/config.yaml");
  EXPECT_EQ(result.findings[0].notes[0].location.line, 4U);
}

TEST(JoinFiles, AnInputFullOfMistakesIsNotSlow) {
  base::FakeFiles files;
  std::string text;
  for (int i = 0; i < 20'000; ++i) {
    std::string number = std::to_string(i);
    text += "---\napiVersion: v1\nkind: Service\nmetadata: {name: service-" + number +
            "}\nspec: {selector: {app: app-" + number + "}, ports: [{port: 80}]}\n---\n" +
            pod("pod-" + number, "config-" + number) + "---\n" + config_map("other-" + number);
  }
  files.add("a.yaml", text);
  EXPECT_EQ(check_references(files).findings.size(), kMaxFindingsPerFile);
}

}  // namespace
}  // namespace pave::judge
