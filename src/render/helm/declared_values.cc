#include "render/helm/declared_values.h"

#include <algorithm>
#include <utility>

#include "lang/json.h"
#include "lang/part_runs.h"

namespace pave::render::helm {
namespace {

constexpr int kMaxSchemaDepth = 64;  // of properties and references inside each other

const lang::Value* at(const lang::Value& schema, std::string_view name) {
  return schema.is(lang::Kind::Map) && schema.map != nullptr ? schema.map->find(name) : nullptr;
}

/// What `#/a/b` names, or null.
const lang::Value* resolve(const lang::Value& root, std::string_view reference) {
  if (!reference.starts_with("#")) return nullptr;
  const lang::Value* found = &root;
  reference.remove_prefix(1);
  while (found != nullptr && reference.starts_with('/')) {
    std::size_t end = std::min(reference.find('/', 1), reference.size());
    found = at(*found, reference.substr(1, end - 1));
    reference.remove_prefix(end);
  }
  return found;
}

void add_schema(const lang::Value& root, const lang::Value& schema, DeclaredNode& into, int depth) {
  if (depth > kMaxSchemaDepth) {
    into.is_open = true;
    return;
  }
  bool says_something = false;
  if (const lang::Value* reference = at(schema, "$ref"); reference != nullptr && reference->is_string()) {
    says_something = true;
    const lang::Value* found = resolve(root, reference->text());
    if (found == nullptr) into.is_open = true;
    else add_schema(root, *found, into, depth + 1);
  }
  for (std::string_view name : {"allOf", "anyOf", "oneOf"})
    if (const lang::Value* parts = at(schema, name)) {
      says_something = true;
      for (const lang::Value& part : parts->list()) add_schema(root, part, into, depth + 1);
    }
  for (std::string_view name : {"then", "else"})
    if (const lang::Value* part = at(schema, name)) add_schema(root, *part, into, depth + 1);
  if (at(schema, "patternProperties") != nullptr) into.is_open = true;
  if (const lang::Value* more = at(schema, "additionalProperties"); more != nullptr && more->is(lang::Kind::Map))
    into.is_open = true;
  const lang::Value* properties = at(schema, "properties");
  if (properties == nullptr || !properties->is(lang::Kind::Map)) {
    if (!says_something) into.is_open = true;
    return;
  }
  for (const lang::MapEntry& entry : std::as_const(*properties->map).all()) {
    std::unique_ptr<DeclaredNode>& child = into.children[entry.key];
    if (child == nullptr) child = std::make_unique<DeclaredNode>();
    add_schema(root, entry.value, *child, depth + 1);
  }
}

void add_chart(const ChartScope& scope, DeclaredNode& into, base::Arena& arena) {
  if (scope.chart->defaults != nullptr && scope.chart->defaults->size > 0)
    into.add(lang::Value::of(const_cast<lang::Map*>(scope.chart->defaults)));  // only read
  if (scope.chart->schema != nullptr) {
    lang::JsonRead read = lang::read_json(scope.chart->schema->text(), lang::Numbers::Float, {}, arena);
    if (at(read.value, "properties") != nullptr) add_schema(read.value, read.value, into, 0);
  }
  for (const auto& child : scope.children) {
    std::unique_ptr<DeclaredNode>& node = into.children[child->name];
    if (node == nullptr) node = std::make_unique<DeclaredNode>();
    add_chart(*child, *node, arena);
  }
}

bool is_key_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

}  // namespace

const DeclaredNode* DeclaredNode::find(std::string_view name) const {
  auto found = children.find(name);
  return found == children.end() ? nullptr : found->second.get();
}

void DeclaredNode::add(const lang::Value& value) {
  if (!value.is(lang::Kind::Map) || value.map == nullptr || value.map->size == 0) {
    is_open = true;
    return;
  }
  for (const lang::MapEntry& entry : std::as_const(*value.map).all()) {
    std::unique_ptr<DeclaredNode>& child = children[entry.key];
    if (child == nullptr) child = std::make_unique<DeclaredNode>();
    child->add(entry.value);
  }
}

DeclaredNode declared_values(const ChartScope& root, base::Arena& arena) {
  DeclaredNode declared;
  add_chart(root, declared, arena);
  return declared;
}

std::set<std::string_view> commented_names(std::string_view values_file) {
  std::set<std::string_view> names;
  while (!values_file.empty()) {
    std::size_t end = std::min(values_file.find('\n'), values_file.size());
    std::string_view line = values_file.substr(0, end);
    values_file.remove_prefix(std::min(end + 1, values_file.size()));
    std::size_t comment = line.find('#');
    if (comment == std::string_view::npos) continue;
    std::string_view text = line.substr(comment);
    for (std::size_t at = 0; at < text.size();) {
      if (!is_key_character(text[at])) {
        ++at;
        continue;
      }
      std::size_t begin = at;
      while (at < text.size() && is_key_character(text[at])) ++at;
      bool is_key = at < text.size() && text[at] == ':';
      bool is_path = (at < text.size() && text[at] == '.') || (begin > 0 && text[begin - 1] == '.');
      bool is_parameter = text.find("@param") != std::string_view::npos || text.find("-- ") != std::string_view::npos;
      if (is_key || is_path || is_parameter) names.insert(text.substr(begin, at - begin));
    }
  }
  return names;
}

}  // namespace pave::render::helm
