#pragma once

#include <expected>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/arena.h"
#include "doc/json_schema/program.h"

namespace pave::render::helm {

struct Chart;
struct ChartFile;

/// A values.schema.json, ready to be compared with values.
struct CompiledSchema {
  base::Arena arena;  ///< the trees of the schema and of what it refers to
  const doc::Node* root = nullptr;
  std::expected<doc::json_schema::Program, doc::json_schema::SchemaError> program;
  std::vector<std::string>
      passed_urns;  ///< references by `urn:` that nobody resolves; they allow everything, as in Helm
};

/// The schemas of a chart and its subcharts, compiled once for all releases. Many threads may ask at the same time. What it
/// gives lives as long as it does.
class SchemaCache {
 public:
  /// Needs chart.schema. A reference is read from the chart's own files (`"$ref": "schemas/port.json"`); nothing is ever
  /// fetched from a server.
  const CompiledSchema& of(const Chart& chart);

 private:
  std::mutex filling_;
  std::unordered_map<const ChartFile*, std::unique_ptr<CompiledSchema>> schemas_;
};

std::shared_ptr<SchemaCache> make_schema_cache();

}  // namespace pave::render::helm
