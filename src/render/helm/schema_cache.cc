#include "render/helm/schema_cache.h"

#include "doc/json_reader.h"
#include "doc/json_schema/url.h"
#include "render/helm/chart.h"

namespace pave::render::helm {
namespace {

using doc::json_schema::SchemaError;

/// How Helm names the schema of every chart (pkg/chart/common/util, jsonschema.go).
constexpr std::string_view kSchemaUrl = "file:///values.schema.json";

/// What a schema refers to: files of the chart.
class ChartDocuments final : public doc::json_schema::Documents {
 public:
  ChartDocuments(const Chart& chart, CompiledSchema& made) : chart_(chart), made_(made) {}

  std::expected<const doc::Node*, std::string> load(std::string_view url) override {
    auto parsed = doc::json_schema::parse_url(url);
    if (!parsed) return std::unexpected(parsed.error());
    if (parsed->scheme == "urn") {
      made_.passed_urns.emplace_back(url);
      return permissive();
    }
    if (parsed->scheme == "http" || parsed->scheme == "https")
      return std::unexpected("schemas are not fetched from servers");
    if (parsed->scheme != "file") return std::unexpected("no URLLoader registered for \"" + std::string(url) + "\"");
    std::string path = doc::json_schema::percent_decode(parsed->path).value_or(parsed->path);
    const ChartFile* file = find(std::string_view(path).substr(path.starts_with('/') ? 1 : 0));
    if (file == nullptr || !parsed->host.empty())
      return std::unexpected("open " + path + ": no such file or directory");
    auto root = doc::read_json(*file->source, made_.arena);
    if (!root) return std::unexpected(root.error().words);
    return *root;
  }

 private:
  /// Of two files with one name the last counts.
  const ChartFile* find(std::string_view name) const {
    const ChartFile* found = nullptr;
    for (const auto* list : {&chart_.templates, &chart_.files})
      for (const ChartFile& file : *list)
        if (file.name == name) found = &file;
    return found;
  }

  const doc::Node* permissive() {
    auto* node = new (made_.arena.allocate(sizeof(doc::Node), alignof(doc::Node))) doc::Node();
    node->kind = doc::Kind::Bool;
    node->bytes = "true";
    node->size = 4;
    return node;
  }

  const Chart& chart_;
  CompiledSchema& made_;
};

SchemaError not_json(const base::Source& source, const doc::JsonError& error) {
  SchemaError made;
  made.words = error.words;
  made.message = "the schema is not JSON: " + error.words;
  made.help = error.is_end ? "close every bracket and quote" : "mend the text here; a schema is JSON, not YAML";
  made.origin = source.at(error.offset);
  return made;
}

void compile(const Chart& chart, CompiledSchema& made) {
  auto root = doc::read_json(*chart.schema->source, made.arena);
  if (!root) {
    made.program = std::unexpected(not_json(*chart.schema->source, root.error()));
    return;
  }
  made.root = *root;
  ChartDocuments documents(chart, made);
  doc::json_schema::CompileOptions options;
  options.documents = &documents;
  made.program = doc::json_schema::compile(**root, kSchemaUrl, options);
}

}  // namespace

const CompiledSchema& SchemaCache::of(const Chart& chart) {
  std::lock_guard lock(filling_);
  auto& slot = schemas_[chart.schema];
  if (slot == nullptr) {
    slot.reset(new CompiledSchema{{}, nullptr, std::unexpected(SchemaError{}), {}});
    compile(chart, *slot);
  }
  return *slot;
}

std::shared_ptr<SchemaCache> make_schema_cache() { return std::make_shared<SchemaCache>(); }

}  // namespace pave::render::helm
