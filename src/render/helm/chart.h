#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/sources.h"
#include "doc/node.h"

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
  const doc::Node* import_values = nullptr;  ///< a List of strings and of maps with child and parent
  base::Origin origin;                       ///< of the entry
};

/// What Chart.yaml says. `root` has everything; the fields here are those that decide something.
struct Metadata {
  const doc::Node* root = nullptr;
  std::string_view api_version;
  std::string_view name;
  std::string_view version;
  std::string_view app_version;
  std::string_view type;          ///< `application`, `library` or empty
  std::string_view kube_version;  ///< a range, or empty
  std::vector<Dependency> dependencies;
  bool is_library() const { return type == "library"; }
};

/// A chart as it was loaded, without anything that values decide. Never changes after loading.
struct Chart {
  Metadata metadata;
  std::string path;  ///< of the folder or archive, as the user can open it; of a subchart inside: `web/charts/db`
  std::vector<ChartFile> templates;                  ///< below templates/, in the order of Helm's loader (by name)
  std::vector<ChartFile> files;                      ///< everything else, as .Files has it, and crds/; by name
  const ChartFile* schema = nullptr;                 ///< values.schema.json
  const ChartFile* values_file = nullptr;            ///< values.yaml
  std::vector<const doc::Node*> values;              ///< its documents (Helm merges several), maps or nulls
  std::vector<std::unique_ptr<Chart>> dependencies;  ///< what lies in charts/, sorted by name, and `file://` ones

  /// Definitions below crds/ (of this chart alone), by name.
  std::vector<const ChartFile*> crds() const;
};

/// A chart with everything that its files live in. Many releases, on many threads, may use one: each puts its own Sources
/// on top of these (base::Sources).
struct LoadedChart {
  base::Sources sources;
  base::Arena arena;
  std::unique_ptr<Chart> root;
  std::vector<base::Diagnostic> warnings;  ///< what Helm prints as a warning and goes on
};

}  // namespace pave::render::helm
