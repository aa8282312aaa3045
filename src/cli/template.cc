#include "cli/template.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "base/files.h"
#include "base/write_file.h"
#include "cli/flags.h"
#include "cli/say.h"
#include "cli/template_flags.h"
#include "cli/template_report.h"
#include "cli/template_source_map.h"
#include "cli/verb.h"
#include "render/helm/capabilities.h"
#include "render/helm/load.h"
#include "render/helm/release.h"
#include "render/helm/release_difference.h"
#include "render/helm/release_name.h"
#include "render/helm/repository/find_chart.h"
#include "render/helm/template_text.h"
#include "render/helm/values.h"

namespace pave::cli {
namespace {

namespace repository = render::helm::repository;
using render::helm::HelmVersion;
using render::helm::LoadedChart;
using render::helm::Release;
using render::helm::RenderError;

constexpr std::array kExamples = {
    Example{"pave template shop ./chart -f values.yaml", "what Helm would install"},
    Example{"pave template shop ./chart --set replicas=3 -s templates/deploy.yaml", "one template of it"},
    Example{"pave template web shop/web --version 1.4", "a chart of a repository, as Helm keeps it on this machine"},
    Example{"pave template web oci://example.com/charts/web:1.4.0 --fetch", "downloaded when it is not there"},
    Example{"pave template ./chart --source-map map.json", "and where each field comes from"},
    Example{"pave template ./chart --helm-version 4.1..4.3", "what a newer Helm would change"},
};

/// Why there is no chart to load where the user points; empty: there is one (pkg/action, LocateChart).
std::string missing_chart(const std::string& chart, const base::Files& files) {
  if (files.kind(chart) != base::FileKind::Missing) return {};
  if (chart.starts_with('/') || chart.starts_with('.')) return fmt::format("path \"{}\" not found", chart);
  return fmt::format("non-absolute URLs should be in form of repo_name/path_to_chart, got: {}", chart);
}

/// The places that the environment gives, or flags.
repository::Places places_of(const TemplateCommand& command, const Context& context) {
  repository::Places places = context.places;
  auto take = [](std::string& place, const std::string& named) {
    if (!named.empty()) place = named;
  };
  take(places.repository_config, command.places.repository_config);
  take(places.repository_cache, command.places.repository_cache);
  take(places.content_cache, command.places.content_cache);
  take(places.registry_config, command.places.registry_config);
  return places;
}

/// Makes the chart a path; says why when it can't.
bool locate(TemplateCommand& command, const repository::Places& places, const base::Files& files, Context& context) {
  std::string problem;
  if (!repository::is_elsewhere(command.request, files)) {
    problem = missing_chart(command.chart, files);
  } else if (command.skip_tls_verify && command.request.may_fetch) {
    problem =
        "--insecure-skip-tls-verify is not supported: certificates of servers are always verified; name the one to "
        "trust with --ca-file";
  } else {
    auto found = repository::find_chart(command.request, places, files, repository::open_network);
    if (!found) report_error(found.error(), context);
    else command.chart = std::move(found->path);
    return found.has_value();
  }
  if (!problem.empty()) report_text("Error", problem, context);
  return problem.empty();
}

/// Helm reads values before it reads the chart: an error of theirs is said first.
std::optional<RenderError> values_error(const TemplateCommand& command, const base::Files& files) {
  RenderError error;
  error.sources = std::make_unique<base::Sources>();
  base::Arena arena;
  std::vector<base::Diagnostic> doubts;
  auto given = render::helm::given_values(command.release.values, files, *error.sources, arena, doubts);
  if (given) return std::nullopt;
  error.helm = std::move(given.error().helm);
  error.diagnostic = std::move(given.error().diagnostic);
  return error;
}

struct Rendered {
  std::shared_ptr<const LoadedChart> chart;
  std::optional<Release> release;
};

/// Says what is wrong, unless there is a release.
Rendered render(const TemplateCommand& command, const render::helm::DependencyFinder& find, const base::Files& files,
                Context& context) {
  Rendered rendered;
  auto chart = render::helm::load_chart(files, command.chart,
                                        {.helm_version = command.release.helm_version, .find_dependency = find});
  if (!chart) {
    if (auto first = values_error(command, files)) report_error(*first, false, context);
    else report_error(chart.error(), context);
    return rendered;
  }
  rendered.chart = *std::move(chart);
  auto release = render::helm::render_release(*rendered.chart, files, command.release);
  report_warnings(*rendered.chart, context);
  if (!release) {
    if (command.debug && release.error().is_in_templates) {
      context.out.write(render::helm::trim_space(release.error().rendered));
      context.out.write("\n");
    }
    report_error(release.error(), !command.debug, context);
    return rendered;
  }
  report_warnings(*release, context);
  rendered.release = *std::move(release);
  return rendered;
}

/// Each file is written once, with all that belongs to it.
int write_folder(const Release& release, const TemplateCommand& command, Context& context) {
  std::string folder = command.use_release_name ? release.name : "";
  std::vector<std::pair<std::string, std::string>> texts;
  for (const render::helm::OutputPart& part : render::helm::template_parts(release, command.print, folder)) {
    auto file = std::ranges::find(texts, part.path, &std::pair<std::string, std::string>::first);
    if (file == texts.end()) file = texts.insert(texts.end(), {part.path, {}});
    file->second += part.text;
    context.out.write(fmt::format("wrote {}/{}\n", command.output_dir, part.path));
  }
  for (const auto& [path, text] : texts) {
    std::string full = fmt::format("{}/{}", command.output_dir, path);
    if (auto written = base::write_file(full, text); !written) {
      say("Error", fmt::format("open {}: {}", full, written.error()), context);
      return kFindings;
    }
  }
  context.out.write("\n");
  return kOk;
}

int print(const Release& release, const TemplateCommand& command, Context& context) {
  if (!command.output_dir.empty()) return write_folder(release, command, context);
  auto text = render::helm::template_text(release, command.print, command.release.helm_version);
  if (!text) {
    say("Error", text.error(), context);
    return kFindings;
  }
  context.out.write(*text);
  return kOk;
}

int run_template(const Arguments& arguments, Context& context) {
  auto command = read_template(arguments);
  if (command) return print_template(*std::move(command), base::disk(), context);
  report_text("Error", command.error(), context);
  return kFindings;
}

}  // namespace

int print_template(TemplateCommand command, const base::Files& files, Context& context) {
  for (const std::string& warning : command.warnings) report_line(warning, context);
  auto refuse = [&context](const std::string& why) {
    report_text("Error", why, context);
    return kFindings;
  };
  if (auto capabilities = render::helm::capabilities_of(command.release); !capabilities)
    return refuse(capabilities.error());
  if (!command.name_template.empty()) {
    auto name = render::helm::release_name(command.name_template, command.release.seed);
    if (!name) return refuse(name.error());
    command.release.name = *std::move(name);
  }
  repository::Places places = places_of(command, context);
  if (!locate(command, places, files, context)) return kFindings;
  render::helm::DependencyFinder find;  // as Helm does, charts/ has to be complete
  if (command.request.may_fetch)
    find = repository::dependency_finder(places, files, repository::open_network, true, command.request.is_plain_http);
  Rendered rendered = render(command, find, files, context);
  if (!rendered.release) return kFindings;
  report_values(*rendered.chart, *rendered.release, context);
  if (!command.newer) {
    int code = command.source_map == kStandardOutput ? kOk : print(*rendered.release, command, context);
    if (code != kOk || command.source_map.empty()) return code;
    return write_source_map(*rendered.release, command, context);
  }

  TemplateCommand newer = command;
  newer.release.helm_version = *command.newer;
  Rendered other = render(newer, find, files, context);
  if (!other.release) return kFindings;
  report_changes(render::helm::compare_releases(*rendered.release, *other.release), context);
  return kOk;
}

constinit const Verb kTemplateVerb = {
    .name = "template",
    .arguments = "[NAME] CHART",
    .summary = "Print what a Helm chart renders to, as \"helm template\" does",
    .details =
        "Takes the flags of \"helm template\" and prints the same documents in the same order; those of its flags that "
        "can't change what is printed are taken and have no effect. Random values and the time come from --seed, so "
        "two "
        "runs give the same bytes. What is wrong is said on the standard error, with the line to edit.\n"
        "CHART is a folder, an archive (.tgz), REPOSITORY/NAME, an address with https:// or oci://, or with --repo a "
        "name. "
        "Charts of repositories and registries come from the folders where Helm keeps them; only --fetch downloads, "
        "also "
        "what the chart depends on and charts/ lacks. The exit code is 1 when something is wrong, as Helm's.",
    .flags = kTemplateFlags,
    .examples = kExamples,
    .run = run_template,
    .reading = Reading::PFlag,
};

}  // namespace pave::cli
