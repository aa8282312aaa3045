#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "judge/reference/run.h"

namespace pave::judge::reference {

/// The folders of a run, each with a set of marks that files in it were given. Files are near each other when they are in
/// one folder, or in two of which one is above the other.
class Folders {
 public:
  explicit Folders(const Run& run);

  void mark(std::uint32_t file, std::uint32_t marks) { nodes_[of_file_[file]].own |= marks; }
  /// Call once all marks are given.
  void spread();

  /// The marks of all files near this one, itself among them.
  std::uint32_t near(std::uint32_t file) const { return nodes_[of_file_[file]].near; }
  /// The same with the files below the folder above, unless that is one above all files of the run.
  std::uint32_t around(std::uint32_t file) const { return nodes_[of_file_[file]].around; }
  /// The marks of the files of its own folder.
  std::uint32_t beside(std::uint32_t file) const { return nodes_[of_file_[file]].own; }
  /// Whether two files are near each other.
  bool are_near(std::uint32_t a, std::uint32_t b) const;
  /// Equal for two files of one folder.
  std::uint32_t folder_of(std::uint32_t file) const { return of_file_[file]; }
  /// Whether some folder of the run is called so, or ends with that path (`apps/prod` for `repository/apps/prod`).
  bool has_folder(std::string_view path) const;

 private:
  struct Node {
    std::uint32_t parent = 0;
    std::uint32_t own = 0;
    std::uint32_t above = 0;  ///< own, and those of the folders above
    std::uint32_t below = 0;  ///< own, and those of the folders below
    std::uint32_t near = 0;
    std::uint32_t around = 0;
    bool is_above_all = false;
  };
  std::uint32_t add(std::string_view folder);

  std::map<std::string, std::uint32_t, std::less<>> by_path_;
  std::vector<std::string> reversed_;  ///< paths from their last byte to the first, sorted: to look up by how they end
  std::vector<Node> nodes_;            ///< a parent comes before its children
  std::vector<std::uint32_t> of_file_;
};

}  // namespace pave::judge::reference
