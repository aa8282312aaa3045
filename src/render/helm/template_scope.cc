#include "render/helm/template_scope.h"

#include <fmt/format.h>

#include "render/helm/capabilities_object.h"
#include "render/helm/coalesce.h"
#include "render/helm/files_object.h"

namespace pave::render::helm {
namespace {

using lang::Map;
using lang::Value;

Value release_object(const ReleaseOptions& options, base::Arena& arena) {
  Map* map = lang::make_map(arena, 6);
  map->set("Name", Value::of(arena.copy(std::string_view(options.name))), arena);
  map->set("Namespace", Value::of(arena.copy(std::string_view(options.namespace_name))), arena);
  map->set("IsUpgrade", Value::of(options.is_upgrade), arena);
  map->set("IsInstall", Value::of(!options.is_upgrade), arena);
  map->set("Revision", Value::of_int(1), arena);
  map->set("Service", Value::of(std::string_view("Helm")), arena);
  return Value::of(map);
}

class Scopes {
 public:
  Scopes(const Capabilities& capabilities, const ReleaseOptions& options, base::Arena& arena)
      : release_(release_object(options, arena)),
        capabilities_(capabilities_object(capabilities, arena)),
        version_(options.helm_version),
        arena_(arena) {}

  /// Not deeper than charts lie in each other (kMaxChartDepth).
  Map* add(const EnabledChart& chart, Map* values) {
    Map* dot = lang::make_map(arena_, 8);
    Map* subcharts = lang::make_map(arena_, static_cast<std::uint32_t>(chart.children.size()));
    chart.metadata->set("IsRoot", Value::of(chart.is_root), arena_);
    dot->set("Chart", Value::of(chart.metadata), arena_);
    dot->set("Files", files_object(chart.chart->files, version_, arena_), arena_);
    dot->set("Release", release_, arena_);
    dot->set("Capabilities", capabilities_, arena_);
    dot->set("Values", Value::of(values, lang::Type::Values), arena_);
    dot->set("Subcharts", Value::of(subcharts), arena_);
    for (const auto& child : chart.children) {
      Map* table = find_table(*values, child->name());
      Map* inner = add(*child, table != nullptr ? table : lang::make_map(arena_));
      subcharts->set(child->name(), Value::of(inner), arena_);
    }
    std::string_view path = chart.full_path;
    std::string_view base_path = arena_.copy(std::string_view(fmt::format("{}/templates", path)));
    for (const ChartFile& file : chart.chart->templates) {
      bool is_partial = file.name.substr(file.name.rfind('/') + 1).starts_with('_');
      if (chart.chart->metadata.is_library() && !is_partial) continue;
      std::string_view name = arena_.copy(std::string_view(fmt::format("{}/{}", path, file.name)));
      templates.push_back({{&file, name}, dot, base_path});
    }
    return dot;
  }

  std::vector<ScopedTemplate> templates;

 private:
  Value release_;
  Value capabilities_;
  HelmVersion version_;
  base::Arena& arena_;
};

}  // namespace

std::vector<ScopedTemplate> scoped_templates(const EnabledChart& root, lang::Map* values,
                                             const Capabilities& capabilities, const ReleaseOptions& options,
                                             base::Arena& arena) {
  Scopes scopes(capabilities, options, arena);
  scopes.add(root, values);
  return std::move(scopes.templates);
}

}  // namespace pave::render::helm
