#include "judge/reference/folders.h"

#include <algorithm>

namespace pave::judge::reference {
namespace {

std::string_view parent_of(std::string_view path) {
  std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return {};
  return path.substr(0, slash);
}

}  // namespace

std::uint32_t Folders::add(std::string_view folder) {
  // The part of the way that is not known yet, from the inside outwards; then built from the outside.
  std::vector<std::string_view> missing;
  std::uint32_t at = 0;
  for (std::string_view path = folder;; path = parent_of(path)) {
    if (auto found = by_path_.find(path); found != by_path_.end()) {
      at = found->second;
      break;
    }
    missing.push_back(path);
  }
  for (auto path = missing.rbegin(); path != missing.rend(); ++path) {
    nodes_.push_back({.parent = at});
    at = static_cast<std::uint32_t>(nodes_.size() - 1);
    by_path_.emplace(std::string(*path), at);
  }
  return at;
}

Folders::Folders(const Run& run) {
  nodes_.push_back({});
  by_path_.emplace("", 0);
  std::string_view last;
  for (const FileFacts& file : run.files) {
    std::string_view folder = parent_of(file.path);
    bool is_same = !of_file_.empty() && folder == last;
    of_file_.push_back(is_same ? of_file_.back() : add(folder));
    last = folder;
  }
  for (const auto& [path, folder] : by_path_) reversed_.emplace_back(path.rbegin(), path.rend());
  std::ranges::sort(reversed_);
  // From the top down, as long as all files are below one child: those folders are above all.
  std::vector<std::uint32_t> files(nodes_.size(), 0);
  for (std::uint32_t folder : of_file_) ++files[folder];
  for (std::size_t i = nodes_.size(); i-- > 1;) files[nodes_[i].parent] += files[i];
  for (std::size_t i = 0; i < nodes_.size(); ++i) nodes_[i].is_above_all = files[i] == of_file_.size();
}

void Folders::spread() {
  for (Node& node : nodes_) node.above = node.below = node.own;
  for (std::size_t i = 1; i < nodes_.size(); ++i) nodes_[i].above |= nodes_[nodes_[i].parent].above;
  for (std::size_t i = nodes_.size(); i-- > 1;) nodes_[nodes_[i].parent].below |= nodes_[i].below;
  for (Node& node : nodes_) {
    node.near = node.around = node.above | node.below;
    if (const Node& parent = nodes_[node.parent]; !parent.is_above_all) node.around |= parent.below;
  }
}

bool Folders::are_near(std::uint32_t a, std::uint32_t b) const {
  std::uint32_t lower = of_file_[a];
  std::uint32_t upper = of_file_[b];
  auto is_above = [this](std::uint32_t folder, std::uint32_t inner) {
    while (inner > folder) inner = nodes_[inner].parent;
    return inner == folder;
  };
  return is_above(upper, lower) || is_above(lower, upper);
}

bool Folders::has_folder(std::string_view path) const {
  while (path.starts_with("./")) path.remove_prefix(2);
  while (path.ends_with('/')) path.remove_suffix(1);
  if (path.empty() || path == ".") return true;
  std::string wanted(path.rbegin(), path.rend());
  if (std::ranges::binary_search(reversed_, wanted)) return true;
  wanted += '/';
  auto longer = std::ranges::lower_bound(reversed_, wanted);
  return longer != reversed_.end() && longer->starts_with(wanted);
}

}  // namespace pave::judge::reference
