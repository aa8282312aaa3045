#include "cli/template_flags.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <span>
#include <utility>

#include "base/go_quote.h"
#include "cli/pflags.h"

namespace pave::cli {
namespace {

using render::helm::HelmVersion;

constexpr std::array<std::string_view, 3> kHelmVersions = {"4.1", "4.3", "4.1..4.3"};

constexpr Flag value_flag(std::string_view name, std::string_view value, std::string_view help, char letter = '\0') {
  return {.name = name, .kind = FlagKind::Value, .value = value, .help = help, .letter = letter};
}
constexpr Flag repeated_flag(std::string_view name, std::string_view value, std::string_view help, char letter = '\0') {
  return {.name = name, .kind = FlagKind::Repeated, .value = value, .help = help, .letter = letter};
}
constexpr Flag list_flag(std::string_view name, std::string_view value, std::string_view help, char letter = '\0') {
  return {.name = name, .kind = FlagKind::List, .value = value, .help = help, .letter = letter};
}
constexpr Flag switch_flag(std::string_view name, std::string_view help) {
  return {.name = name, .kind = FlagKind::Switch, .value = "", .help = help};
}
/// A flag of Helm's that can't change what is printed, or that is refused.
constexpr Flag hidden(std::string_view name, FlagKind kind, char letter = '\0') {
  return {.name = name, .kind = kind, .value = "", .help = "", .letter = letter, .is_hidden = true};
}

constexpr std::array<Flag, 78> kFlags = {{
    list_flag("--values", "FILE,...", "values in a YAML file, - for the standard input (may be repeated)", 'f'),
    repeated_flag("--set", "KEY=VALUE,...", "values, numbers and booleans told from texts (may be repeated)"),
    repeated_flag("--set-string", "KEY=TEXT,...", "values that are texts (may be repeated)"),
    repeated_flag("--set-json", "KEY=JSON,...", "values as JSON, or a whole JSON map (may be repeated)"),
    repeated_flag("--set-file", "KEY=FILE,...", "values that are the texts of files (may be repeated)"),
    repeated_flag("--set-literal", "KEY=TEXT", "a value that is taken as it stands (may be repeated)"),
    value_flag("--namespace", "NAME", ".Release.Namespace (default: default)", 'n'),
    value_flag("--name-template", "TEMPLATE", "the release's name as a template"),
    value_flag("--kube-version", "VERSION", ".Capabilities.KubeVersion (default: that of the Helm version's client)"),
    list_flag("--api-versions", "VERSION,...", "added to .Capabilities.APIVersions (may be repeated)", 'a'),
    switch_flag("--is-upgrade", "set .Release.IsUpgrade instead of .Release.IsInstall"),
    switch_flag("--include-crds", "also print the definitions in crds/"),
    switch_flag("--no-hooks", "leave hooks out"),
    switch_flag("--skip-tests", "leave hooks that are tests out"),
    repeated_flag("--show-only", "TEMPLATE", "print only what these templates render to (may be repeated)", 's'),
    value_flag("--output-dir", "FOLDER", "write files instead of printing, each at once or not at all"),
    value_flag("--source-map", "FILE", "write as JSON where each printed field comes from; - prints that instead"),
    switch_flag("--release-name", "put the files of --output-dir into a folder with the release's name"),
    switch_flag("--skip-schema-validation", "don't check the values against values.schema.json"),
    switch_flag("--debug", "print what was rendered even when it is not YAML"),
    {.name = "--helm-version",
     .kind = FlagKind::Value,
     .value = "VERSION[..VERSION]",
     .help = "whose behaviour: 4.3 (default), 4.1, or 4.1..4.3 to see what differs between them",
     .choices = kHelmVersions},
    switch_flag("--fetch", "download charts that are neither here nor in the caches of Helm and Pave"),
    value_flag("--repo", "URL", "the repository of CHART, which is then a name"),
    value_flag("--version", "RANGE", "the version of a chart that is elsewhere (default: the newest)"),
    switch_flag("--devel", "without --version: the newest, prereleases too"),
    value_flag("--username", "NAME", "login for the server of the chart"),
    value_flag("--password", "TEXT", "its password"),
    switch_flag("--pass-credentials", "send the login also to other servers that the chart lies on"),
    value_flag("--ca-file", "FILE", "certificates to trust instead of the system's"),
    value_flag("--cert-file", "FILE", "the certificate that says who asks"),
    value_flag("--key-file", "FILE", "its key"),
    switch_flag("--plain-http", "speak http with a registry"),
    value_flag("--registry-config", "FILE", "Helm's logins of registries"),
    value_flag("--repository-config", "FILE", "Helm's list of repositories"),
    value_flag("--repository-cache", "FOLDER", "Helm's copies of the indexes of repositories"),
    value_flag("--content-cache", "FOLDER", "Helm's copies of charts"),
    value_flag("--seed", "NUMBER", "what random functions and the clock of templates start from (default: 1)"),

    hidden("--atomic", FlagKind::Switch),
    hidden("--create-namespace", FlagKind::Switch),
    hidden("--description", FlagKind::Value),
    hidden("--disable-openapi-validation", FlagKind::Switch),
    hidden("--force", FlagKind::Switch),
    hidden("--force-conflicts", FlagKind::Switch),
    hidden("--force-replace", FlagKind::Switch),
    hidden("--generate-name", FlagKind::Switch, 'g'),
    hidden("--hide-notes", FlagKind::Switch),
    hidden("--labels", FlagKind::Repeated, 'l'),
    hidden("--insecure-skip-tls-verify", FlagKind::Switch),
    hidden("--render-subchart-notes", FlagKind::Switch),
    hidden("--replace", FlagKind::Switch),
    hidden("--rollback-on-failure", FlagKind::Switch),
    hidden("--server-side", FlagKind::Switch),
    hidden("--skip-crds", FlagKind::Switch),
    hidden("--take-ownership", FlagKind::Switch),
    hidden("--timeout", FlagKind::Value),
    hidden("--wait", FlagKind::Optional),
    hidden("--wait-for-jobs", FlagKind::Switch),
    hidden("--burst-limit", FlagKind::Value),
    hidden("--color", FlagKind::Value),
    hidden("--colour", FlagKind::Value),
    hidden("--keyring", FlagKind::Value),
    hidden("--kube-apiserver", FlagKind::Value),
    hidden("--kube-as-group", FlagKind::Repeated),
    hidden("--kube-as-user", FlagKind::Value),
    hidden("--kube-ca-file", FlagKind::Value),
    hidden("--kube-context", FlagKind::Value),
    hidden("--kube-insecure-skip-tls-verify", FlagKind::Switch),
    hidden("--kube-tls-server-name", FlagKind::Value),
    hidden("--kube-token", FlagKind::Value),
    hidden("--kubeconfig", FlagKind::Value),
    hidden("--qps", FlagKind::Value),

    hidden("--dependency-update", FlagKind::Switch),
    hidden("--dry-run", FlagKind::Optional),
    hidden("--enable-dns", FlagKind::Switch),
    hidden("--post-renderer", FlagKind::Value),
    hidden("--post-renderer-args", FlagKind::Repeated),
    hidden("--validate", FlagKind::Switch),
    hidden("--verify", FlagKind::Switch),
}};

/// Flags of Helm's whose work Pave does not do.
constexpr std::pair<std::string_view, std::string_view> kRefused[] = {
    {"--enable-dns", "names are not looked up: getHostByName is always empty"},
    {"--post-renderer", "no other program is run; pipe the output into it"},
    {"--post-renderer-args", "no other program is run; pipe the output into it"},
    {"--validate", "no cluster is asked; \"pave check\" judges what is rendered"},
    {"--verify", "signatures are not checked; \"helm verify ARCHIVE\" does"},
};

constexpr std::pair<std::string_view, std::string_view> kDeprecated[] = {
    {"--hide-notes", "this flag has no effect for 'helm template' and will be removed in Helm 5"},
    {"--render-subchart-notes", "this flag has no effect for 'helm template' and will be removed in Helm 5"},
    {"--force", "use --force-replace instead"},
    {"--atomic", "use --rollback-on-failure instead"},
};

/// Empty when what is given for --dry-run is what `template` does anyway (pkg/cmd, cmdGetDryRunFlagStrategy).
std::string dry_run_refusal(const Arguments& arguments, std::vector<std::string>& warnings) {
  if (!arguments.has("--dry-run")) return {};
  std::string_view value = arguments.value("--dry-run", "");
  if (value.empty() || value == "unset") {
    warnings.emplace_back("level=WARN msg=\"--dry-run is deprecated and should be replaced with '--dry-run=client'\"");
    return {};
  }
  if (value == "client") return {};
  if (value == "server")
    return "--dry-run=server is not supported: no cluster is asked; \"pave check\" judges what is rendered";
  for (std::string_view yes : {"1", "t", "T", "TRUE", "true", "True"}) {
    if (value != yes) continue;
    warnings.push_back(fmt::format(
        "level=WARN msg=\"boolean '--dry-run={}' flag is deprecated and must be replaced with '--dry-run=client'\"",
        value));
    return {};
  }
  for (std::string_view no : {"0", "f", "F", "FALSE", "false", "False", "none"})
    if (value == no)
      return fmt::format("invalid dry-run value ({}). Must be \"server\" or \"client\"", base::go_quote(value));
  return fmt::format("invalid dry-run value ({}). Must be \"none\", \"server\", or \"client\"", base::go_quote(value));
}

/// Where the chart is, and how to come by it (pkg/action, ChartPathOptions; pkg/cmd, runInstall).
void read_request(const Arguments& arguments, TemplateCommand& command) {
  auto text = [&arguments](std::string_view flag) { return std::string(arguments.value(flag, "")); };
  render::helm::repository::ChartRequest& request = command.request;
  std::string_view chart = command.chart;
  constexpr std::string_view kSpace = " \t\r\n";
  chart.remove_prefix(std::min(chart.find_first_not_of(kSpace), chart.size()));
  request.reference = chart.substr(0, chart.find_last_not_of(kSpace) + 1);
  request.repository_url = text("--repo");
  request.version = text("--version");
  if (request.version.empty() && is_on(arguments, "--devel")) request.version = ">0.0.0-0";
  request.may_fetch = is_on(arguments, "--fetch");
  request.is_plain_http = is_on(arguments, "--plain-http");
  request.access = {.identity = {.user = text("--username"), .password = text("--password"), .token = {}},
                    .ca_file = text("--ca-file"),
                    .cert_file = text("--cert-file"),
                    .key_file = text("--key-file")};
  request.pass_credentials_all = is_on(arguments, "--pass-credentials");
  command.skip_tls_verify = is_on(arguments, "--insecure-skip-tls-verify");
  command.places.repository_config = text("--repository-config");
  command.places.repository_cache = text("--repository-cache");
  command.places.content_cache = text("--content-cache");
  command.places.registry_config = text("--registry-config");
}

/// Sets name and chart; the error is Helm's (pkg/action, NameAndChart).
std::string read_name(const Arguments& arguments, TemplateCommand& command) {
  const std::vector<std::string>& words = arguments.positional;
  if (words.empty())
    return "\"helm template\" requires at least 1 argument\n\nUsage:  pave template [NAME] CHART [flags]";
  if (words.size() > 2) {
    std::vector<std::string> rest(words.begin() + 2, words.end());
    return fmt::format("expected at most two arguments, unexpected arguments: {}", fmt::join(rest, ", "));
  }
  command.chart = words.back();
  command.name_template = arguments.value("--name-template", "");
  if (words.size() == 1) return {};
  command.release.name = words.front();
  if (is_on(arguments, "--generate-name")) return "cannot set --generate-name and also specify a name";
  if (!command.name_template.empty()) return "cannot set --name-template and also specify a name";
  return {};
}

}  // namespace

constinit const std::array<Flag, 78> kTemplateFlags = kFlags;

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

std::expected<TemplateCommand, std::string> read_template(const Arguments& arguments) {
  TemplateCommand command;
  for (const auto& [flag, why] : kRefused)
    if (arguments.has(flag) && arguments.value(flag, "") != "false")
      return std::unexpected(fmt::format("{} is not supported: {}", flag, why));
  for (const auto& [flag, why] : kDeprecated)
    if (arguments.has(flag)) command.warnings.push_back(fmt::format("Flag {} has been deprecated, {}", flag, why));
  if (is_on(arguments, "--dependency-update") && !is_on(arguments, "--fetch"))
    command.warnings.emplace_back(
        "pave template: --dependency-update needs --fetch: nothing is downloaded, and what is in charts/ is used");
  if (std::string refusal = dry_run_refusal(arguments, command.warnings); !refusal.empty())
    return std::unexpected(refusal);

  std::string_view version = arguments.value("--helm-version", "4.3");
  command.release.helm_version = version == "4.3" ? HelmVersion::V4_3 : HelmVersion::V4_1;
  if (version == "4.1..4.3") command.newer = HelmVersion::V4_3;
  std::string_view seed = arguments.value("--seed", "1");
  auto [end, wrong] = std::from_chars(seed.data(), seed.data() + seed.size(), command.release.seed);
  if (wrong != std::errc() || end != seed.data() + seed.size())
    return std::unexpected(fmt::format("--seed {}: write a number from 0 to 18446744073709551615", seed));

  command.release.kube_version = arguments.value("--kube-version", "");
  for (std::string_view api : arguments.list("--api-versions")) command.release.api_versions.emplace_back(api);
  std::string_view space = arguments.value("--namespace", "");
  if (!space.empty()) command.release.namespace_name = space;
  command.release.is_upgrade = is_on(arguments, "--is-upgrade");
  command.release.skip_schema_validation = is_on(arguments, "--skip-schema-validation");
  read_values(arguments, command.release.values);
  command.print.include_crds = is_on(arguments, "--include-crds");
  command.print.no_hooks = is_on(arguments, "--no-hooks");
  command.print.skip_tests = is_on(arguments, "--skip-tests");
  for (std::string_view shown : arguments.list("--show-only")) command.print.show_only.emplace_back(shown);
  command.output_dir = arguments.value("--output-dir", "");
  command.source_map = arguments.value("--source-map", "");
  if (command.newer && !command.source_map.empty())
    return std::unexpected("--source-map is of one rendering: leave it out, or write --helm-version 4.3");
  command.use_release_name = is_on(arguments, "--release-name");
  command.debug = is_on(arguments, "--debug");
  if (std::string refusal = read_name(arguments, command); !refusal.empty()) return std::unexpected(refusal);
  read_request(arguments, command);
  return command;
}

}  // namespace pave::cli
