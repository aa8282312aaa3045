#include "render/helm/load.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/go_quote.h"
#include "render/helm/content_type.h"
#include "render/helm/loading.h"
#include "render/helm/metadata.h"
#include "render/helm/missing.h"

namespace pave::render::helm {
namespace {

using ChartResult = std::expected<std::unique_ptr<Chart>, ChartError>;

/// How to read a chart with this apiVersion.
std::expected<ChartFormat, ChartError> format_of(std::string_view api_version, const base::Source& chart_file) {
  if (api_version.empty() || api_version == "v1" || api_version == "v2") return ChartFormat::V2;
  if (api_version == "v3") return ChartFormat::V3;
  return broken(chart_file.at(0),
                fmt::format("no version of Helm reads charts of apiVersion {}", base::go_quote(api_version)),
                "write apiVersion: v2", "unsupported chart version");
}

std::expected<ChartFormat, ChartError> find_format(Loading& loading, const base::Source& chart_file) {
  auto api_version = read_api_version(loading, chart_file);
  if (!api_version) return std::unexpected(std::move(api_version.error()));
  return format_of(*api_version, chart_file);
}

ChartResult load_folder(Loading& loading, const std::string& path) {
  std::string chart_file = path + "/Chart.yaml";
  auto text = loading.files.read(chart_file, kMaxChartSize);
  if (!text) {
    std::string system_path = absolute_path(loading.files, chart_file);
    bool is_missing = loading.files.kind(chart_file) == base::FileKind::Missing;
    return broken(
        loading.place_of_file(path),
        is_missing ? "this folder is no chart: it has no Chart.yaml" : text.error().message,
        is_missing ? "name the folder that has one" : "mend the permissions of Chart.yaml",
        fmt::format("unable to detect chart at {}: {}", system_path, go_file_error("open", system_path, text.error())));
  }
  auto format = find_format(loading, loading.add_source(std::move(chart_file), std::move(*text)));
  if (!format) return std::unexpected(std::move(format.error()));
  auto files = read_folder(loading, path);
  if (!files) return std::unexpected(std::move(files.error()));
  return assemble(loading, std::move(*files), path, *format);
}

ChartResult load_archive(Loading& loading, const std::string& path) {
  auto fail = [&](std::string message, std::string help, std::string helm) {
    return broken(loading.place_of_file(path), std::move(message), std::move(help), std::move(helm));
  };
  std::string system_path = absolute_path(loading.files, path);
  auto bytes = loading.files.read(path, kMaxPackedSize);
  if (!bytes) return fail(bytes.error().message, {}, go_file_error("open", system_path, bytes.error()));
  std::string_view type = content_type(*bytes);
  bool is_gzip = type == "application/x-gzip" || bytes->starts_with("\x1f\x8b\x08");
  if (!is_gzip && (path.ends_with(".yaml") || path.ends_with(".yml")))
    return fail("a chart is a folder or an archive, and this is YAML", "name the chart first, and values with -f FILE",
                fmt::format("file '{}' seems to be a YAML file, but expected a gzipped archive", system_path));
  if (!is_gzip)
    return fail("a chart is a folder or an archive compressed with gzip, and this is neither",
                "name the chart's folder",
                fmt::format("file '{}' does not appear to be a gzipped archive; got '{}'", system_path, type));
  auto files = read_archive(loading, *bytes, path);
  if (!files)
    return fail(std::move(files.error().message), std::move(files.error().help),
                files.error().helm == "gzip: invalid header"
                    ? fmt::format("file '{}' does not appear to be a valid chart file (details: gzip: invalid header)",
                                  system_path)
                    : "unable to load chart archive");
  auto found = std::ranges::find(*files, "Chart.yaml", &PackedFile::name);
  if (found == files->end())
    return fail("the archive has no Chart.yaml", "pack the chart again: helm package",
                "unable to detect chart version, no Chart.yaml found");
  auto format = find_format(loading, loading.add_source(found->shown, found->text));
  if (!format) return std::unexpected(std::move(format.error()));
  return assemble(loading, std::move(*files), path, *format);
}

/// What Helm says when it then looks for the chart in repositories.
ChartResult not_there(Loading& loading, const std::string& path) {
  std::string helm = fmt::format("path {} not found", base::go_quote(path));
  std::size_t slash = path.find('/');
  if (!path.starts_with('/') && !path.starts_with('.'))
    helm = slash == std::string::npos
               ? fmt::format("non-absolute URLs should be in form of repo_name/path_to_chart, got: {}", path)
               : fmt::format("repo {} not found", path.substr(0, slash));
  return broken(loading.place_of_file(path), "there is no such folder or archive", "name a chart's folder or .tgz file",
                std::move(helm));
}

/// checkIfInstallable of Helm's pkg/cmd, and what pkg/action takes.
std::expected<void, ChartError> check_type(Loading& loading, const Chart& chart) {
  if (chart.metadata.is_library()) {
    const lang::Value* type = chart.metadata.fields->find("Type");
    return broken(type->origin, "a library chart has nothing to install", "render a chart that depends on it",
                  "library charts are not installable");
  }
  if (chart.metadata.is_deprecated) {
    const lang::Value* value = chart.metadata.fields->find("Deprecated");
    loading.warn({base::Code::ChartBroken, value->origin, "this chart is deprecated", {}, {}},
                 "level=WARN msg=\"this chart is deprecated\"");
  }
  return {};
}

std::expected<void, ChartError> load(Loading& loading, const std::string& path, const LoadOptions& options) {
  base::FileKind kind = loading.files.kind(path);
  ChartResult chart = kind == base::FileKind::Missing  ? not_there(loading, path)
                      : kind == base::FileKind::Folder ? load_folder(loading, path)
                                                       : load_archive(loading, path);
  if (!chart) return std::unexpected(std::move(chart.error()));
  if (options.for_release)
    if (auto fits = check_type(loading, **chart); !fits) return fits;
  if (options.without_missing || options.find_dependency)
    if (auto filled = fill_missing(loading, **chart, options.find_dependency); !filled) return filled;
  if (!options.without_missing)
    if (auto complete = refuse_missing(loading, **chart); !complete) return complete;
  if (options.for_release && (*chart)->metadata.api_version == "v3") {
    const lang::Value* version = (*chart)->metadata.fields->find("APIVersion");
    return broken(version->origin, "Helm installs no charts of apiVersion v3", "write apiVersion: v2",
                  "invalid chart apiVersion");
  }
  loading.chart.root = std::move(*chart);
  return {};
}

}  // namespace

std::expected<std::shared_ptr<const LoadedChart>, ChartError> load_chart(const base::Files& files,
                                                                         const std::string& path,
                                                                         const LoadOptions& options) {
  auto chart = std::make_shared<LoadedChart>();
  Loading loading{files, options.helm_version, *chart};
  std::string trimmed = path;
  while (trimmed.size() > 1 && trimmed.ends_with('/')) trimmed.pop_back();
  if (auto loaded = load(loading, trimmed, options); !loaded) {
    ChartError error = std::move(loaded.error());
    error.chart = std::move(chart);
    return std::unexpected(std::move(error));
  }
  return chart;
}

}  // namespace pave::render::helm
