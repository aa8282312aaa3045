#include "estate/layout.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "estate/chart_folders.h"
#include "estate/kustomization.h"
#include "estate/paths.h"

namespace pave::estate {
namespace {

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
  ChartFolders charts(files);
  std::unordered_map<std::string, FileRole> listed;
  Patched patched;
  out.patched.resize(walked.size(), false);
  for (std::size_t i = 0; i < walked.size(); ++i) {
    const std::string& path = walked[i].path;
    std::string folder = folder_of(path);
    if (const std::string* root = charts.root_of(folder)) {
      out.roles[i] = FileRole::Chart;
      if (out.charts.empty() || out.charts.back() != *root) out.charts.push_back(*root);
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
  std::ranges::sort(out.charts);
  out.charts.erase(std::unique(out.charts.begin(), out.charts.end()), out.charts.end());
  if (listed.empty()) return out;
  for (std::size_t i = 0; i < walked.size(); ++i)
    if (out.roles[i] == FileRole::Manifest)
      if (auto found = listed.find(walked[i].path); found != listed.end()) out.roles[i] = found->second;
  patched.spread();
  for (std::size_t i = 0; i < walked.size(); ++i) out.patched[i] = patched.contains(walked[i].path);
  return out;
}

}  // namespace pave::estate
