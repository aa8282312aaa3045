#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/sources.h"
#include "kube/object.h"

namespace pave::show {

/// An object that a chart rendered to.
struct MappedObject {
  kube::Object object;
  std::string_view template_path;  ///< `web/charts/db/templates/service.yaml`
};

/// Appends the source map of objects as JSON: for each field where its text was written, see docs/formats/source-map.md.
/// A field that is a map, a list or an unwritten null stands for its key. The origins of the objects are places in `sources`. No value and no
/// source line is in it, so that no secret can be.
void write_source_map(std::span<const MappedObject> objects, const base::Sources& sources,
                      std::string_view tool_version, std::string& out);

}  // namespace pave::show
