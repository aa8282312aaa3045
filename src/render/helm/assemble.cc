#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "render/helm/chart_values.h"
#include "render/helm/loading.h"
#include "render/helm/metadata.h"

namespace pave::render::helm {
namespace {

using Result = std::expected<void, ChartError>;

std::string_view extension(std::string_view name) {
  std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || name.find('/', dot) != std::string_view::npos ? "" : name.substr(dot);
}

class Assembly {
 public:
  Assembly(Loading& loading, std::string shown, ChartFormat format, int depth)
      : loading_(loading), format_(format), depth_(depth), chart_(std::make_unique<Chart>()) {
    chart_->path = std::move(shown);
  }

  std::expected<std::unique_ptr<Chart>, ChartError> run(std::vector<PackedFile> files) {
    if (depth_ > kMaxChartDepth)
      return broken(loading_.place_of_file(chart_->path),
                    fmt::format("more than {} charts inside each other", kMaxChartDepth),
                    "look into the chart: one of its archives may hold itself", "too many charts inside each other");
    // Chart.yaml says how others are read, wherever it comes.
    for (PackedFile& file : files)
      if (file.name == "Chart.yaml")
        if (Result read = chart_yaml(file); !read) return std::unexpected(std::move(read.error()));
    for (PackedFile& file : files)
      if (file.name != "Chart.yaml")
        if (Result read = other(file); !read) return std::unexpected(std::move(read.error()));
    if (fields_ == nullptr)
      return broken(loading_.place_of_file(chart_->path), "this is no chart: it has no Chart.yaml",
                    depth_ == 0 ? "write a Chart.yaml; if there is one, a rule of .helmignore may name it"
                                : "charts/ holds charts only: move this elsewhere, or begin its name with _ or .",
                    "Chart.yaml file is missing");
    if (Result taken = take_metadata(loading_, *fields_, *chart_); !taken)
      return std::unexpected(std::move(taken.error()));
    for (auto& [name, parts] : subcharts_)
      if (Result read = subchart(name, parts); !read) return std::unexpected(std::move(read.error()));
    return std::move(chart_);
  }

 private:
  ChartFile make_file(PackedFile& file) {
    const base::Source& source = loading_.add_source(file.shown, std::move(file.text));
    return {loading_.chart.arena.copy(file.name), &source};
  }
  const ChartFile* keep(PackedFile& file) {
    ChartFile* kept = loading_.chart.arena.allocate_array<ChartFile>(1);
    return new (kept) ChartFile(make_file(file));
  }
  lang::Map& fields() {
    if (fields_ == nullptr) fields_ = lang::make_map(loading_.chart.arena);
    return *fields_;
  }
  std::string_view api_version() {
    const lang::Value* value = fields().find("APIVersion");
    return value == nullptr ? std::string_view() : value->text();
  }

  Result chart_yaml(PackedFile& file) {
    chart_->chart_file = keep(file);
    if (Result read = read_metadata(loading_, *chart_->chart_file, fields()); !read) return read;
    if (api_version().empty())
      fields().set("APIVersion", lang::Value::of(std::string_view(format_ == ChartFormat::V3 ? "v3" : "v1")),
                   loading_.chart.arena);
    return {};
  }

  Result other(PackedFile& file) {
    if (file.name == "Chart.lock") return read_lock(loading_, *keep(file), *chart_);
    if (file.name == "values.yaml") return values(file);
    if (file.name == "values.schema.json") {
      chart_->schema = keep(file);
      return {};
    }
    if (format_ == ChartFormat::V2 && file.name == "requirements.yaml") return requirements(file);
    if (format_ == ChartFormat::V2 && file.name == "requirements.lock") return requirements_lock(file);
    if (file.name.starts_with("templates/")) chart_->templates.push_back(make_file(file));
    else if (file.name.starts_with("charts/") && extension(file.name) != ".prov") part_of_subchart(file);
    else chart_->files.push_back(make_file(file));
    return {};
  }

  Result values(PackedFile& file) {
    chart_->values_file = keep(file);
    auto read = read_chart_values(loading_, *chart_->values_file);
    if (!read) return std::unexpected(std::move(read.error()));
    chart_->defaults = *read;
    return {};
  }

