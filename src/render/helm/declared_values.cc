#include "render/helm/declared_values.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "doc/node.h"
#include "render/helm/schema_cache.h"

namespace pave::render::helm {
namespace {

constexpr int kMaxSchemaDepth = 64;  // of properties and references inside each other

/// What `#/a/b` names, or null.
const doc::Node* resolve(const doc::Node& root, std::string_view reference) {
  if (!reference.starts_with("#")) return nullptr;
  const doc::Node* found = &root;
  reference.remove_prefix(1);
  while (found != nullptr && reference.starts_with('/')) {
    std::size_t end = std::min(reference.find('/', 1), reference.size());
    found = found->find(reference.substr(1, end - 1));
    reference.remove_prefix(end);
  }
  return found;
}

/// Adds what one values.schema.json declares. What a schema says of itself again and again is open from there on.
class SchemaNames {
 public:
  explicit SchemaNames(const doc::Node& root) : root_(root) {}

  void add(const doc::Node& schema, DeclaredNode& into, int depth = 0) {
    if (depth > kMaxSchemaDepth || ++seen_ > kMaxSchemaNodes) {
      into.is_open = true;
      return;
    }
    bool says_something = false;
    if (const doc::Node* reference = schema.find("$ref"); reference != nullptr && reference->is_string()) {
      says_something = true;
      follow(reference->text(), into, depth);
    }
    for (std::string_view name : {"allOf", "anyOf", "oneOf"})
      if (const doc::Node* parts = schema.find(name); parts != nullptr && parts->is_list()) {
        says_something = true;
        for (const doc::Node& part : parts->children()) {
          if (is_spent(into)) return;
          add(part, into, depth + 1);
        }
      }
    for (std::string_view name : {"then", "else"})
      if (const doc::Node* part = schema.find(name)) add(*part, into, depth + 1);
    if (schema.find("patternProperties") != nullptr) into.is_open = true;
    if (const doc::Node* more = schema.find("additionalProperties"); more != nullptr && more->is_map())
      into.is_open = true;
    const doc::Node* properties = schema.find("properties");
    if (properties == nullptr || !properties->is_map()) {
      if (!says_something) into.is_open = true;
      return;
    }
    for (const doc::Node& property : properties->children()) {
      if (is_spent(into)) return;
      std::unique_ptr<DeclaredNode>& child = into.children[property.key()];
      if (child == nullptr) child = std::make_unique<DeclaredNode>();
      add(property, *child, depth + 1);
    }
  }

 private:
  /// Whether no more is looked at: then anything may be in the node.
  bool is_spent(DeclaredNode& into) const {
    if (seen_ < kMaxSchemaNodes) return false;
    into.is_open = true;
    return true;
  }

  void follow(std::string_view reference, DeclaredNode& into, int depth) {
    const doc::Node* found = resolve(root_, reference);
    if (found == nullptr || std::ranges::find(open_, found) != open_.end()) {
      into.is_open = true;
      return;
    }
    open_.push_back(found);
    add(*found, into, depth + 1);
    open_.pop_back();
  }

  const doc::Node& root_;
  std::vector<const doc::Node*> open_;  // what the references lead to that are being followed
  std::size_t seen_ = 0;
};

void add_chart(const ChartScope& scope, DeclaredNode& into, SchemaCache& schemas) {
  if (scope.chart->defaults != nullptr && scope.chart->defaults->size > 0)
    into.add(lang::Value::of(const_cast<lang::Map*>(scope.chart->defaults)));  // only read
  if (scope.chart->schema != nullptr)
    if (const doc::Node* root = schemas.of(*scope.chart).root; root != nullptr && root->find("properties") != nullptr)
      SchemaNames(*root).add(*root, into);
  for (const auto& child : scope.children) {
    std::unique_ptr<DeclaredNode>& node = into.children[child->name];
    if (node == nullptr) node = std::make_unique<DeclaredNode>();
    add_chart(*child, *node, schemas);
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

DeclaredNode declared_values(const ChartScope& root, SchemaCache& schemas) {
  DeclaredNode declared;
  add_chart(root, declared, schemas);
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
