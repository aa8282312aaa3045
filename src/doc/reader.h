#pragma once

#include <cstdint>
#include <vector>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/sources.h"
#include "doc/names.h"
#include "doc/node.h"

namespace pave::doc {

/// What plain scalars mean and which documents are allowed.
enum class Profile : std::uint8_t {
  Yaml12,      ///< YAML 1.2 core schema, any key
  Kubernetes,  ///< as sigs.k8s.io/yaml reads: YAML 1.1 booleans and numbers, merge keys, scalar keys only
};

struct ReadOptions {
  Profile profile = Profile::Kubernetes;
  const Names* names = nullptr;  ///< names to turn into symbols; none: all keys have kNoSymbol
  /// As yaml.Unmarshal of sigs.k8s.io/yaml takes it: a key that stands twice is a warning and the last one counts; the
  /// escapes that only JSON has (`\/`, two for one character) are errors.
  bool as_unmarshal = false;
};

/// A comment, from its `#` to the end of the line.
struct Comment {
  std::uint32_t offset;  ///< in the source's text
  std::uint32_t size;
};

/// One document of a stream. `root` is null when it is empty (nothing between two `---`) or has errors.
struct Document {
  const Node* root = nullptr;
  std::vector<base::Diagnostic> errors;         ///< one for broken syntax; one for each duplicate key
  std::vector<base::Diagnostic> warnings = {};  ///< duplicate keys, where ReadOptions lets them pass
  std::uint32_t begin = 0;                      ///< offset of its first byte in the source's text
  std::uint32_t end = 0;                        ///< offset behind its last byte
};

struct Stream {
  std::vector<Document> documents;
  std::vector<Comment> comments;
};

inline constexpr std::size_t kMaxFileSize = 256 << 20;    ///< bytes of one source
inline constexpr int kMaxDepth = 512;                     ///< maps and lists inside each other
inline constexpr std::size_t kMaxAliasedNodes = 1 << 20;  ///< nodes of one source that come through aliases

/// Reads a stream of YAML documents (JSON is YAML). Syntax is YAML 1.2 as the yaml-test-suite has it; see `Profile` for
/// values. A broken document carries its errors, and reading goes on at the next line that begins with `---`. The nodes
/// live in the arena and point into the source's text. Codes: syntax/yaml, syntax/duplicate-key, syntax/limit.
Stream read(const base::Source& source, base::Arena& arena, const ReadOptions& options);

}  // namespace pave::doc