  /// Files of the old format, which version 2 still reads.
  void warn_old(const ChartFile& file, std::string message, std::string_view help, std::string_view helm) {
    if (api_version() == "v1") return;
    loading_.warn({base::Code::ChartBroken, file.source->at(0), std::move(message), std::string(help), {}},
                  fmt::format("level=INFO msg=\"Warning: {}\"", helm));
  }

  Result requirements(PackedFile& file) {
    chart_->requirements = keep(file);
    warn_old(*chart_->requirements, "dependencies of a chart of apiVersion v2 belong into Chart.yaml",
             "move them there, and remove this file",
             "Dependencies are handled in Chart.yaml since apiVersion \\\"v2\\\". We recommend migrating dependencies "
             "to Chart.yaml.");
    if (Result read = read_metadata(loading_, *chart_->requirements, fields()); !read) return read;
    if (api_version() == "v1") chart_->files.push_back(*chart_->requirements);
    return {};
  }

  Result requirements_lock(PackedFile& file) {
    const ChartFile* lock = keep(file);
    if (Result read = read_lock(loading_, *lock, *chart_); !read) return read;
    fields();
    warn_old(*lock, "the lock of a chart of apiVersion v2 is Chart.lock",
             "run helm dependency update, and remove this file",
             "Dependency locking is handled in Chart.lock since apiVersion \\\"v2\\\". We recommend migrating to "
             "Chart.lock.");
    if (api_version() == "v1") chart_->files.push_back(*lock);
    return {};
  }

  void part_of_subchart(PackedFile& file) {
    file.name.erase(0, std::string_view("charts/").size());
    std::string name = file.name.substr(0, file.name.find('/'));
    subcharts_[std::move(name)].push_back(std::move(file));
  }

  Result subchart(const std::string& name, std::vector<PackedFile>& parts) {
    if (name.starts_with('_') || name.starts_with('.')) return {};
    std::string shown = fmt::format("{}/charts/{}", chart_->path, name);
    bool is_packed = extension(name) == ".tgz";
    if (is_packed && parts.front().name != name)
      return broken(loading_.place_of_file(shown), "a folder whose name ends in .tgz", "give it the chart's name",
                    fmt::format("error unpacking subchart tar in {}: expected {}, got {}", chart_->metadata.name, name,
                                parts.front().name));
    auto made =
        is_packed ? packed_subchart(parts.front(), std::move(shown)) : folder_subchart(name, parts, std::move(shown));
    if (!made) {
      ChartError error = std::move(made.error());
      error.helm = fmt::format("error unpacking subchart {} in {}: {}", name, chart_->metadata.name, error.helm);
      return std::unexpected(std::move(error));
    }
    chart_->dependencies.push_back(std::move(*made));
    return {};
  }

  std::expected<std::unique_ptr<Chart>, ChartError> packed_subchart(const PackedFile& file, std::string shown) {
    auto files = read_archive(loading_, file.text, shown);
    if (!files)
      return broken(loading_.place_of_file(shown), std::move(files.error().message), std::move(files.error().help),
                    std::move(files.error().helm));
    return assemble(loading_, std::move(*files), std::move(shown), format_, depth_ + 1);
  }

  std::expected<std::unique_ptr<Chart>, ChartError> folder_subchart(const std::string& name,
                                                                    std::vector<PackedFile>& parts, std::string shown) {
    std::erase_if(parts, [](const PackedFile& file) { return file.name.find('/') == std::string::npos; });
    for (PackedFile& file : parts) file.name.erase(0, name.size() + 1);
    return assemble(loading_, std::move(parts), std::move(shown), format_, depth_ + 1);
  }

  Loading& loading_;
  ChartFormat format_;
  int depth_;
  std::unique_ptr<Chart> chart_;
  lang::Map* fields_ = nullptr;
  std::map<std::string, std::vector<PackedFile>> subcharts_;  ///< by their names in charts/
};

}  // namespace

std::expected<std::unique_ptr<Chart>, ChartError> assemble(Loading& loading, std::vector<PackedFile> files,
                                                           std::string shown, ChartFormat format, int depth) {
  return Assembly(loading, std::move(shown), format, depth).run(std::move(files));
}

}  // namespace pave::render::helm
