#include "cli/check_flags.h"
#include "cli/threads_flag.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "cli/fetch_flag.h"
#include "cli/kube_range.h"
#include "cli/kube_versions.h"
#include "judge/inputs.h"

namespace pave::cli {
namespace {


// In the order of the enums that they are read into.
constexpr std::array<std::string_view, 4> kFailOn = {"error", "warning", "info", "never"};
constexpr std::array<std::string_view, 3> kColor = {"auto", "always", "never"};
constexpr std::array<std::string_view, 4> kMissingSchemas = {"ignore", "info", "warning", "error"};

constexpr std::string_view kKubeVersion =
    "the version of Kubernetes to judge for, or a range like 1.34..1.38: what only some of its versions say is told "
    "with "
    "them; ";
constexpr std::string_view kDefault = " (default: ";
constexpr std::string_view kEnd = ")";

constexpr std::array kFlags = {
    Flag{
        "--select", FlagKind::List, "RULE,...",
        "only these rules or families of rules (schema, api/removed); of --select and --ignore the more specific wins; "
        "syntax/* and */not-checked are hidden only by --ignore"},
    Flag{"--ignore", FlagKind::List, "RULE,...", "not these rules or families of rules"},
    Flag{"--against", FlagKind::Value, "OLD",
         "a file or folder with the objects as they are now: says which changes the server would refuse"},
    Flag{"--fail-on", FlagKind::Value, "SEVERITY",
         "exit with 1 for findings of this severity or above: error (default), warning, info or never", kFailOn},
    Flag{"--format", FlagKind::Value, "FORMAT", "text (default), json, sarif or github", show::kFormatNames},
    Flag{"--color", FlagKind::Value, "WHEN",
         "colours in the text report: auto (default: on a terminal, unless NO_COLOR is set), always or never", kColor},
    Flag{"--kube-version", FlagKind::Value, "VERSION[..VERSION]",
         Joined<kKubeVersion, kKubeRange, kDefault, kNewestVersion, kEnd>::kText},
    Flag{"--config", FlagKind::Value, "FILE",
         "the settings (default: the pave.yaml of the folder that is checked or of the nearest one above it)"},
    Flag{"--pod-security", FlagKind::Value, "LEVEL[:VERSION]",
         "Pod Security Standard that every pod must meet: privileged, baseline or restricted, as Kubernetes VERSION "
         "has it "
         "(default: what the namespaces in the input enforce, else warnings for baseline)"},
    Flag{"--crd", FlagKind::List, "PATH,...",
         "files and folders with CustomResourceDefinitions, which go before those in the input (may be repeated)"},
    Flag{"--missing-schemas", FlagKind::Value, "SEVERITY",
         "how to report kinds without a schema: error, warning, info (default) or ignore", kMissingSchemas},
    Flag{"--show-allowed", FlagKind::Switch, "",
         "also show findings that a comment or annotation allows, with the reason"},
    kFetchFlag,
    kThreadsFlag,
};

template <typename Enum, std::size_t N>
Enum choice(const Arguments& arguments, std::string_view flag, const std::array<std::string_view, N>& names,
            Enum fallback) {
  auto found = std::ranges::find(names, arguments.value(flag, names[static_cast<std::size_t>(fallback)]));
  return static_cast<Enum>(found - names.begin());
}

std::expected<std::vector<judge::Selector>, std::string> selectors(const Arguments& arguments, std::string_view flag) {
  std::vector<judge::Selector> out;
  for (std::string_view text : arguments.list(flag)) {
    auto selector = judge::Selector::parse(text);
    if (!selector) return std::unexpected(fmt::format("{}: {}", flag, judge::unknown_rule_message(text)));
    out.push_back(*std::move(selector));
  }
  return out;
}

/// `restricted:1.30` is as good as `restricted:v1.30`, the form of the namespace labels.
std::string with_v(std::string_view policy) {
  std::string out(policy);
  std::size_t version = out.find(':') + 1;  // npos + 1 is 0
  if (version > 0 && version < out.size() && out[version] >= '0' && out[version] <= '9') out.insert(version, "v");
  return out;
}

std::string read_values(const Arguments& arguments, judge::CheckOptions& options) {
  if (arguments.has("--kube-version")) {
    auto versions = parse_kube_versions(arguments.value("--kube-version", {}));
    if (!versions) return "--kube-version: " + versions.error();
    options.kube_version = versions->newest;
    options.oldest_kube_version = versions->oldest;
  }
  if (arguments.has("--pod-security")) {
    std::string_view text = arguments.value("--pod-security", {});
    if (text.ends_with(':'))
      return fmt::format(
          "--pod-security: no version stands behind \"{}\"; write one like {}1.30, or leave the colon out", text, text);
    auto policy = judge::pod_security::parse_policy(with_v(text));
    if (!policy) return "--pod-security: " + policy.error();
    options.pod_security = *policy;
  }
  auto threads = read_threads(arguments);
  if (!threads) return threads.error();
  options.threads = *threads;
  return {};
}

bool fails(const judge::Finding& finding, FailOn fail_on) {
  if (finding.allowed() || fail_on == FailOn::Never) return false;
  base::Severity least = fail_on == FailOn::Error     ? base::Severity::Error
                         : fail_on == FailOn::Warning ? base::Severity::Warning
                                                      : base::Severity::Info;
  return finding.severity >= least;
}

}  // namespace

constinit const std::array<Flag, 14> kCheckFlags = kFlags;

std::expected<CheckCommand, std::string> read_check(const Arguments& arguments) {
  CheckCommand command;
  command.options.paths = arguments.positional;
  if (arguments.has("--against")) command.options.against = std::string(arguments.value("--against", {}));
  if (command.options.against == judge::kStandardInput &&
      std::ranges::find(command.options.paths, judge::kStandardInput) != command.options.paths.end())
    return std::unexpected("--against: the standard input can't be both the old objects and the new ones");
  auto selected = selectors(arguments, "--select");
  if (!selected) return std::unexpected(selected.error());
  auto ignored = selectors(arguments, "--ignore");
  if (!ignored) return std::unexpected(ignored.error());
  command.options.selection = judge::Selection(*std::move(selected), *std::move(ignored));
  if (std::string message = read_values(arguments, command.options); !message.empty()) return std::unexpected(message);
  for (std::string_view path : arguments.list("--crd")) command.options.crd_paths.emplace_back(path);
  command.options.missing_schemas =
      choice(arguments, "--missing-schemas", kMissingSchemas, judge::MissingSchemas::Info);
  command.config = arguments.value("--config", {});
  command.fail_on = choice(arguments, "--fail-on", kFailOn, FailOn::Error);
  command.format = choice(arguments, "--format", show::kFormatNames, show::Format::Text);
  command.color = choice(arguments, "--color", kColor, Color::Auto);
  command.show_allowed = arguments.has("--show-allowed");
  return command;
}

int report_check(const CheckCommand& command, std::vector<judge::Finding> findings, const show::Summary& summary,
                 Context& context) {
  show::sort_findings(findings);
  bool color = command.color == Color::Always ||
               (command.color == Color::Auto && context.terminal.is_terminal && !context.terminal.no_color);
  std::string text;
  show::write_report(command.format, findings, summary,
                     {.color = color, .width = context.terminal.width, .show_allowed = command.show_allowed},
                     PAVE_VERSION, text);
  context.out.write(text);
  bool failed = std::ranges::any_of(findings, [&](const judge::Finding& f) { return fails(f, command.fail_on); });
  return failed ? kFindings : kOk;
}

}  // namespace pave::cli
