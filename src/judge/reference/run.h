#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/code.h"
#include "base/origin.h"
#include "estate/settings.h"
#include "judge/reference/facts.h"

namespace pave::judge::reference {

/// A file of the run, with what its objects are. Views.
struct FileFacts {
  std::string_view path;
  std::span<const ObjectFacts> objects;
  bool is_kustomized = false;     ///< a kustomization in its folder says which files are applied
  bool is_resource = false;       ///< a kustomization lists it
  bool is_patched = false;        ///< ... or one that does lists it, and may change fields
  bool is_partly_unread = false;  ///< some of it is a template or broken, so that not all of its objects are known
};

/// Everything that is checked together.
struct Run {
  std::vector<FileFacts> files;
  std::span<const estate::Outside> outside;
  std::vector<std::string_view> prefixes;  ///< that kustomizations put before names, each once
  std::vector<std::string_view> suffixes;
  /// Labels that kustomizations add to pods, sorted.
  std::vector<std::pair<std::string_view, std::string_view>> added_labels;
};

/// A place in another file, or in the same one.
struct NoteAt {
  std::string message;
  std::uint32_t file;
  base::Origin origin;
};

/// Something that doesn't hold together: a remark about an object of a file that is to be read again for it.
struct Problem {
  std::uint32_t file;
  std::uint32_t object;  ///< index of the file's objects
  base::Code code;
  base::Severity severity;
  base::Origin origin;
  std::string message;
  std::string help;
  std::vector<NoteAt> notes = {};
};

}  // namespace pave::judge::reference
