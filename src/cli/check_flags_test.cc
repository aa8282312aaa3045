#include "cli/check_flags.h"

#include <gtest/gtest.h>

namespace pave::cli {
namespace {

std::expected<CheckCommand, std::string> read(std::vector<std::string_view> words) {
  const Verb verb = {.name = "check",
                     .arguments = "[PATH...]",
                     .summary = "",
                     .details = "",
                     .flags = kCheckFlags,
                     .examples = {},
                     .run = nullptr};
  auto arguments = parse_flags(verb, words);
  if (!arguments) return std::unexpected(arguments.error());
  return read_check(*arguments);
}

TEST(CheckFlags, HaveUsefulDefaults) {
  auto command = read({});
  ASSERT_TRUE(command);
  EXPECT_TRUE(command->options.paths.empty());
  EXPECT_EQ(command->options.kube_version.text(), "1.37");
  EXPECT_EQ(command->options.missing_schemas, judge::MissingSchemas::Info);
  EXPECT_EQ(command->options.threads, 0U);
  EXPECT_EQ(command->fail_on, FailOn::Error);
  EXPECT_EQ(command->format, show::Format::Text);
  EXPECT_EQ(command->color, Color::Auto);
}

TEST(CheckFlags, FillTheOptions) {
  auto command = read({"apps", "-", "--select", "schema,api/removed", "--ignore=schema/bad-enum", "--fail-on",
                       "warning", "--format", "sarif", "--color=never", "--kube-version", "v1.36.2", "--pod-security",
                       "restricted:1.30", "--missing-schemas", "error", "--show-allowed", "--threads", "3"});
  ASSERT_TRUE(command) << command.error();
  EXPECT_EQ(command->options.paths, (std::vector<std::string>{"apps", "-"}));
  EXPECT_TRUE(command->options.selection.shows(base::Code::ApiRemoved));
  EXPECT_FALSE(command->options.selection.shows(base::Code::SchemaBadEnum));
  EXPECT_FALSE(command->options.selection.shows(base::Code::ApiDeprecated));
  EXPECT_EQ(command->fail_on, FailOn::Warning);
  EXPECT_EQ(command->format, show::Format::Sarif);
  EXPECT_EQ(command->color, Color::Never);
  EXPECT_EQ(command->options.kube_version.text(), "1.36");
  EXPECT_EQ(command->options.pod_security->text(), "restricted:v1.30");
  EXPECT_EQ(command->options.missing_schemas, judge::MissingSchemas::Error);
  EXPECT_TRUE(command->show_allowed);
  EXPECT_EQ(command->options.threads, 3U);
}

TEST(CheckFlags, SayWhatIsWrong) {
  EXPECT_EQ(read({"--select", "shcema"}).error(), "--select: no rule is called \"shcema\", did you mean \"schema\"?");
  EXPECT_EQ(read({"--ignore", "helm"}).error(), "--ignore: no rule is called \"helm\"");
  EXPECT_EQ(read({"--kube-version", "1.20"}).error(), "--kube-version: Pave knows Kubernetes 1.33 to 1.37, not 1.20");
  EXPECT_EQ(read({"--kube-version", "latest"}).error(),
            "--kube-version: \"latest\" is not a version; write one like 1.36, or a range like 1.34..1.38");
  EXPECT_EQ(read({"--pod-security", "strict"}).error(),
            "--pod-security: `strict` is not a level of the Pod Security Standards; write privileged, baseline or "
            "restricted");
  EXPECT_EQ(read({"--pod-security", "baseline:new"}).error(),
            "--pod-security: `new` is not a version of a policy; write latest or v1.30");
  EXPECT_EQ(
      read({"--pod-security", "baseline:"}).error(),
      "--pod-security: no version stands behind \"baseline:\"; write one like baseline:1.30, or leave the colon out");
  for (const char* bad : {"0", "-1", "257", "2x", "99999999999999999999"})
    EXPECT_FALSE(read({"--threads", bad})) << bad;
}

judge::Finding finding(base::Severity severity) {
  return {.code = base::Code::ApiDeprecated, .severity = severity, .message = "m", .location = {"a.yaml", 1, 1, "x"}};
}

int exit_code(const char* fail_on, judge::Finding what) {
  Output out, err;
  Context context{out, err, {}};
  return report_check(*read({"--fail-on", fail_on}), {std::move(what)}, {}, context);
}

TEST(ReportCheck, ExitCodeFollowsFailOn) {
  using base::Severity;
  EXPECT_EQ(exit_code("error", finding(Severity::Error)), kFindings);
  EXPECT_EQ(exit_code("error", finding(Severity::Warning)), kOk);
  EXPECT_EQ(exit_code("warning", finding(Severity::Warning)), kFindings);
  EXPECT_EQ(exit_code("warning", finding(Severity::Info)), kOk);
  EXPECT_EQ(exit_code("info", finding(Severity::Info)), kFindings);
  EXPECT_EQ(exit_code("never", finding(Severity::Error)), kOk);
  judge::Finding allowed = finding(Severity::Error);
  allowed.allowed_because = "reason";
  EXPECT_EQ(exit_code("info", allowed), kOk);
}

TEST(ReportCheck, ColoursFollowTheTerminalUnlessSaid) {
  auto colored = [](const char* when, Terminal terminal) {
    Output out, err;
    Context context{out, err, terminal};
    report_check(*read({"--color", when}), {}, {}, context);
    return out.text().find('\x1b') != std::string::npos;
  };
  EXPECT_FALSE(colored("auto", {}));
  EXPECT_TRUE(colored("auto", {.is_terminal = true}));
  EXPECT_FALSE(colored("auto", {.is_terminal = true, .no_color = true}));
  EXPECT_TRUE(colored("always", {.no_color = true}));
  EXPECT_FALSE(colored("never", {.is_terminal = true}));
}

}  // namespace
}  // namespace pave::cli
