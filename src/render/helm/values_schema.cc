#include "render/helm/values_schema.h"

#include <fmt/format.h>

#include "lang/document.h"
#include "render/helm/schema_cache.h"
#include "render/helm/schema_problem.h"
#include "render/helm/value_order.h"

namespace pave::render::helm {
namespace {

class Comparison {
 public:
  Comparison(SchemaCache& cache, SchemaVerdict& verdict) : cache_(cache), verdict_(verdict) {}

  /// Appends what Helm says of a chart and those below it.
  void compare(const SchemaScope& scope, const lang::Map& values, const doc::Node& node, const std::string& prefix) {
    if (scope.chart->schema != nullptr) judge(scope, node, prefix);
    for (const SchemaScope& child : scope.children) {
      const lang::Value* given = values.find(child.name);
      if (given == nullptr || given->is_nothing()) continue;
      std::string below = prefix.empty() ? std::string(child.name) : prefix + "." + std::string(child.name);
      if (!given->is(lang::Kind::Map) || given->map == nullptr) {
        refuse(child, *given, below);
        continue;
      }
      if (const doc::Node* tree = node.find(child.name)) compare(child, *given->map, *tree, below);
    }
  }

 private:
  void judge(const SchemaScope& scope, const doc::Node& node, const std::string& prefix) {
    const CompiledSchema& compiled = cache_.of(*scope.chart);
    for (const std::string& urn : compiled.passed_urns) warn(scope, compiled, urn);
    if (!compiled.program) {
      const doc::json_schema::SchemaError& error = compiled.program.error();
      verdict_.helm += fmt::format("{}:\n{}", scope.name, error.words);
      base::Diagnostic made;
      made.code = base::Code::ValuesSchema;
      made.origin = error.origin.known() ? error.origin : scope.chart->schema->source->at(0);
      made.message = fmt::format("the schema of chart {} can't be used: {}", scope.name, error.message);
      made.help = error.help;
      verdict_.problems.push_back(std::move(made));
      return;
    }
    auto wrong = compiled.program->validate(node);
    if (!wrong) return;
    std::string text = doc::json_schema::text(*wrong);
    // Helm takes the library's first line off its own schema's errors.
    constexpr std::string_view kFirstLine = "jsonschema validation failed with 'file:///values.schema.json#'\n";
    if (text.starts_with(kFirstLine)) text.erase(0, kFirstLine.size());
    verdict_.helm += fmt::format("{}:\n{}\n", scope.name, text);
    for (base::Diagnostic& problem : schema_problems(*wrong, node, prefix, scope.name)) {
      // Where nobody wrote anything, the schema that asks for it is all there is.
      if (!problem.origin.known()) {
        const base::Source* file =
            scope.chart->values_file != nullptr ? scope.chart->values_file->source : scope.chart->schema->source;
        problem.origin = file->at(0);
      }
      verdict_.problems.push_back(std::move(problem));
    }
  }

  void refuse(const SchemaScope& scope, const lang::Value& given, const std::string& path) {
    verdict_.helm +=
        fmt::format("{}:\ninvalid type for values: expected object (map), got {}\n", scope.name, lang::go_type(given));
    base::Diagnostic made;
    made.code = base::Code::ValuesSchema;
    made.origin = given.origin;
    made.message = fmt::format("the value `{}` is no map, and is what the values of chart {} are", path, scope.name);
    made.help = "write a map with the values of the subchart";
    verdict_.problems.push_back(std::move(made));
  }

  void warn(const SchemaScope& scope, const CompiledSchema& compiled, const std::string& urn) {
    for (const std::string& said : said_)
      if (said == urn) return;
    said_.push_back(urn);
    ChartWarning warning;
    warning.helm =
        fmt::format("level=WARN msg=\"unresolved URN reference ignored; using permissive schema\" urn={}", urn);
    warning.diagnostic.code = base::Code::ValuesSchema;
    warning.diagnostic.origin = compiled.root->origin;
    warning.diagnostic.message =
        fmt::format("the schema of chart {} refers to \"{}\", which nobody can resolve: everything is allowed there",
                    scope.name, urn);
    warning.diagnostic.help = "put the definition into the schema itself, or into a file beside it";
    verdict_.warnings.push_back(std::move(warning));
  }

  SchemaCache& cache_;
  SchemaVerdict& verdict_;
  std::vector<std::string> said_;
};

bool has_schema(const SchemaScope& scope) {
  if (scope.chart->schema != nullptr) return true;
  for (const SchemaScope& child : scope.children)
    if (has_schema(child)) return true;
  return false;
}

}  // namespace

SchemaVerdict check_schemas(const SchemaScope& root, const lang::Map& values, SchemaCache& cache,
                            const base::Sources& sources, base::Arena& arena) {
  SchemaVerdict verdict;
  if (!has_schema(root)) return verdict;
  lang::Value all = lang::Value::of(const_cast<lang::Map*>(&values));  // to_document only reads
  doc::Node tree = in_order_of_filling(lang::to_document(all, arena), sources, arena);
  Comparison(cache, verdict).compare(root, values, tree, "");
  if (!verdict.helm.empty())
    verdict.helm.insert(0, "values don't meet the specifications of the schema(s) in the following chart(s):\n");
  return verdict;
}

}  // namespace pave::render::helm
