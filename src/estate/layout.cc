#include "estate/layout.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "estate/kustomization.h"
#include "estate/repository.h"

namespace pave::estate {
namespace {

using base::FileKind;

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

/// Which files and folders are listed by kustomizations that patch, or below such ones.
class Patched {
 public:
  void add(std::string folder, const Kustomization& kustomization, const KustomizationFacts& facts) {
    std::vector<std::string>& lists = lists_[folder];
    for (const auto& [target, role] : kustomization.listed())
      if (role == FileRole::Resource) lists.push_back(joined(folder, target));
    if (facts.has_patches) open_.push_back(std::move(folder));
  }
  void spread() {
    while (!open_.empty()) {
      std::string folder = std::move(open_.back());
      open_.pop_back();
      auto lists = lists_.find(folder);
      if (lists == lists_.end()) continue;
      for (const std::string& target : lists->second)
        if (patched_.insert(target).second) open_.push_back(target);
    }
  }
  bool contains(const std::string& path) const { return patched_.contains(path); }

 private:
  std::unordered_map<std::string, std::vector<std::string>> lists_;
  std::vector<std::string> open_;
  std::unordered_set<std::string> patched_;
};

}  // namespace

Layout lay_out(const base::Files& files, std::span<const WalkedFile> walked) {
  Layout out;
  out.roles.resize(walked.size(), FileRole::Manifest);
  Charts charts(files);
  std::unordered_map<std::string, FileRole> listed;
  Patched patched;
  out.patched.resize(walked.size(), false);
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
      patched.add(folder, kustomization, kustomization.facts());
      if (!kustomization.is_broken()) out.kustomizations.push_back(std::move(kustomization.facts()));
    }
  }
  if (listed.empty()) return out;
  for (std::size_t i = 0; i < walked.size(); ++i)
    if (out.roles[i] == FileRole::Manifest)
      if (auto found = listed.find(walked[i].path); found != listed.end()) out.roles[i] = found->second;
  patched.spread();
  for (std::size_t i = 0; i < walked.size(); ++i) out.patched[i] = patched.contains(walked[i].path);
  return out;
}

}  // namespace pave::estate
