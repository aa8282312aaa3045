#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <tuple>

#include "kube/schema/tables.h"
#include "tables.h"

namespace pave::kubernetes_data {
namespace {

using kube::schema::ListType;
using kube::schema::Shape;
using kube::schema::ShapeKind;

constexpr std::pair<std::string_view, ShapeKind> kScalars[] = {
    {"any", ShapeKind::Any},
    {"boolean", ShapeKind::Boolean},
    {"bytes", ShapeKind::Bytes},
    {"duration", ShapeKind::Duration},
    {"int-or-string", ShapeKind::IntOrString},
    {"int32", ShapeKind::Int32},
    {"int64", ShapeKind::Int64},
    {"micro-time", ShapeKind::MicroTime},
    {"number", ShapeKind::Number},
    {"quantity", ShapeKind::Quantity},
    {"string", ShapeKind::String},
    {"time", ShapeKind::Time},
};

/// What a CustomResourceDefinition's schema has in place of a schema.
constexpr std::pair<std::string_view, ShapeKind> kUnions[] = {
    {"schema-or-boolean", ShapeKind::SchemaOrBoolean},
    {"schema-or-list", ShapeKind::SchemaOrList},
    {"schema-or-strings", ShapeKind::SchemaOrStrings},
};
constexpr std::string_view kSchemaType = "apiextensions/v1.JSONSchemaProps";

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

/// What stands in `prefix(...)`, when the text begins so.
std::optional<std::string_view> parenthesised(std::string_view text, std::string_view prefix) {
  if (!text.starts_with(prefix) || text.size() <= prefix.size() || text[prefix.size()] != '(') return std::nullopt;
  std::size_t close = text.find(')');
  if (close == std::string_view::npos) throw std::runtime_error("a shape without its ')': " + std::string(text));
  return text.substr(prefix.size() + 1, close - prefix.size() - 1);
}

std::uint16_t narrow(std::size_t number, std::string_view what) {
  if (number > std::numeric_limits<std::uint16_t>::max())
    throw std::runtime_error("more than 65535 " + std::string(what));
  return static_cast<std::uint16_t>(number);
}

class Builder {
 public:
  explicit Builder(const Facts& facts) : facts_(facts) {}

  Tables build() {
    number_names();
    for (const auto& [name, fields] : facts_.types) type_id(name, false);
    for (std::size_t next = 0; next < ordered_.size(); ++next) add_type(ordered_[next].first, ordered_[next].second);
    fill_slots();
    return std::move(tables_);
  }

 private:
  void number_names() {
    std::set<std::string> names = {""};
    for (const auto& [type, fields] : facts_.types) {
      names.insert(type.substr(type.find('.') + 1));
      for (const FieldFact& field : fields) {
        names.insert(field.name);
        std::string_view shape = field.shape;
        if (std::size_t at = shape.find("enum("); at != std::string_view::npos)
          for (std::string& value : split(*parenthesised(shape.substr(at), "enum"), '|'))
            names.insert(std::move(value));
        if (std::size_t at = shape.find("list("); at != std::string_view::npos)
          for (std::string& key : split(*parenthesised(shape.substr(at), "list"), ',')) names.insert(std::move(key));
      }
    }
    tables_.names.assign(names.begin(), names.end());
    narrow(tables_.names.size(), "names");
  }

  doc::Symbol symbol(std::string_view name) const {
    return static_cast<doc::Symbol>(std::lower_bound(tables_.names.begin(), tables_.names.end(), name) -
                                    tables_.names.begin());
  }

  /// What becomes of the enums in a shape.
  enum class Enums { Kept, WithEmpty, Dropped };

  /// The number of a type, or of its twin below a field that isn't validated.
  std::uint16_t type_id(const std::string& name, bool lenient) {
    auto [entry, added] =
        tables_.type_ids.try_emplace(lenient ? name + " not validated" : name, narrow(ordered_.size(), "types"));
    if (added) ordered_.emplace_back(name, lenient);
    return entry->second;
  }

  /// Whether the server misses something inside an object when the object is not written. A status is the server's own.
  bool is_implied(const FieldFact& field) {
    return field.by_value && field.name != "status" && facts_.types.contains(field.shape) &&
           demands_fields(field.shape);
  }
  bool demands_fields(const std::string& type) {
    auto [known, added] = demanding_.try_emplace(type, false);  // false ends the search in a type that contains itself
    if (!added) return known->second;
    for (const FieldFact& field : facts_.types.at(type)) {
      bool enforced = field.required && !facts_.not_required.contains({type, field.name});
      if (enforced || is_implied(field)) return demanding_[type] = true;
    }
    return false;
  }

