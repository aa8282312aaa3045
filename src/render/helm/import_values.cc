#include "render/helm/import_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "lang/gotemplate/print.h"
#include "render/helm/slog.h"

namespace pave::render::helm {
namespace {

using lang::Kind;
using lang::Map;
using lang::Value;

/// fmt's %v of an entry; one that isn't there is `<nil>`.
std::string_view printed(const Map& map, std::string_view key, base::Arena& arena) {
  const Value* value = map.find(key);
  if (value != nullptr && value->is_string()) return value->text();
  std::string out;
  lang::gotemplate::print_value(value == nullptr ? Value::nil() : *value, out);
  return arena.copy(out);
}

Value pair(std::string_view child, std::string_view parent, base::Arena& arena) {
  Map* map = lang::make_map(arena, 2);
  map->set("child", Value::of(child), arena);
  map->set("parent", Value::of(parent), arena);
  return Value::of(map, lang::Type::StringMap);
}

/// Puts the table at a path with dots; `.` is the table itself.
Map* at_path(std::string_view path, Map* table, base::Arena& arena) {
  if (path == ".") return table;
  while (true) {
    std::size_t dot = path.rfind('.');
    Map* around = lang::make_map(arena, 1);
    around->set(path.substr(dot == std::string_view::npos ? 0 : dot + 1), Value::of(table), arena);
    table = around;
    if (dot == std::string_view::npos) return table;
    path = path.substr(0, dot);
  }
}

/// The part of a path at which there is no table.
std::string_view first_without_table(Map& values, std::string_view path) {
  for (std::size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.', dot + 1))
    if (find_table(values, path.substr(0, dot)) == nullptr) {
      path = path.substr(0, dot);
      break;
    }
  return path.substr(path.rfind('.') + 1);
}

class Import {
 public:
  Import(const Dependency& dependency, std::string_view name, Map& values, Map& brought, const Coalescing& context)
      : dependency_(dependency), name_(name), values_(values), brought_(brought), context_(context) {}

  void from(std::string_view child, std::string_view parent, const Value& entry, bool is_map) {
    list_.push_back(pair(child, parent, context_.arena));
    std::string path = fmt::format("{}.{}", name_, child);
    Map* table = find_table(values_, path);
    if (table == nullptr) return warn(path, entry, is_map);
    if (std::ranges::count(parent, '.') >= kMaxParentDepth) return refuse(entry);
    // An empty table is a new one.
    if (table->size == 0) table = lang::make_map(context_.arena);
    merge_tables(brought_, *at_path(parent, table, context_.arena), context_);
  }

  Value list() const { return Value::of(std::span<const Value>(context_.arena.copy(std::span<const Value>(list_)))); }

 private:
  void warn(const std::string& path, const Value& entry, bool is_map) {
    std::string error = fmt::format("\"{}\" is not a table", first_without_table(values_, path));
    std::string helm = is_map
                           ? "level=WARN msg=\"ImportValues missing table from chart\"" + slog_attribute("chart", name_)
                           : std::string("level=WARN msg=\"ImportValues missing table\"");
    context_.warnings.push_back({helm + slog_attribute("error", error),
                                 {base::Code::ValuesIgnored,
                                  entry.origin.known() ? entry.origin : dependency_.origin,
                                  fmt::format("nothing is imported: the values have no map \"{}\"", path),
                                  "correct the path, or declare it in the subchart's values.yaml",
                                  {}}});
  }

  void refuse(const Value& entry) {
    context_.warnings.push_back({{},
                                 {base::Code::ValuesIgnored,
                                  entry.origin.known() ? entry.origin : dependency_.origin,
                                  fmt::format("nothing is imported: parent has more than {} names", kMaxParentDepth),
                                  "write a shorter path",
                                  {}}});
  }

  const Dependency& dependency_;
  std::string_view name_;
  Map& values_;
  Map& brought_;
  const Coalescing& context_;
  std::vector<Value> list_;
};

}  // namespace

Value import_values(const Dependency& dependency, std::string_view name, Map& values, Map& brought,
                    const Coalescing& context) {
  Import import(dependency, name, values, brought, context);
  for (const Value& entry : dependency.import_values.list()) {
    if (entry.is(Kind::Map))
      import.from(printed(*entry.map, "child", context.arena), printed(*entry.map, "parent", context.arena), entry,
                  true);
    else if (entry.is_string())
      import.from(context.arena.copy(fmt::format("exports.{}", entry.text())), ".", entry, false);
  }
  return import.list();
}

}  // namespace pave::render::helm
