#include "render/helm/coalesce.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "lang/gotemplate/print.h"

namespace pave::render::helm {
namespace {

using lang::Kind;
using lang::Map;
using lang::MapEntry;
using lang::Value;

bool is_table(const Value& value) { return value.is(Kind::Map); }
bool is_nil(const Value& value) { return value.is_nothing(); }

/// The way to a map, with dots; text is made only for a message.
struct Path {
  const Path* above = nullptr;
  std::string_view name;
  int depth = above == nullptr ? 0 : above->depth + 1;

  std::string text() const {
    std::string before = above == nullptr ? std::string() : above->text();
    return before.empty() ? std::string(name) : before + "." + std::string(name);
  }
};

std::string printed(const Value& value) {
  std::string out;
  lang::gotemplate::print_value(value, out);
  return out;
}

std::string_view describe(const Value& value) {
  switch (value.kind) {
    case Kind::Bool: return "a boolean";
    case Kind::String: return "a string";
    case Kind::List: return "a list";
    case Kind::Map: return "a map";
    case Kind::Invalid:
    case Kind::Nil: return "null";
    default: return "a number";
  }
}

/// One run over a chart and its subcharts. Paths of messages are only made for a message.
class Coalescer {
 public:
  Coalescer(const Coalescing& context, bool merges) : context_(context), merges_(merges) {}

  std::optional<ValuesError> chart(const ChartValues& chart, Map& values, const Path& prefix) {
    Path path{&prefix, chart.name};
    defaults(chart, values, path);
    return children(chart, values, path);
  }

  /// coalesceTablesFullKey: both maps are ours.
  void tables(Map& over, Map& under, const Path& path, bool merges) {
    if (&over == &under || is_too_deep(over, path)) return;
    std::vector<std::string_view> taken_away;
    for (const MapEntry& entry : std::as_const(over).all()) {
      if (!is_nil(entry.value)) continue;
      const Value* below = under.find(entry.key);
      if (below != nullptr && !is_nil(*below) && !merges) taken_away.push_back(entry.key);
      under.set(entry.key, Value::nil(), context_.arena);
    }
    for (const MapEntry& entry : std::as_const(under).all()) {
      Value* mine = value_in(over, entry.key);
      if (std::ranges::binary_search(taken_away, entry.key)) over.remove(entry.key);
      else if (mine == nullptr) over.set(entry.key, entry.value, context_.arena, entry.key_origin);
      else meet(*mine, entry.value, path, entry.key, merges);
    }
  }

 private:
  static Value* value_in(Map& map, std::string_view key) {
    MapEntry* entry = map.find_entry(key);
    return entry == nullptr ? nullptr : &entry->value;
  }

  void warn(std::string helm, const Value& dropped, std::string message, std::string help, const Value& kept) {
    base::Diagnostic diagnostic{base::Code::ValuesIgnored, dropped.origin, std::move(message), std::move(help), {}};
    if (kept.origin.known()) diagnostic.notes.push_back({fmt::format("{}, which wins", describe(kept)), kept.origin});
    context_.warnings.push_back({std::move(helm), std::move(diagnostic)});
  }

  /// Says once that what lies deeper is not merged.
  bool is_too_deep(const Map& over, const Path& path) {
    if (path.depth <= lang::kMaxDepth) return false;
    if (!std::exchange(said_depth_, true)) {
      Value place = Value::nil();
      if (over.size > 0) place.origin = over.entries[0].key_origin;
      warn({}, place, fmt::format("values lie more than {} maps deep, and are not merged there", lang::kMaxDepth),
           "put fewer maps inside each other", Value());
    }
    return true;
  }

  /// Two values of one key of which one at least is a map.
  void meet(Value& over, const Value& under, const Path& path, std::string_view key, bool merges) {
    if (is_table(under) && is_table(over)) return tables(*over.map, *under.map, {&path, key}, merges);
    complain(over, under, path, key);
  }

  void complain(const Value& over, const Value& under, const Path& path, std::string_view key) {
    std::string full = Path{&path, key}.text();
    if (is_table(under))
      warn(fmt::format("warning: cannot overwrite table with non table for {} ({})", full, printed(under)), under,
           fmt::format("{} is a map here and {} where it is overridden", full, describe(over)),
           "give it a map, or null to take the map away", over);
    else if (is_table(over) && !is_nil(under))
      warn(fmt::format("warning: destination for {} is a table. Ignoring non-table value ({})", full, printed(under)),
           under, fmt::format("{} is {} here and a map where it is overridden", full, describe(under)),
           "make both a map, or both not", over);
  }

