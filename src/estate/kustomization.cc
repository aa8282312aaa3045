#include "estate/kustomization.h"

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"
#include "estate/paths.h"

namespace pave::estate {
namespace {

using doc::Node;

/// `https://...`, `git@...`, `github.com/org/repo//folder?ref=v1`: what kustomize fetches.
bool is_address(std::string_view path) {
  return path.contains("://") || path.contains("?ref=") || path.contains("//") || path.starts_with("git@") ||
         path.starts_with("github.com/");
}

/// The key of `KEY=VALUE`, or of a file `[KEY=]PATH`.
std::string key_of(std::string_view item, bool is_file) {
  std::size_t equals = item.find('=');
  if (equals != std::string_view::npos) return std::string(item.substr(0, equals));
  return std::string(is_file ? name_of(item) : item);
}

}  // namespace

Kustomization::Kustomization(const base::Files& files, const std::string& path) {
  facts_.path = path;
  base::Expected<std::string> text = files.read(path, doc::kMaxFileSize);
  if (!text) {
    problems_.push_back({path, std::move(text).error()});
    return;
  }
  base::Sources sources;
  base::Arena arena;
  doc::Stream stream = doc::read(sources.add(path, *std::move(text)), arena, {});
  for (const doc::Document& document : stream.documents) {
    broken_ |= !document.errors.empty();
    if (document.root != nullptr) read(*document.root);
  }
}

void Kustomization::read(const Node& root) {
  std::string_view api_version = root.string_at("apiVersion");
  if (!api_version.empty() && !api_version.starts_with("kustomize.config.k8s.io/")) foreign_ = true;
  list(root, "patchesStrategicMerge", {}, FileRole::Patch);
  list(root, "patches", "path", FileRole::Patch);
  list(root, "patchesJson6902", "path", FileRole::Patch);
  list(root, "resources", {}, FileRole::Resource);
  list(root, "bases", {}, FileRole::Resource);
  list(root, "helmCharts", "valuesFile", FileRole::Values);
  if (const Node* charts = root.find("helmCharts"))
    for (const Node& chart : charts->children()) list(chart, "additionalValuesFiles", {}, FileRole::Values);
  if (std::string_view name = root.string_at("namespace"); !name.empty()) facts_.namespace_name = name;
  if (std::string_view text = root.string_at("namePrefix"); !text.empty()) facts_.name_prefix = text;
  if (std::string_view text = root.string_at("nameSuffix"); !text.empty()) facts_.name_suffix = text;
  for (std::string_view key : {"helmCharts", "helmChartInflationGenerator", "generators"})
    if (const Node* field = root.find(key)) facts_.brings_more |= !field->children().empty();
  for (std::string_view key : {"resources", "bases", "components"})
    if (const Node* items = root.find(key))
      for (const Node& item : items->children()) facts_.brings_more |= item.is_string() && is_address(item.text());
  for (std::string_view key :
       {"patches", "patchesStrategicMerge", "patchesJson6902", "replacements", "components", "transformers", "vars"})
    if (const Node* field = root.find(key)) facts_.has_patches |= !field->children().empty();
  if (const Node* labels = root.find("commonLabels")) add_labels(*labels);
  if (const Node* entries = root.find("labels"))
    for (const Node& entry : entries->children())
      if (const Node* pairs = entry.find("pairs")) add_labels(*pairs);
  read_generators(root, "configMapGenerator", false);
  read_generators(root, "secretGenerator", true);
}

/// The items of a list, or one field of each.
void Kustomization::list(const Node& parent, std::string_view key, std::string_view field, FileRole role) {
  const Node* items = parent.find(key);
  if (items == nullptr) return;
  for (const Node& item : items->children()) {
    std::string_view path = !field.empty()     ? item.string_at(field)
                            : item.is_string() ? item.text()
                                               : std::string_view();
    // An inline patch is a text of several lines.
    if (!path.empty() && !path.contains('\n')) listed_.emplace_back(path, role);
  }
}

void Kustomization::add_labels(const Node& pairs) {
  if (!pairs.is_map()) return;
  for (const Node& pair : pairs.children())
    if (pair.is_string()) facts_.labels.emplace_back(pair.key(), pair.text());
}

void Kustomization::read_generators(const Node& root, std::string_view key, bool is_secret) {
  const Node* items = root.find(key);
  if (items == nullptr) return;
  for (const Node& item : items->children()) {
    Generated one{.is_secret = is_secret, .name = std::string(item.string_at("name")), .keys = {}};
    if (one.name.empty()) continue;
    one.keys_known =
        item.find("envs") == nullptr && item.find("env") == nullptr && item.string_at("behavior") != "merge";
    for (std::string_view list_key : {"literals", "files"})
      if (const Node* list = item.find(list_key))
        for (const Node& entry : list->children())
          if (entry.is_string()) one.keys.push_back(key_of(entry.text(), list_key == "files"));
    facts_.generated.push_back(std::move(one));
  }
}

}  // namespace pave::estate