  void add_type(const std::string& name, bool lenient) {
    std::vector<FieldFact> fields = facts_.types.at(name);
    std::sort(fields.begin(), fields.end(), [](const FieldFact& a, const FieldFact& b) {
      return std::tie(a.name, a.versions) < std::tie(b.name, b.versions);
    });
    kube::schema::Type type{static_cast<std::uint32_t>(tables_.fields.size()), 0,
                            symbol(name.substr(name.find('.') + 1))};
    for (const FieldFact& field : fields) {
      TypeField key(name, field.name);
      bool required = field.required || (!lenient && is_implied(field));
      bool enforced = required && !lenient && !facts_.not_required.contains(key);
      bool below = lenient || facts_.not_validated.contains(key);
      Enums enums = below || facts_.not_enum.contains(key)    ? Enums::Dropped
                    : facts_.enum_accepts_empty.contains(key) ? Enums::WithEmpty
                                                              : Enums::Kept;
      tables_.fields.push_back(
          {symbol(field.name), shape(field.shape, enums, below), field.versions, required, enforced});
    }
    type.field_count = narrow(tables_.fields.size() - type.first_field, "fields of a type");
    tables_.types.push_back(type);
  }

  std::uint16_t shape(std::string_view text, Enums enums, bool lenient) {
    auto inner = [&](std::size_t skip) { return shape(text.substr(skip), enums, lenient); };
    if (text.starts_with("map ")) return intern({ShapeKind::Map, ListType::Atomic, inner(4), 0});
    if (text.starts_with("set ")) return intern({ShapeKind::List, ListType::Set, inner(4), 0});
    if (text.starts_with("list ")) return intern({ShapeKind::List, ListType::Atomic, inner(5), 0});
    if (auto keys = parenthesised(text, "list"))
      return intern({ShapeKind::List, ListType::Map, inner(keys->size() + 7), values(split(*keys, ','))});
    if (auto alternatives = parenthesised(text, "enum"))
      return intern({ShapeKind::String, ListType::Atomic, 0, enum_values(*alternatives, enums)});
    for (auto [word, kind] : kScalars)
      if (text == word) return intern({kind, ListType::Atomic, 0, 0});
    for (auto [word, kind] : kUnions)
      if (text == word) return intern({kind, ListType::Atomic, type_id(std::string(kSchemaType), lenient), 0});
    if (!facts_.types.contains(std::string(text))) throw std::runtime_error("no such type: " + std::string(text));
    return intern({ShapeKind::Object, ListType::Atomic, type_id(std::string(text), lenient), 0});
  }

  std::uint16_t enum_values(std::string_view alternatives, Enums enums) {
    if (enums == Enums::Dropped) return 0;
    std::vector<std::string> words = split(alternatives, '|');
    if (enums == Enums::WithEmpty && std::find(words.begin(), words.end(), "") == words.end())
      words.insert(words.begin(), "");
    return values(words);
  }

  std::uint16_t intern(Shape shape) {
    auto key = std::tuple(shape.kind, shape.list_type, shape.detail, shape.values);
    auto [entry, added] = shape_ids_.try_emplace(key, narrow(tables_.shapes.size(), "shapes"));
    if (added) tables_.shapes.push_back(shape);
    return entry->second;
  }

  /// Index + 1 of a list of names.
  std::uint16_t values(const std::vector<std::string>& words) {
    std::vector<doc::Symbol> symbols;
    for (const std::string& word : words) symbols.push_back(symbol(word));
    auto [entry, added] = value_ids_.try_emplace(symbols, narrow(tables_.values.size() + 1, "lists of values"));
    if (added) tables_.values.push_back(symbols);
    return entry->second;
  }

  void fill_slots() {
    // At most half full, so that a search for an unknown name ends soon.
    auto room = [](std::size_t entries) {
      std::size_t size = 2;
      while (size < entries * 2) size *= 2;
      return size;
    };
    auto place = [](std::vector<std::uint16_t>& slots, std::uint32_t hash, std::size_t value) {
      std::size_t at = hash & (slots.size() - 1);
      while (slots[at] != 0) at = (at + 1) & (slots.size() - 1);
      slots[at] = static_cast<std::uint16_t>(value);
    };
    tables_.name_slots.assign(room(tables_.names.size()), 0);
    for (std::size_t i = 1; i < tables_.names.size(); ++i)
      place(tables_.name_slots, doc::Names::hash(tables_.names[i]), i);
    tables_.kind_slots.assign(room(facts_.kinds.size()), 0);
    std::size_t index_plus_one = 0;
    for (const auto& [key, kind] : facts_.kinds) {
      const auto& [group, name, version] = key;
      place(tables_.kind_slots, kube::schema::tables::kind_hash(group, version, name), ++index_plus_one);
    }
  }

  std::map<std::string, bool> demanding_;
  const Facts& facts_;
  Tables tables_;
  std::vector<std::pair<std::string, bool>> ordered_;  ///< types by number, and whether it is the twin
  std::map<std::tuple<ShapeKind, ListType, std::uint16_t, std::uint16_t>, std::uint16_t> shape_ids_;
  std::map<std::vector<doc::Symbol>, std::uint16_t> value_ids_;
};

}  // namespace

Tables build_tables(const Facts& facts) { return Builder(facts).build(); }

}  // namespace pave::kubernetes_data
