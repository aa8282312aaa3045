#include "cli/lint_flags.h"

#include <fmt/format.h>

#include <utility>

#include "cli/fetch_flag.h"
#include "cli/kube_range.h"

namespace pave::cli {
namespace {

constexpr std::array<std::string_view, 4> kFailOn = {"error", "warning", "info", "never"};
constexpr std::array<std::string_view, 3> kColor = {"auto", "always", "never"};

/// The flags of `pave check` that mean the same here.
constexpr std::string_view kOfCheck[] = {"--select", "--ignore",       "--fail-on", "--format",
                                         "--color",  "--show-allowed", "--threads"};

constexpr std::string_view kKubeVersion = "the version of Kubernetes to render and to judge for (default: ";
constexpr std::string_view kEnd = ")";

constexpr std::array kFlags = {
    Flag{.name = "--values",
         .kind = FlagKind::List,
         .value = "FILE,...",
         .help = "values in a YAML file (may be repeated)",
         .letter = 'f'},
    Flag{"--set", FlagKind::Repeated, "KEY=VALUE,...",
         "values, numbers and booleans told from texts (may be repeated)"},
    Flag{"--set-string", FlagKind::Repeated, "KEY=TEXT,...", "values that are texts (may be repeated)"},
    Flag{"--set-json", FlagKind::Repeated, "KEY=JSON,...", "values as JSON, or a whole JSON map (may be repeated)"},
    Flag{"--set-file", FlagKind::Repeated, "KEY=FILE,...", "values that are the texts of files (may be repeated)"},
    Flag{"--set-literal", FlagKind::Repeated, "KEY=TEXT", "a value that is taken as it stands (may be repeated)"},
    Flag{.name = "--namespace",
         .kind = FlagKind::Value,
         .value = "NAME",
         .help = ".Release.Namespace (default: default)",
         .letter = 'n'},
    Flag{"--kube-version", FlagKind::Value, "VERSION", Joined<kKubeVersion, kNewestVersion, kEnd>::kText},
    Flag{"--with-subcharts", FlagKind::Switch, "", "lint the charts in charts/, too"},
    Flag{"--skip-schema-validation", FlagKind::Switch, "", "don't check the values against values.schema.json"},
    Flag{"--strict", FlagKind::Switch, "", "the same as --fail-on warning"},
    Flag{"--quiet", FlagKind::Switch, "", "show only warnings and errors"},
    Flag{"--select", FlagKind::List, "RULE,...",
         "only these rules or families of rules (chart, values/unused); of --select and --ignore the more specific "
         "wins"},
    Flag{"--ignore", FlagKind::List, "RULE,...", "not these rules or families of rules"},
    Flag{"--fail-on", FlagKind::Value, "SEVERITY",
         "exit with 1 for findings of this severity or above: error (default), warning, info or never", kFailOn},
    Flag{"--format", FlagKind::Value, "FORMAT", "text (default), json, sarif or github", show::kFormatNames},
    Flag{"--color", FlagKind::Value, "WHEN",
         "colours in the text report: auto (default: on a terminal, unless NO_COLOR is set), always or never", kColor},
    Flag{"--show-allowed", FlagKind::Switch, "", "also show findings that a comment allows, with the reason"},
    kFetchFlag,
    Flag{"--threads", FlagKind::Value, "N",
         "work with N threads (default: one for each processor); the report is the same"},
};

void read_values(const Arguments& arguments, render::helm::GivenValues& values) {
  auto all = [&arguments](std::string_view flag, std::vector<std::string>& into) {
    for (std::string_view value : arguments.list(flag)) into.emplace_back(value);
  };
  all("--values", values.files);
  all("--set", values.set);
  all("--set-string", values.set_string);
  all("--set-json", values.set_json);
  all("--set-file", values.set_file);
  all("--set-literal", values.set_literal);
}

}  // namespace

constinit const std::array<Flag, 20> kLintFlags = kFlags;

std::expected<LintCommand, std::string> read_lint(const Arguments& arguments) {
  Arguments shared;
  for (std::string_view flag : kOfCheck)
    for (std::string_view value : arguments.list(flag)) shared.add(flag, value);
  auto check = read_check(shared);
  if (!check) return std::unexpected(check.error());
  LintCommand command;
  command.report = *std::move(check);
  judge::CheckOptions& common = command.report.options;
  if (arguments.has("--kube-version")) {
    std::string_view text = arguments.value("--kube-version", {});
    auto version = base::parse_kube_version(text);
    if (!version)
      return std::unexpected(fmt::format("--kube-version: \"{}\" is not a version; write one like 1.36", text));
    command.options.kube_version = *version;
  }
  command.options.selection = common.selection;
  command.options.threads = common.threads;
  command.options.paths = arguments.positional;
  command.options.namespace_name = arguments.value("--namespace", "default");
  command.options.with_subcharts = arguments.has("--with-subcharts");
  command.options.skip_schema_validation = arguments.has("--skip-schema-validation");
  read_values(arguments, command.options.values);
  for (const std::string& file : command.options.values.files)
    if (file == "-") return std::unexpected("--values: the standard input can be read only once; name a file");
  command.quiet = arguments.has("--quiet");
  if (arguments.has("--strict")) {
    if (arguments.has("--fail-on")) return std::unexpected("--strict and --fail-on say the same: name one of them");
    command.report.fail_on = FailOn::Warning;
  }
  return command;
}

}  // namespace pave::cli
