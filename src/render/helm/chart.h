#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/sources.h"
#include "lang/value.h"
#include "render/helm/chart_error.h"

namespace pave::render::helm {

/// A file of a chart. `name` is relative to the chart's folder, with `/`: `templates/service.yaml`. A byte order mark is
/// taken off.
struct ChartFile {
  std::string_view name;
  const base::Source* source = nullptr;
  std::string_view text() const { return source->text; }
};

/// An entry of `dependencies` in Chart.yaml or requirements.yaml.
struct Dependency {
  std::string_view name;
  std::string_view version;     ///< a range
  std::string_view repository;  ///< `https://`, `oci://`, `file://`, `@name`, or empty
  std::string_view condition;   ///< a comma list of value paths
  std::string_view alias;
  std::vector<std::string_view> tags;
  lang::Value import_values;  ///< a List of strings and of maps with child and parent, or nothing
  base::Origin origin;        ///< of the entry
};

/// What Chart.yaml (and requirements.yaml) says, as Helm has cleaned it (pkg/chart/v2, Metadata.Validate).
struct Metadata {
  const lang::Map* fields =
      nullptr;  ///< all of it, by the names that templates use: `AppVersion`; what isn't there is unset
  std::string_view api_version;
  std::string_view name;
  std::string_view version;
  std::string_view app_version;
  std::string_view type;          ///< `application`, `library` or empty
  std::string_view kube_version;  ///< a range, or empty
  bool is_deprecated = false;
  std::vector<Dependency> dependencies;
  bool is_library() const { return type == "library"; }
};

/// A chart as it was loaded, without anything that values decide. Never changes after loading. Its files are in the order
/// of Helm's loader: by name in each folder, or as they lie in an archive, where a name can stand twice (the last counts).
struct Chart {
  Metadata metadata;
  std::string path;  ///< of the folder or archive, as the user can open it; of a subchart inside: `web/charts/db`
  std::vector<ChartFile> templates;         ///< below templates/
  std::vector<ChartFile> files;             ///< everything else, as .Files has it, and crds/
  const ChartFile* chart_file = nullptr;    ///< Chart.yaml
  const ChartFile* requirements = nullptr;  ///< requirements.yaml
  std::vector<Dependency> locked;           ///< Chart.lock: the versions that charts/ is filled with; no ranges
  const ChartFile* values_file = nullptr;   ///< values.yaml
  const ChartFile* schema = nullptr;        ///< values.schema.json
  const lang::Map* defaults = nullptr;      ///< what values.yaml says, its documents merged; never changed
  std::vector<std::unique_ptr<Chart>>
      dependencies;  ///< what lies in charts/, sorted by name there, then `file://` ones

  /// Definitions below crds/ (of this chart alone): files that end in .yaml, .yml or .json, in any case.
  std::vector<const ChartFile*> crds() const;
};

class TemplateCache;
std::shared_ptr<TemplateCache> make_template_cache();  // template_cache.h
class SchemaCache;
std::shared_ptr<SchemaCache> make_schema_cache();  // schema_cache.h

/// A chart with everything that its files live in. Many releases, on many threads, may use one: each puts its own Sources
/// on top of these (base::Sources).
struct LoadedChart {
  base::Sources sources;
  base::Arena arena;
  std::unique_ptr<Chart> root;
  std::shared_ptr<TemplateCache> templates = make_template_cache();  ///< read when a release first needs them
  std::shared_ptr<SchemaCache> schemas = make_schema_cache();        ///< the same
  std::vector<ChartWarning> warnings;                                ///< what Helm prints and goes on
  std::vector<base::Diagnostic> problems;  ///< what Helm lets pass in silence: keys that stand twice
  std::vector<base::Diagnostic> missing;   ///< chart/missing-dependency, where LoadOptions let it pass
};

}  // namespace pave::render::helm
