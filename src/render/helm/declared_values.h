#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <set>
#include <string_view>

#include "lang/value.h"
#include "render/helm/template_reads.h"

namespace pave::render::helm {

class SchemaCache;

inline constexpr std::size_t kMaxSchemaNodes = 20'000;  ///< parts of one schema that are looked at, references followed

/// Which values somebody says there are: a values file, a schema.
struct DeclaredNode {
  std::map<std::string_view, std::unique_ptr<DeclaredNode>> children;
  bool is_open = false;  ///< anything may be in it: an empty map, null, a list, a scalar, a schema that doesn't say

  const DeclaredNode* find(std::string_view name) const;
  /// Adds what a values tree has. Keys must live as long.
  void add(const lang::Value& value);
};

/// What a chart and its subcharts declare: the defaults, and the properties of their schemas (`$ref` only inside a
/// schema). Anything may be where a reference leads back into itself and where one of the limits is reached. The schemas'
/// names are those of the cache.
DeclaredNode declared_values(const ChartScope& root, SchemaCache& schemas);

/// The names that comments of a values file mention as keys (`# nodePort: 30080`, `## @param image.tag`): what a chart
/// offers without setting it. They stay parts of the text.
std::set<std::string_view> commented_names(std::string_view values_file);

}  // namespace pave::render::helm
