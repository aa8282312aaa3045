#include <algorithm>

#include "render/helm/template_reads.h"

namespace pave::render::helm {
namespace {

ReadNode& at_path(ReadNode& from, std::string_view path) {
  ReadNode* node = &from;
  while (!path.empty()) {
    std::size_t dot = path.find('.');
    node = &node->child(path.substr(0, dot));
    path.remove_prefix(dot == std::string_view::npos ? path.size() : dot + 1);
  }
  return *node;
}

void read_whole(ReadNode& node) { node.is_whole = node.is_guarded = true; }

void mark_conditions(const Dependency& dependency, ReadNode& values) {
  std::string_view rest = dependency.condition;
  while (!rest.empty()) {
    std::size_t comma = rest.find(',');
    std::string_view path = rest.substr(0, comma);
    path.remove_prefix(std::min(path.find_first_not_of(' '), path.size()));
    while (path.ends_with(' ')) path.remove_suffix(1);
    if (!path.empty()) read_whole(at_path(values, path));
    rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
  }
  if (!dependency.tags.empty()) read_whole(values.child("tags"));
}

void mark_imports(const Dependency& dependency, std::string_view name, ReadNode& values) {
  for (const lang::Value& import : dependency.import_values.list()) {
    if (import.is_string()) {
      read_whole(at_path(values.child(name).child("exports"), import.text()));
      values.is_open = true;
    } else if (import.is(lang::Kind::Map)) {
      const lang::Value* child = import.map->find("child");
      const lang::Value* parent = import.map->find("parent");
      if (child != nullptr && child->is_string()) read_whole(at_path(values.child(name), child->text()));
      if (parent != nullptr && parent->is_string())
        at_path(values, parent->text() == "." ? std::string_view() : parent->text()).is_open = true;
    }
  }
}

void fill(ChartScope& scope);

void add_child(ChartScope& scope, const Chart& chart, std::string_view name) {
  auto child = std::make_unique<ChartScope>();
  child->chart = &chart;
  child->name = name;
  child->values = &scope.values->child(name);
  child->parent = &scope;
  fill(*child);
  scope.children.push_back(std::move(child));
}

void fill(ChartScope& scope) {
  const Chart& chart = *scope.chart;
  std::vector<const Chart*> declared;
  for (const Dependency& dependency : chart.metadata.dependencies) {
    std::string_view name = dependency.alias.empty() ? dependency.name : dependency.alias;
    mark_conditions(dependency, *scope.values);
    mark_imports(dependency, name, *scope.values);
    auto found = std::ranges::find_if(
        chart.dependencies, [&](const auto& candidate) { return candidate->metadata.name == dependency.name; });
    if (found == chart.dependencies.end()) {
      read_whole(scope.values->child(name));
      read_whole(scope.values->child("global"));
      continue;
    }
    declared.push_back(found->get());
    add_child(scope, **found, name);
  }
  for (const auto& dependency : chart.dependencies)
    if (std::ranges::find(declared, dependency.get()) == declared.end())
      add_child(scope, *dependency, dependency->metadata.name);
}

}  // namespace

std::unique_ptr<ChartScope> make_scopes(const Chart& root, ReadNode& values) {
  auto scope = std::make_unique<ChartScope>();
  scope->chart = &root;
  scope->name = root.metadata.name;
  scope->values = &values;
  fill(*scope);
  return scope;
}

}  // namespace pave::render::helm
