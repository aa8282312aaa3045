#include "render/helm/missing.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "render/helm/version_range.h"

namespace pave::render::helm {
namespace {

constexpr std::string_view kFileScheme = "file://";

/// Those that no chart in charts/ has the name of.
std::vector<const Dependency*> find_missing(const Chart& chart) {
  std::vector<const Dependency*> missing;
  for (const Dependency& wanted : chart.metadata.dependencies) {
    bool is_there =
        std::ranges::any_of(chart.dependencies, [&](const auto& there) { return there->metadata.name == wanted.name; });
    if (!is_there) missing.push_back(&wanted);
  }
  return missing;
}

base::Diagnostic missing_dependency(const Chart& chart, const Dependency& wanted) {
  return {base::Code::ChartMissingDependency,
          wanted.origin,
          fmt::format("the dependency \"{}\" is not in charts/", wanted.name),
          fmt::format("run helm dependency build {}", chart.path),
          {}};
}

/// Marks a folder or archive as being read, until it goes out of scope.
class Open {
 public:
  Open(std::set<std::string>& open, const std::string& path) : open_(open), entry_(open.insert(path)) {}
  ~Open() {
    if (entry_.second) open_.erase(entry_.first);
  }
  Open(const Open&) = delete;
  Open& operator=(const Open&) = delete;
  /// Whether it was marked before: a circle.
  bool is_again() const { return !entry_.second; }

 private:
  std::set<std::string>& open_;
  std::pair<std::set<std::string>::iterator, bool> entry_;
};

/// The dependency with the one version that Chart.lock names for it (pkg/downloader, Manager.Build).
Dependency as_locked(const Chart& chart, const Dependency& wanted) {
  Dependency made = wanted;
  for (const Dependency& locked : chart.locked) {
    if (locked.name != wanted.name || locked.repository != wanted.repository) continue;
    if (!is_compatible(wanted.version, locked.version)) continue;
    made.version = locked.version;
    break;
  }
  return made;
}

class Filling {
 public:
  Filling(Loading& loading, const DependencyFinder& find) : loading_(loading), find_(find) {}

  std::expected<void, ChartError> fill(Chart& chart, int depth) {
    for (const Dependency* wanted : find_missing(chart)) {
      if (!wanted->repository.starts_with(kFileScheme)) {
        if (auto taken = read_found(chart, *wanted, depth); !taken) return taken;
        continue;
      }
      std::string_view named = wanted->repository.substr(kFileScheme.size());
      std::string folder = named.starts_with('/') ? std::string(named) : fmt::format("{}/{}", chart.path, named);
      if (auto taken = read(chart, *wanted, folder, depth); !taken) return taken;
    }
    return {};
  }

 private:
  std::expected<void, ChartError> read(Chart& chart, const Dependency& wanted, const std::string& folder, int depth) {
    auto note = [&](std::string message, std::string help) {
      return this->note(chart, wanted, std::move(message), std::move(help));
    };
    if (loading_.files.kind(folder) != base::FileKind::Folder)
      return note(fmt::format("the dependency \"{}\" is neither in charts/ nor in the folder {}", wanted.name, folder),
                  "correct the path; it starts at the chart's folder");
    Open open(open_, loading_.files.real_path(folder));
    if (auto limit = limit_at(chart, wanted, open, depth))
      return note(std::move(limit->message), std::move(limit->help));
    auto files = read_folder(loading_, folder);
    if (!files) return std::unexpected(std::move(files.error()));
    auto made = assemble(loading_, std::move(*files), folder, ChartFormat::V2, depth + 1);
    if (!made) return std::unexpected(std::move(made.error()));
    const Metadata& metadata = (*made)->metadata;
    if (metadata.name != wanted.name || !is_compatible(wanted.version, metadata.version))
      return note(fmt::format("the dependency is \"{}\" {}, and the folder {} has \"{}\" {}", wanted.name,
                              wanted.version, folder, metadata.name, metadata.version),
                  "correct the name, the version or the path");
    if (auto filled = fill(**made, depth + 1); !filled) return filled;
    chart.dependencies.push_back(std::move(*made));
    return {};
  }

  struct Limit {
    std::string message;
    std::string help;
  };

