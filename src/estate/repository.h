#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/files.h"
#include "estate/ignore.h"

namespace pave::estate {

/// The Git working tree around a path.
struct Repository {
  std::string root;    ///< real, absolute path of the folder that holds `.git`
  std::string inside;  ///< from root to the path's folder, `deploy/prod`; empty: the root itself
};

/// Looks upwards from a folder for one that holds `.git` (a folder, or the file of a worktree or submodule).
/// An empty `root`: there is none.
Repository find_repository(const base::Files& files, const std::string& folder);

/// The rules of `.git/info/exclude`, which a worktree shares with the repository that it belongs to; empty if there are none.
IgnoreRules read_exclude_file(const base::Files& files, const Repository& repository);

inline constexpr std::size_t kMaxIgnoreFile = 4 << 20;  ///< bytes of a .gitignore that are read; a larger one is not

/// The rules of a `.gitignore`; empty when it is not there or can't be read.
IgnoreRules read_ignore_file(const base::Files& files, const std::string& path);

}  // namespace pave::estate