  Value copied(const Value& value, bool drops_nulls, int depth = 0) {
    if (!drops_nulls || !is_table(value) || depth > lang::kMaxDepth) return lang::deep_copy(value, context_.arena);
    Value made = value;
    made.map = lang::make_map(context_.arena, value.map == nullptr ? 0 : value.map->size);
    if (value.map == nullptr) return made;
    for (const MapEntry& entry : std::as_const(*value.map).all())
      if (!is_nil(entry.value))
        made.map->entries[made.map->size++] = {entry.key, entry.key_origin, copied(entry.value, true, depth + 1)};
    return made;
  }

  /// tables() with the defaults of a chart as `under`: they stay as they are, and only what is taken is copied.
  void tables_with_defaults(Map& over, const Map& under, const Path& path, bool merges, bool drops_nulls) {
    if (is_too_deep(over, path)) return;
    for (const MapEntry& entry : under.all()) {
      if (drops_nulls && is_nil(entry.value)) continue;
      Value* mine = value_in(over, entry.key);
      if (mine == nullptr) {
        over.set(entry.key, copied(entry.value, drops_nulls), context_.arena, entry.key_origin);
      } else if (is_nil(*mine)) {
        if (!merges && !is_nil(entry.value)) over.remove(entry.key);
      } else if (is_table(*mine) && is_table(entry.value)) {
        tables_with_defaults(*mine->map, *entry.value.map, {&path, entry.key}, merges, drops_nulls);
      } else {
        bool is_printed = is_table(entry.value) && !is_table(*mine);
        complain(*mine, is_printed ? copied(entry.value, drops_nulls) : entry.value, path, entry.key);
      }
    }
  }

  static bool is_child(const ChartValues& chart, std::string_view key) {
    return std::ranges::any_of(chart.children, [key](const ChartValues* child) { return child->name == key; });
  }

  /// coalesceValues.
  void defaults(const ChartValues& chart, Map& values, const Path& path) {
    if (chart.defaults == nullptr) return;
    bool drops_nulls = context_.version == HelmVersion::V4_3 && !merges_;
    for (const MapEntry& entry : chart.defaults->all()) {
      Value* given = value_in(values, entry.key);
      if (given == nullptr) {
        if (drops_nulls && is_nil(entry.value)) continue;
        values.set(entry.key, copied(entry.value, drops_nulls), context_.arena, entry.key_origin);
      } else if (is_nil(*given)) {
        if (!merges_) values.remove(entry.key);
      } else if (is_table(*given)) {
        if (is_table(entry.value)) {
          // Nulls for a subchart are kept until the subchart's own defaults have been seen.
          bool merges = merges_ || is_child(chart, entry.key);
          tables_with_defaults(*given->map, *entry.value.map, {&path, entry.key}, merges, drops_nulls && !merges);
        } else if (!is_nil(entry.value)) {
          std::string full = Path{&path, entry.key}.text();
          warn(fmt::format("warning: skipped value for {}: Not a table.", full), entry.value,
               fmt::format("{} is {} here and a map where it is overridden", full, describe(entry.value)),
               "make both a map, or both not", *given);
        }
      }
    }
  }

  /// coalesceDeps.
  std::optional<ValuesError> children(const ChartValues& chart, Map& values, const Path& path) {
    for (const ChartValues* child : chart.children) {
      Value* given = value_in(values, child->name);
      if (given == nullptr) {
        values.set(child->name, Value::of(lang::make_map(context_.arena)), context_.arena);
        given = value_in(values, child->name);
      } else if (!is_table(*given)) {
        std::string helm;
        const Value args[] = {Value::of(child->name), *given};
        lang::gotemplate::print_format("type mismatch on %s: %t", args, helm);
        return ValuesError{
            std::move(helm),
            {base::Code::ValuesBroken,
             given->origin,
             fmt::format("\"{}\" is the name of a subchart, and its values are {}", child->name, describe(*given)),
             "give it a map",
             {}}};
      }
      Map& below = *given->map;
      globals(below, values, path);
      if (auto error = this->chart(*child, below, path)) return error;
    }
    return std::nullopt;
  }

