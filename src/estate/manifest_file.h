#pragma once

#include <cstdint>
#include <vector>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/sources.h"
#include "doc/reader.h"
#include "kube/list.h"

namespace pave::estate {

/// A file of YAML or JSON documents, read as Kubernetes manifests. Views of the source and the arena.
struct ManifestFile {
  doc::Stream stream;
  std::vector<kube::Object> objects;            ///< in source order, Lists unpacked, encrypted ones left out
  std::vector<kube::Object> encrypted_objects;  ///< those that SOPS encrypted, where their names can be read
  std::vector<base::Diagnostic> problems;       ///< of all documents and objects, in source order
  std::vector<base::Diagnostic> doubts;         ///< the same, where a document may be of some other format: warnings
  std::uint32_t encrypted = 0;                  ///< documents, and objects inside Lists, that SOPS encrypted
  bool is_manifest = false;  ///< at least one document is a manifest, or would be if it were well-formed
};

/// Reads a file. What is wrong with a document that is no manifest is left out, unless the file is `named` on the
/// command line. A document that does not parse counts as a manifest when its text has the keys apiVersion and kind;
/// it is a template (syntax/not-rendered) when a key, a value or a whole line of it begins with `{{`.
ManifestFile read_manifests(const base::Source& source, base::Arena& arena, bool named);

}  // namespace pave::estate
