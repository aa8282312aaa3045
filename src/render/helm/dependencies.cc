#include "render/helm/dependencies.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "lang/gotemplate/print.h"
#include "render/helm/import_values.h"
#include "render/helm/metadata.h"
#include "render/helm/slog.h"
#include "render/helm/version_range.h"

namespace pave::render::helm {
namespace {

using lang::Kind;
using lang::Map;
using lang::Value;

/// An entry of dependencies while Helm changes it.
struct Request {
  const Dependency* entry;
  std::string_view name;           ///< becomes the alias
  std::optional<bool> is_enabled;  ///< none: nobody has asked yet
  std::optional<Value> imported;   ///< replaces import-values
};

/// Helm shares metadata between the copies of a chart that no alias was made of, so this is shared the same way.
struct Meta {
  const Metadata* metadata;
  std::string_view name;
  std::optional<std::vector<Request>> requests;  ///< none: Chart.yaml has no dependencies, not even an empty list
};

/// A chart while it is decided about: a copy is cheap, as in Helm.
struct Copy {
  const Chart* chart;
  Meta* meta;
  const Map* defaults;
  /// Of whom it became a child last. Below a copy that can be the original, whose name is no alias.
  const Copy* parent = nullptr;
  std::vector<Copy*> children = {};

  void adopt(std::vector<Copy*> charts) {
    children = std::move(charts);
    for (Copy* child : children) child->parent = this;
  }
};

class Processing {
 public:
  explicit Processing(const Coalescing& context) : context_(context) {}

  std::expected<std::unique_ptr<EnabledChart>, ValuesError> run(const Chart& root, const Map& given) {
    Copy* copy = copy_of(root);
    if (auto failed = enable(*copy, given, {})) return std::unexpected(std::move(*failed));
    if (auto failed = import(*copy)) return std::unexpected(std::move(*failed));
    return finished(*copy);
  }

 private:
  using Failure = std::optional<ValuesError>;

  Copy* copy_of(const Chart& chart) {
    Meta& meta = metas_.emplace_back(Meta{&chart.metadata, chart.metadata.name, std::nullopt});
    const Value* list = chart.metadata.fields->find("Dependencies");
    if (list != nullptr && list->is(Kind::List)) {
      meta.requests.emplace();
      for (const Dependency& entry : chart.metadata.dependencies)
        meta.requests->push_back({&entry, entry.name, {}, {}});
    }
    Copy& copy = copies_.emplace_back(Copy{&chart, &meta, chart.defaults});
    std::vector<Copy*> children;
    for (const auto& child : chart.dependencies) children.push_back(copy_of(*child));
    copy.adopt(std::move(children));
    return &copy;
  }

  /// getAliasDependency: a chart with the name and a version that fits.
  Copy* take(const Copy& parent, const Request& request) {
    for (const Copy* child : parent.children) {
      if (child->meta->name != request.name || !is_compatible(request.entry->version, child->meta->metadata->version))
        continue;
      Copy& copy = copies_.emplace_back(*child);
      copy.meta = &metas_.emplace_back(*child->meta);
      std::vector<Copy*> inner;
      for (const Copy* original : child->children) inner.push_back(&copies_.emplace_back(*original));
      copy.adopt(std::move(inner));
      if (!request.entry->alias.empty()) copy.meta->name = request.entry->alias;
      return &copy;
    }
    return nullptr;
  }

  /// processDependencyEnabled: `given` are the values of the root, `path` is where this chart's are in them.
  Failure enable(Copy& chart, const Map& given, const std::string& path) {
    if (!chart.meta->requests) return {};
    std::vector<Request>& requests = *chart.meta->requests;
    chart.adopt(taken(chart, requests));
    for (Request& request : requests) request.is_enabled = true;
    auto values = coalesce_values(*values_of(chart), &given, context_);
    if (!values) return std::move(values.error());
    apply_tags(requests, **values);
    for (Request& request : requests) apply_condition(request, **values, path);
    std::set<std::string_view> disabled;
    for (const Request& request : requests)
      if (!*request.is_enabled) disabled.insert(request.name);
    std::erase_if(chart.children, [&](const Copy* child) { return disabled.contains(child->meta->name); });
    std::vector<Request> kept;
    for (const Request& request : requests)
      if (!disabled.contains(request.name)) kept.push_back(request);
    for (Copy* child : chart.children)
      if (Failure failed = enable(*child, **values, fmt::format("{}{}.", path, child->meta->name))) return failed;
    // What is empty now counts as never written.
    chart.meta->requests.reset();
    if (!kept.empty()) chart.meta->requests = std::move(kept);
    return {};
  }

  std::vector<Copy*> taken(const Copy& chart, std::vector<Request>& requests) {
    std::vector<Copy*> children;
    for (Copy* child : chart.children) {
      bool is_declared = std::ranges::any_of(requests, [&](const Request& request) {
        return child->meta->name == request.name &&
               is_compatible(request.entry->version, child->meta->metadata->version);
      });
      if (!is_declared) children.push_back(child);
    }
    for (Request& request : requests) {
      if (Copy* copy = take(chart, request)) children.push_back(copy);
      if (!request.entry->alias.empty()) request.name = request.entry->alias;
    }
    return children;
  }

  void apply_tags(std::vector<Request>& requests, Map& values) {
    const Map* tags = find_table(values, "tags");
    if (tags == nullptr) return;
    for (Request& request : requests) {
      bool any_true = false;
      bool any_false = false;
      for (std::string_view tag : request.entry->tags) {
        const Value* value = tags->find(tag);
        if (value == nullptr) continue;
        if (value->is(Kind::Bool)) (value->truth ? any_true : any_false) = true;
        else warn_not_bool("tag", tag, request, *value);
      }
      request.is_enabled = any_true || !any_false;
    }
  }

