#include "render/helm/release.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/go_quote.h"
#include "lang/random.h"
#include "render/helm/capabilities.h"
#include "render/helm/coalesce.h"
#include "render/helm/dependencies.h"
#include "render/helm/error_text.h"
#include "render/helm/rendering.h"
#include "render/helm/template_cache.h"
#include "render/helm/template_error.h"
#include "render/helm/template_scope.h"
#include "render/helm/values.h"
#include "render/helm/values_schema.h"

namespace pave::render::helm {
namespace {

constexpr std::size_t kMaxNameLength = 53;
constexpr std::string_view kNamePattern = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";

bool is_name_part(std::string_view part) {
  auto is_word = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return !part.empty() && is_word(part.front()) && is_word(part.back()) &&
         std::ranges::all_of(part, [&](char c) { return c == '-' || is_word(c); });
}

/// One release while it is made.
class Maker {
 public:
  Maker(const LoadedChart& chart, const base::Files& files, const ReleaseOptions& options)
      : chart_(chart), files_(files), options_(options) {
    release_.sources = std::make_unique<base::Sources>(&chart.sources);
    release_.arena = std::make_unique<base::Arena>();
    release_.name = options.name;
  }

  std::expected<Release, RenderError> run() {
    if (make()) return std::move(release_);
    error_.warnings = std::move(release_.warnings);
    error_.sources = std::move(release_.sources);
    return std::unexpected(std::move(error_));
  }

 private:
  bool fail(std::string helm, base::Diagnostic diagnostic) {
    error_.helm = std::move(helm);
    error_.diagnostic = std::move(diagnostic);
    return false;
  }

  bool make() {
    base::Arena& arena = *release_.arena;
    auto capabilities = capabilities_of(options_);
    if (!capabilities)
      return fail(capabilities.error(),
                  {base::Code::ChartRender, {}, capabilities.error(), "write 1.35 or v1.35.2", {}});
    std::vector<base::Diagnostic> doubts;
    auto given = given_values(options_.values, files_, *release_.sources, arena, doubts);
    for (base::Diagnostic& doubt : doubts) release_.warnings.push_back({"", std::move(doubt)});
    if (!given) return fail(std::move(given.error().helm), std::move(given.error().diagnostic));
    release_.given = *given;
    if (std::string refusal = name_refusal(options_.name); !refusal.empty())
      return fail(fmt::format("release name check failed: {}", refusal),
                  {base::Code::ChartRender,
                   {},
                   fmt::format("\"{}\" can't be the name of a release", options_.name),
                   "small letters, digits, hyphens and dots, at most 53, and a letter or digit at both ends",
                   {}});

    std::vector<ValueWarning> warnings;
    Coalescing context{options_.helm_version, arena, warnings};
    auto enabled = enable_dependencies(chart_, **given, context);
    if (!enabled) return fail(std::move(enabled.error().helm), std::move(enabled.error().diagnostic));
    auto values = coalesce_values((*enabled)->values, *given, context);
    for (ValueWarning& warning : warnings)
      release_.warnings.push_back({std::move(warning.helm), std::move(warning.diagnostic)});
    if (!values) return fail(std::move(values.error().helm), std::move(values.error().diagnostic));
    if (!options_.skip_schema_validation && !meets_schemas(**enabled, **values)) return false;

    error_.is_in_templates = true;
    if (!runs_on(capabilities->kube_version)) return false;
    return render(**enabled, *values, *capabilities) && take_definitions(**enabled);
  }

  static SchemaScope schema_scope(const EnabledChart& chart) {
    SchemaScope scope{chart.chart, chart.name(), {}};
    for (const auto& child : chart.children) scope.children.push_back(schema_scope(*child));
    return scope;
  }

  bool meets_schemas(const EnabledChart& root, const lang::Map& values) {
    SchemaVerdict verdict =
        check_schemas(schema_scope(root), values, *chart_.schemas, *release_.sources, *release_.arena);
    for (ChartWarning& warning : verdict.warnings)
      release_.warnings.push_back({std::move(warning.helm), std::move(warning.diagnostic)});
    if (verdict.holds()) return true;
    error_.more = std::move(verdict.problems);
    base::Diagnostic first = std::move(error_.more.front());
    error_.more.erase(error_.more.begin());
    return fail(std::move(verdict.helm), std::move(first));
  }

