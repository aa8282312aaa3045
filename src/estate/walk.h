#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"

namespace pave::estate {

inline constexpr int kMaxFolderDepth = 256;  ///< folders inside each other, from the one where the walk begins

/// A file to look at.
struct WalkedFile {
  std::string path;      ///< relative to where the process stands, as the user wrote its beginning: `deploy/cart.yaml`
  bool named = false;    ///< the user named this very file on the command line
  bool is_pipe = false;  ///< a named pipe: it can be read once, with Files::read_pipe
};

/// A path that could not be looked at, and why.
struct WalkProblem {
  std::string path;
  base::Diagnostic diagnostic;  ///< syntax/unreadable or syntax/limit, without an origin
};

struct Walk {
  std::vector<WalkedFile> files;
  std::vector<WalkProblem> missing;     ///< named paths that don't exist, or are neither file nor folder
  std::vector<WalkProblem> unreadable;  ///< folders below a named one that can't be listed
  std::vector<std::string> links_left;  ///< links with the ending of a manifest that lead out of the tree, or nowhere
};

/// `.yaml`, `.yml` or `.json`.
bool has_manifest_ending(std::string_view name);

/// Finds the files under the named paths; the paths come in the order given, each folder's files in the order of their
/// paths' bytes, and no file twice. A named file or pipe is always taken, whatever its ending and whatever is ignored.
/// In a folder: files with the ending of a manifest, and those named `Kustomization`. Left out: `.git`, and what the `.gitignore` files from the top of
/// the repository down and `.git/info/exclude` ignore (a user's own global ignore file is not read, so that all machines
/// say the same; the index isn't either, so a tracked file that a rule ignores is left out). A link to a folder is not
/// followed: what it shows of the tree has a path of its own. A link to a file is, when the file is inside the named
/// folder and isn't found by its own path.
Walk walk(const base::Files& files, std::span<const std::string> named);

}  // namespace pave::estate
