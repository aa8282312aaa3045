#include "estate/layout.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"
#include "estate/repository.h"

namespace pave::estate {
namespace {

using base::FileKind;
using doc::Node;

/// `a/b.yaml` -> `a`; `b.yaml` -> empty.
std::string folder_of(std::string_view path) {
  std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return {};
  return std::string(path.substr(0, slash == 0 ? 1 : slash));
}

std::string_view name_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

/// `overlays/prod` and `../base/p.yaml` -> `overlays/base/p.yaml`, by the letters alone.
std::string joined(std::string_view folder, std::string_view path) {
  std::string out(folder);
  while (!path.empty()) {
    std::string_view part = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(part.size() + 1, path.size()));
    if (part.empty() || part == ".") continue;
    if (part == ".." && !out.empty() && name_of(out) != "..") {
      out = folder_of(out);
      continue;
    }
    if (!out.empty() && !out.ends_with('/')) out += '/';
    out += part;
  }
  return out;
}

/// Finds out which folders belong to charts; each folder is looked at once.
class Charts {
 public:
  explicit Charts(const base::Files& files) : files_(files) {}

  bool contain(const std::string& folder) {
    if (auto known = known_.find(folder); known != known_.end()) return known->second;
    bool result = look(folder);
    known_.emplace(folder, result);
    return result;
  }

 private:
  bool look(const std::string& folder) {
    if (has_chart(folder)) return true;
    // Relative paths end here; the folders above have no name among the walked ones.
    if (folder.empty() || name_of(folder) == "..") return look_above(folder.empty() ? "." : folder);
    if (folder == "/" || (folder.starts_with('/') && files_.kind(folder + "/.git") != FileKind::Missing)) return false;
    return contain(folder_of(folder));
  }

  bool look_above(const std::string& folder) const {
    Repository repository = find_repository(files_, folder);
    while (!repository.inside.empty()) {
      repository.inside = folder_of(repository.inside);
      if (has_chart(joined(repository.root, repository.inside))) return true;
    }
    return false;
  }

  bool has_chart(const std::string& folder) const {
    return files_.kind(folder.empty() ? "Chart.yaml" : folder + "/Chart.yaml") == FileKind::Regular;
  }

  const base::Files& files_;
  std::unordered_map<std::string, bool> known_;
};

bool has_kustomization_name(std::string_view path) {
  std::string_view name = name_of(path);
  return name == "kustomization.yaml" || name == "kustomization.yml" || name == "Kustomization";
}

/// What a kustomization says of other files.
class Kustomization {
 public:
  Kustomization(const base::Files& files, const std::string& path) {
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

  bool is_foreign() const { return foreign_; }
  bool is_broken() const { return broken_; }
  std::vector<std::pair<std::string, FileRole>>& listed() { return listed_; }
  std::vector<WalkProblem>& problems() { return problems_; }

 private:
  void read(const Node& root) {
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
  }

  /// The items of a list, or one field of each.
  void list(const Node& parent, std::string_view key, std::string_view field, FileRole role) {
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

  bool foreign_ = false;
  bool broken_ = false;
  std::vector<std::pair<std::string, FileRole>> listed_;
  std::vector<WalkProblem> problems_;
};

}  // namespace

Layout lay_out(const base::Files& files, std::span<const WalkedFile> walked) {
  Layout out;
  out.roles.resize(walked.size(), FileRole::Manifest);
  Charts charts(files);
  std::unordered_map<std::string, FileRole> listed;
  for (std::size_t i = 0; i < walked.size(); ++i) {
    const std::string& path = walked[i].path;
    std::string folder = folder_of(path);
    if (charts.contain(folder)) {
      out.roles[i] = FileRole::Chart;
    } else if (has_kustomization_name(path)) {
      Kustomization kustomization(files, path);
      std::ranges::move(kustomization.problems(), std::back_inserter(out.problems));
      if (kustomization.is_foreign()) continue;
      out.roles[i] = kustomization.is_broken() ? FileRole::BrokenKustomization : FileRole::Kustomization;
      for (const auto& [target, role] : kustomization.listed()) listed.emplace(joined(folder, target), role);
    }
  }
  if (listed.empty()) return out;
  for (std::size_t i = 0; i < walked.size(); ++i)
    if (out.roles[i] == FileRole::Manifest)
      if (auto found = listed.find(walked[i].path); found != listed.end()) out.roles[i] = found->second;
  return out;
}

}  // namespace pave::estate