  /// coalesceGlobals: those of `from` win over those of `into`.
  void globals(Map& into, Map& from, const Path& path) {
    const Value* there = into.find(kGlobal);
    const Value* given = from.find(kGlobal);
    if (there != nullptr && !is_table(*there)) return warn_of_globals("destination", *there);
    if (given != nullptr && !is_table(*given)) return warn_of_globals("source", *given);
    Value result = there != nullptr ? *there : Value::of(lang::make_map(context_.arena));
    if (given != nullptr)
      for (const MapEntry& entry : std::as_const(*given->map).all()) global(*result.map, entry, path);
    into.set(kGlobal, result, context_.arena);
  }

  void global(Map& into, const MapEntry& entry, const Path& path) {
    Value* there = value_in(into, entry.key);
    if (!is_table(entry.value)) {
      if (there == nullptr || !is_table(*there)) into.set(entry.key, entry.value, context_.arena, entry.key_origin);
      else
        warn(fmt::format("key {} is table. Skipping", entry.key), entry.value,
             fmt::format("the global value {} is {} here and a map in a subchart", entry.key, describe(entry.value)),
             "make both a map, or both not", *there);
      return;
    }
    Value shallow = entry.value;
    shallow.map = lang::make_map(context_.arena, entry.value.map->size);
    std::ranges::copy(std::as_const(*entry.value.map).all(), shallow.map->entries);
    shallow.map->size = entry.value.map->size;
    if (there != nullptr && !is_table(*there)) {
      std::string helm;
      const Value key = Value::of(entry.key);
      lang::gotemplate::print_format("Conflict: cannot merge map onto non-map for %q. Skipping.", {&key, 1}, helm);
      return warn(std::move(helm), entry.value,
                  fmt::format("the global value {} is a map here and {} in a subchart", entry.key, describe(*there)),
                  "make both a map, or both not", *there);
    }
    if (there != nullptr) tables(*shallow.map, *there->map, {&path, entry.key}, true);
    into.set(entry.key, shallow, context_.arena, entry.key_origin);
  }

  void warn_of_globals(std::string_view which, const Value& value) {
    warn(fmt::format("warning: skipping globals because {} global is not a table.", which), value,
         fmt::format("\"global\" is {}, so no global values reach this subchart", describe(value)), "make it a map",
         Value());
  }

  const Coalescing& context_;
  bool merges_;
  bool said_depth_ = false;
};

std::expected<Map*, ValuesError> combine(const ChartValues& chart, const Map* given, const Coalescing& context,
                                         bool merges) {
  Map* values = given == nullptr ? lang::make_map(context.arena)
                                 : lang::deep_copy(Value::of(const_cast<Map*>(given)), context.arena).map;  // read only
  if (auto error = Coalescer(context, merges).chart(chart, *values, {})) return std::unexpected(*std::move(error));
  return values;
}

}  // namespace

std::expected<Map*, ValuesError> coalesce_values(const ChartValues& chart, const Map* given,
                                                 const Coalescing& context) {
  return combine(chart, given, context, false);
}

std::expected<Map*, ValuesError> merge_values(const ChartValues& chart, const Map* given, const Coalescing& context) {
  return combine(chart, given, context, true);
}

void coalesce_tables(Map& over, Map& under, const Coalescing& context) {
  Coalescer(context, false).tables(over, under, {}, false);
}

void merge_tables(Map& over, Map& under, const Coalescing& context) {
  Coalescer(context, true).tables(over, under, {}, true);
}

Map* find_table(Map& values, std::string_view path) {
  Map* table = &values;
  while (true) {
    std::size_t dot = path.find('.');
    MapEntry* entry = table->find_entry(path.substr(0, dot));
    if (entry == nullptr || !is_table(entry->value)) return nullptr;
    table = entry->value.map;
    if (dot == std::string_view::npos) return table;
    path.remove_prefix(dot + 1);
  }
}

const Value* path_value(Map& values, std::string_view path) {
  std::size_t dot = path.rfind('.');
  Map* table = dot == std::string_view::npos ? &values : find_table(values, path.substr(0, dot));
  if (table == nullptr || path.empty()) return nullptr;
  const Value* found = table->find(path.substr(dot == std::string_view::npos ? 0 : dot + 1));
  return found != nullptr && !is_table(*found) ? found : nullptr;
}

}  // namespace pave::render::helm