  /// Why this one is not read, if it is not; counts it else.
  std::optional<Limit> limit_at(const Chart& chart, const Dependency& wanted, const Open& open, int depth) {
    if (open.is_again())
      return Limit{fmt::format("the dependency \"{}\" depends on itself", wanted.name),
                   "remove one of the dependencies"};
    if (depth >= kMaxChartDepth)
      return Limit{fmt::format("the dependency \"{}\" is not read: more than {} charts lie inside each other",
                               wanted.name, kMaxChartDepth),
                   "put fewer charts inside each other"};
    if (++charts_ > kMaxLocalCharts)
      return Limit{
          fmt::format("the dependency \"{}\" is not read: {} others were read before it", wanted.name, kMaxLocalCharts),
          fmt::format("run helm dependency build {}", chart.path)};
    return std::nullopt;
  }

  std::expected<void, ChartError> note(const Chart& chart, const Dependency& wanted, std::string message,
                                       std::string help, base::Code code = base::Code::ChartMissingDependency) {
    base::Diagnostic diagnostic = missing_dependency(chart, wanted);
    diagnostic.code = code;
    diagnostic.message = std::move(message);
    diagnostic.help = std::move(help);
    loading_.chart.missing.push_back(std::move(diagnostic));
    return {};
  }

  /// A dependency of a repository or registry.
  std::expected<void, ChartError> read_found(Chart& chart, const Dependency& wanted, int depth) {
    if (!find_ || wanted.repository.empty()) {
      loading_.chart.missing.push_back(missing_dependency(chart, wanted));
      return {};
    }
    auto path = find_(as_locked(chart, wanted));
    if (!path) {
      return note(chart, wanted,
                  fmt::format("the dependency \"{}\" is not in charts/, and {}", wanted.name, path.error().message),
                  fmt::format("run helm dependency build {}; or {}", chart.path, path.error().help), path.error().code);
    }
    Open open(open_, *path);
    if (auto limit = limit_at(chart, wanted, open, depth))
      return note(chart, wanted, std::move(limit->message), std::move(limit->help));
    auto bytes = loading_.files.read(*path, kMaxPackedSize);
    if (!bytes) return note(chart, wanted, fmt::format("{}: {}", *path, bytes.error().message), "remove the file");
    auto files = read_archive(loading_, *bytes, *path);
    if (!files)
      return broken(loading_.place_of_file(*path), std::move(files.error().message), std::move(files.error().help),
                    std::move(files.error().helm));
    auto made = assemble(loading_, std::move(*files), *path, ChartFormat::V2, depth + 1);
    if (!made) return std::unexpected(std::move(made.error()));
    if ((*made)->metadata.name != wanted.name)
      return note(
          chart, wanted,
          fmt::format("the dependency is \"{}\", and its repository gives \"{}\"", wanted.name, (*made)->metadata.name),
          "correct the name or the repository");
    if (auto filled = fill(**made, depth + 1); !filled) return filled;
    chart.dependencies.push_back(std::move(*made));
    return {};
  }

  Loading& loading_;
  const DependencyFinder& find_;
  std::set<std::string> open_;  ///< real paths of folders and archives whose dependencies are being read
  std::size_t charts_ = 0;
};

}  // namespace

std::expected<void, ChartError> refuse_missing(Loading& loading, const Chart& chart) {
  std::vector<const Dependency*> missing = find_missing(chart);
  if (missing.empty()) return {};
  bool is_noted = !loading.chart.missing.empty();
  base::Diagnostic diagnostic = is_noted ? loading.chart.missing.front() : missing_dependency(chart, *missing.front());
  std::string names(missing.front()->name);
  for (std::size_t i = 1; i < missing.size(); ++i) {
    fmt::format_to(std::back_inserter(names), ", {}", missing[i]->name);
    diagnostic.notes.push_back({fmt::format("\"{}\" is not there, either", missing[i]->name), missing[i]->origin});
  }
  char quote = loading.version == HelmVersion::V4_1 ? '`' : '\'';
  return std::unexpected(ChartError{
      std::move(diagnostic),
      fmt::format("an error occurred while checking for chart dependencies. You may need to run {0}helm dependency "
                  "build{0} to fetch missing dependencies: found in Chart.yaml, but missing in charts/ directory: {1}",
                  quote, names)});
}

std::expected<void, ChartError> fill_missing(Loading& loading, Chart& chart, const DependencyFinder& find) {
  return Filling(loading, find).fill(chart, 0);
}

}  // namespace pave::render::helm