  /// The first path of the list that leads to a boolean decides.
  void apply_condition(Request& request, Map& values, const std::string& path) {
    std::string_view rest = trimmed(request.entry->condition);
    while (!rest.empty()) {
      std::string_view condition = rest.substr(0, rest.find(','));
      rest.remove_prefix(std::min(rest.size(), condition.size() + 1));
      if (condition.empty()) continue;
      const Value* value = path_value(values, path + std::string(condition));
      if (value == nullptr) continue;
      if (value->is(Kind::Bool)) {
        request.is_enabled = value->truth;
        return;
      }
      warn_not_bool("path", condition, request, *value);
    }
  }

  static std::string_view trimmed(std::string_view text) {
    // Metadata is clean: its only white space is the space.
    std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
  }

  void warn_not_bool(std::string_view what, std::string_view path, const Request& request, const Value& value) {
    context_.warnings.push_back(
        {"level=WARN msg=\"returned non-bool value\"" + slog_attribute(what, path) +
             slog_attribute("chart", request.name),
         {base::Code::ValuesIgnored,
          value.origin.known() ? value.origin : request.entry->origin,
          fmt::format("\"{}\" decides whether the dependency \"{}\" is enabled, and is not true or false", path,
                      request.name),
          "write true or false",
          {{"the dependency", request.entry->origin}}}});
  }

  /// processDependencyImportValues
  Failure import(Copy& chart) {
    for (Copy* child : chart.children)
      if (Failure failed = import(*child)) return failed;
    if (!chart.meta->requests) return {};
    auto values = merge_values(*values_of(chart), nullptr, context_);
    if (!values) return std::move(values.error());
    Map* brought = lang::make_map(context_.arena);
    for (Request& request : *chart.meta->requests) {
      // Where metadata is shared, Helm doesn't know its own list again the second time, and imports nothing.
      request.imported = request.imported ? Value::of(std::span<const Value>())
                                          : import_values(*request.entry, request.name, **values, *brought, context_);
    }
    // Imports may have changed tables that they share with the values.
    Map* copy = lang::deep_copy(Value::of(*values), context_.arena).map;
    merge_tables(*copy, *brought, context_);
    chart.defaults = copy;
    return {};
  }

  /// The tree as coalescing sees it.
  const ChartValues* values_of(const Copy& chart) {
    ChartValues& values = values_.emplace_back();
    values.name = chart.meta->name;
    values.defaults = chart.defaults;
    for (const Copy* child : chart.children) values.children.push_back(values_of(*child));
    return &values;
  }

  /// ChartFullPath
  static std::string path_of(const Copy& copy) {
    std::string path(copy.meta->name);
    for (const Copy* above = copy.parent; above != nullptr; above = above->parent)
      path = fmt::format("{}/charts/{}", above->meta->name, path);
    return path;
  }

  std::unique_ptr<EnabledChart> finished(const Copy& copy) {
    auto chart = std::make_unique<EnabledChart>();
    chart->chart = copy.chart;
    chart->is_root = copy.parent == nullptr;
    chart->full_path = context_.arena.copy(path_of(copy));
    chart->values.name = copy.meta->name;
    chart->values.defaults = copy.defaults;
    chart->metadata = metadata_map(*copy.chart->metadata.fields, context_.arena);
    describe(*copy.meta, *chart->metadata);
    for (const Copy* child : copy.children) {
      chart->children.push_back(finished(*child));
      chart->values.children.push_back(&chart->children.back()->values);
    }
    return chart;
  }

  /// What processing leaves in the metadata.
  void describe(const Meta& meta, Map& fields) {
    base::Arena& arena = context_.arena;
    Value name = Value::of(meta.name);
    name.origin = fields.find("Name")->origin;
    fields.set("Name", name, arena);
    const std::vector<Dependency>& entries = meta.metadata->dependencies;
    std::span<const Value> written = fields.find("Dependencies")->list();
    std::vector<Value> left;
    if (meta.requests) {
      for (const Request& request : *meta.requests) {
        const Value& before = written[static_cast<std::size_t>(request.entry - entries.data())];
        Value item = lang::deep_copy(before, arena);
        item.map->set("Name", Value::of(request.name), arena);
        if (request.is_enabled) item.map->set("Enabled", Value::of(*request.is_enabled), arena);
        if (request.imported) item.map->set("ImportValues", *request.imported, arena);
        left.push_back(item);
      }
    }
    Value list = Value::of(std::span<const Value>(arena.copy(std::span<const Value>(left))));
    list.origin = fields.find("Dependencies")->origin;
    fields.set("Dependencies", list, arena);
  }

  const Coalescing& context_;
  std::deque<Meta> metas_;
  std::deque<Copy> copies_;
  std::deque<ChartValues> values_;
};

}  // namespace

std::expected<std::unique_ptr<EnabledChart>, ValuesError> enable_dependencies(const LoadedChart& chart,
                                                                              const Map& given,
                                                                              const Coalescing& context) {
  auto enabled = Processing(context).run(*chart.root, given);
  if (enabled) return std::move(*enabled);
  ValuesError error = std::move(enabled.error());
  error.helm = "chart dependencies processing failed: " + error.helm;
  return std::unexpected(std::move(error));
}

}  // namespace pave::render::helm
