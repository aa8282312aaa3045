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
#include "judge/hides_field.h"
#include "render/helm/capabilities.h"
#include "render/helm/load.h"
#include "render/helm/release.h"
#include "render/helm/release_difference.h"
#include "render/helm/release_name.h"
#include "render/helm/template_text.h"
#include "render/helm/values.h"

namespace pave::cli {
namespace {

using render::helm::HelmVersion;
using render::helm::LoadedChart;
using render::helm::Release;
using render::helm::RenderError;

constexpr std::array kExamples = {
    Example{"pave template shop ./chart -f values.yaml", "what Helm would install"},
    Example{"pave template shop ./chart --set replicas=3 -s templates/deploy.yaml", "one template of it"},
    Example{"pave template ./chart --source-map map.json", "and where each field comes from"},
    Example{"pave template ./chart --helm-version 4.1..4.3", "what a newer Helm would change"},
};

/// Why there is no chart to load where the user points; empty: there is one (pkg/action, LocateChart).
std::string missing_chart(const std::string& chart, const base::Files& files) {
  if (files.kind(chart) != base::FileKind::Missing) return {};
  if (chart.starts_with('/') || chart.starts_with('.')) return fmt::format("path \"{}\" not found", chart);
  if (chart.find("://") != std::string::npos)
    return fmt::format(
        "{} is not a folder or an archive; charts are not downloaded: \"helm pull {}\" does, then name the "
        "archive",
        chart, chart);
  std::size_t slash = chart.find('/');
  if (slash == std::string::npos)
    return fmt::format("non-absolute URLs should be in form of repo_name/path_to_chart, got: {}", chart);
  return fmt::format("repo {} not found", chart.substr(0, slash));
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
Rendered render(const TemplateCommand& command, const base::Files& files, Context& context) {
  Rendered rendered;
  auto chart = render::helm::load_chart(files, command.chart, {.helm_version = command.release.helm_version});
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
  if (std::string missing = missing_chart(command.chart, files); !missing.empty()) return refuse(missing);
  Rendered rendered = render(command, files, context);
  if (!rendered.release) return kFindings;
  report_values(*rendered.chart, *rendered.release, context);
  if (!command.newer) {
    int code = command.source_map == kStandardOutput ? kOk : print(*rendered.release, command, context);
    if (code != kOk || command.source_map.empty()) return code;
    return write_source_map(*rendered.release, command, context);
  }

  TemplateCommand newer = command;
  newer.release.helm_version = *command.newer;
  Rendered other = render(newer, files, context);
  if (!other.release) return kFindings;
  report_changes(render::helm::compare_releases(*rendered.release, *other.release, judge::hides_field), context);
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
        "CHART is a folder or an archive (.tgz); nothing is downloaded. The exit code is 1 when something is wrong, as "
        "Helm's.",
    .flags = kTemplateFlags,
    .examples = kExamples,
    .run = run_template,
    .reading = Reading::PFlag,
};

}  // namespace pave::cli