  bool runs_on(const KubeVersion& version) {
    std::string_view range = chart_.root->metadata.kube_version;
    if (range.empty() || options_.is_lenient || range_holds(range, version)) return true;
    const lang::Value* written = chart_.root->metadata.fields->find("KubeVersion");
    return fail(
        fmt::format("chart requires kubeVersion: {} which is incompatible with Kubernetes {}", range, version.version),
        {base::Code::ChartRefused,
         written == nullptr ? base::Origin() : written->origin,
         fmt::format("the chart is for Kubernetes {}, and it is rendered for {}", range, version.version),
         "name another version with --kube-version, or widen kubeVersion in Chart.yaml",
         {}});
  }

  bool render(const EnabledChart& root, lang::Map* values, const Capabilities& capabilities) {
    base::Arena& arena = *release_.arena;
    std::vector<ScopedTemplate> templates = scoped_templates(root, values, capabilities, options_, arena);
    sort_templates(templates);
    std::vector<NamedTemplate> named;
    for (const ScopedTemplate& one : templates) named.push_back(one.named);
    lang::gotemplate::RunOptions run;
    run.seed = options_.seed;
    run.now = clock_of(options_.seed);
    run.is_lenient = options_.is_lenient;
    run.edition = options_.helm_version == HelmVersion::V4_1 ? lang::Edition::Helm41 : lang::Edition::Helm43;
    auto set = chart_.templates->set_of(named, run.edition);
    if (!set) return fail(error_text(set.error(), ""), template_diagnostic(set.error()));
    std::string notes_name = fmt::format("{}/templates/NOTES.txt", root.name());
    auto rendering = run_templates(templates, **set, notes_name, run, *release_.sources, arena);
    if (!rendering)
      return fail(error_text(rendering.error().error, rendering.error().file),
                  template_diagnostic(rendering.error().error));
    release_.notes = std::move(rendering->notes);
    auto sorted = sort_manifests(rendering->files, options_.helm_version, arena);
    if (!sorted) {
      for (const RenderedFile& file : rendering->files)
        error_.rendered += fmt::format("---\n# Source: {}\n{}\n", file.name, file.source->text);
      error_.rendered_place = sorted.error().diagnostic.origin;
      if (sorted.error().is_syntax) point_to_template(sorted.error().diagnostic);
      return fail(std::move(sorted.error().helm), std::move(sorted.error().diagnostic));
    }
    release_.objects = std::move(sorted->objects);
    release_.hooks = std::move(sorted->hooks);
    for (base::Diagnostic& warning : sorted->warnings) release_.warnings.push_back({"", std::move(warning)});
    return true;
  }

  /// A text that is not YAML is mended where the template writes it (an indentation, a `quote`), whatever values it holds.
  void point_to_template(base::Diagnostic& diagnostic) const {
    base::Origin written;
    for (const base::TraceStep& step : release_.sources->trace(diagnostic.origin)) {
      using Kind = base::TraceStep::Kind;
      if (step.kind == Kind::Written && !written.known()) written = step.origin;
      else if (step.kind == Kind::Included) diagnostic.notes.push_back({"called from here", step.origin});
      else if (step.kind != Kind::Written) diagnostic.notes.push_back({"the value was written here", step.origin});
    }
    if (written.known()) diagnostic.origin = written;
  }

  bool take_definitions(const EnabledChart& chart) {
    for (const ChartFile* file : chart.chart->crds())
      release_.definitions.push_back({fmt::format("{}/{}", chart.full_path, file->name), file});
    for (const auto& child : chart.children) take_definitions(*child);
    return true;
  }

  const LoadedChart& chart_;
  const base::Files& files_;
  const ReleaseOptions& options_;
  Release release_;
  RenderError error_;
};

}  // namespace

std::string name_refusal(std::string_view name) {
  if (name.empty()) return std::string("release name \"\": no name provided");
  bool fits = name.size() <= kMaxNameLength;
  for (std::string_view left = name; fits;) {
    std::size_t dot = left.find('.');
    fits = is_name_part(left.substr(0, dot));
    if (dot == std::string_view::npos) break;
    left.remove_prefix(dot + 1);
  }
  if (fits) return {};
  return fmt::format(
      "release name {}: invalid release name, must match regex {} and the length must not be longer than {}",
      base::go_quote(name), kNamePattern, kMaxNameLength);
}

std::int64_t clock_of(std::uint64_t seed) {
  constexpr std::int64_t kStart = 1735689600;  // 2025-01-01T00:00:00Z
  constexpr std::uint64_t kYear = 365 * 24 * 60 * 60;
  return (kStart + static_cast<std::int64_t>(lang::Random(seed).below(kYear))) * 1'000'000'000;
}

std::expected<Release, RenderError> render_release(const LoadedChart& chart, const base::Files& files,
                                                   const ReleaseOptions& options) {
  return Maker(chart, files, options).run();
}

}  // namespace pave::render::helm
