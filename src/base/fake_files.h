#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/files.h"

namespace pave::base {

/// A disk in memory, for tests. Folders come with the files in them; relative paths start at `/here`.
class FakeFiles final : public Files {
 public:
  void add(const std::string& path, std::string text);
  void add_folder(const std::string& path);
  /// `target` as in a real link: relative to the link's folder, or absolute.
  void add_link(const std::string& path, std::string target);
  /// From now on, reading or listing the path fails.
  void forbid(const std::string& path);
  void set_standard_input(std::string text) { input_ = std::move(text); }

  Expected<std::string> read(const std::string& path, std::size_t limit) const override;
  Expected<std::string> read_pipe(const std::string& path, std::size_t limit) const override {
    return read(path, limit);
  }
  Expected<std::string> read_standard_input(std::size_t limit) const override;
  Expected<std::vector<FolderEntry>> list(const std::string& path) const override;
  FileKind kind(const std::string& path) const override;
  std::string real_path(const std::string& path) const override;

 private:
  struct Item {
    FileKind kind = FileKind::Folder;
    std::string text;  ///< of a file; the target of a link
  };
  void put(const std::string& path, Item item);
  const Item* find(const std::string& path) const;

  std::map<std::string, Item> items_;  ///< by absolute path
  std::set<std::string> forbidden_;
  std::string input_;
};

}  // namespace pave::base
