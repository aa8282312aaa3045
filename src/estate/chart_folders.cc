#include "estate/chart_folders.h"

#include "estate/paths.h"
#include "estate/repository.h"

namespace pave::estate {

using base::FileKind;

const std::string* ChartFolders::root_of(const std::string& folder) {
  auto known = known_.find(folder);
  if (known == known_.end()) known = known_.emplace(folder, look(folder)).first;
  return known->second.empty() ? nullptr : &known->second;
}

std::string ChartFolders::look(const std::string& folder) {
  // Relative paths end here; the folders above have no name among the walked ones.
  bool is_top = folder.empty() || name_of(folder) == ".." || folder == "/" ||
                (folder.starts_with('/') && files_.kind(folder + "/.git") != FileKind::Missing);
  bool has_own = has_chart(folder);
  std::string own = folder.empty() ? "." : folder;
  if (is_top) {
    if (has_own) return own;
    bool goes_on = folder.empty() || name_of(folder) == "..";
    return goes_on ? look_above(folder.empty() ? "." : folder) : std::string();
  }
  std::string above = folder_of(folder);
  if (!has_own) {
    const std::string* root = root_of(above);
    return root != nullptr ? *root : std::string();
  }
  bool is_subchart = name_of(above) == "charts" && above != "charts" && has_chart(folder_of(above));
  if (above == "charts") is_subchart = has_chart("");
  const std::string* outer = is_subchart ? root_of(folder_of(above)) : nullptr;
  return outer != nullptr ? *outer : own;
}

std::string ChartFolders::look_above(const std::string& folder) const {
  Repository repository = find_repository(files_, folder);
  while (!repository.inside.empty()) {
    repository.inside = folder_of(repository.inside);
    std::string above = joined(repository.root, repository.inside);
    if (has_chart(above)) return above.empty() ? "." : above;
  }
  return {};
}

bool ChartFolders::has_chart(const std::string& folder) const {
  return files_.kind(folder.empty() ? "Chart.yaml" : folder + "/Chart.yaml") == FileKind::Regular;
}

std::vector<std::string> test_values(const base::Files& files, const std::string& chart) {
  constexpr std::string_view kEnding = "-values.yaml";
  std::vector<std::string> found;
  std::string folder = joined(chart == "." ? "" : chart, "ci");
  if (files.kind(folder) != FileKind::Folder) return found;
  auto entries = files.list(folder);
  if (!entries) return found;
  for (const base::FolderEntry& entry : *entries)
    if (entry.name.ends_with(kEnding) && files.kind(joined(folder, entry.name)) == FileKind::Regular)
      found.push_back(joined(folder, entry.name));
  return found;
}

}  // namespace pave::estate
