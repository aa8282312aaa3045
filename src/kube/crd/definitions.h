#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kube/crd/compile.h"
#include "kube/crd/definition.h"

namespace pave::kube::crd {

/// One version of a definition's kind, compiled.
struct ServedVersion {
  VersionFacts facts;                            ///< texts of the definition; without the node of the schema
  std::unique_ptr<const CompiledSchema> schema;  ///< none: the version has none
};

/// A definition that outlives the file it was found in. It keeps the text of its document and compiles a version when the
/// first object of that version is judged: large definitions cost little where they are not used. May be used from many
/// threads.
class Definition {
 public:
  /// `text`: of the document that holds it. `facts` are copied.
  Definition(std::string path, std::string_view text, const DefinitionFacts& facts);
  ~Definition();
  Definition(const Definition&) = delete;
  Definition& operator=(const Definition&) = delete;

  const std::string& path() const { return path_; }
  const std::string& group() const { return group_; }
  const std::string& kind() const { return kind_; }
  bool namespaced() const { return namespaced_; }
  /// The names of the versions that are served, as written, joined by commas.
  std::string served_versions() const;
  /// The names of the versions that are served, as written.
  const std::vector<std::string>& served() const { return served_; }

  /// A version that is served, compiled for the server of Kubernetes 1.kube_minor;
  /// null: none of that name is served.
  const ServedVersion* version(std::string_view name, int kube_minor) const;
  /// The hash_value of its `spec`.
  std::uint64_t hash() const { return hash_; }
  /// Whether both say the same about their kind, whatever the order of keys and the comments.
  bool says_the_same(const Definition& other) const;

 private:
  struct Slot;

  std::string path_;
  std::string text_;
  std::string group_;
  std::string kind_;
  bool namespaced_;
  std::uint64_t hash_;
  std::vector<std::string> served_;
  std::vector<std::unique_ptr<Slot>> slots_;  ///< one a served version
};

/// The definitions of a run, by kind. Filled first, then read by many threads.
class Definitions {
 public:
  /// One that says the same as an earlier one of its kind is one with it. `preferred`: it, and those that say the same, go
  /// before all others of their kind, wherever they stand.
  void add(std::unique_ptr<Definition> definition, bool preferred);
  /// Takes those of another one, behind its own.
  void merge(Definitions&& other);

  bool empty() const { return kinds_.empty(); }
  /// The definition for an object in that file: a preferred one, else the one in the nearest folder (that shares most
  /// folders with the file), else the first. Null: the kind has none.
  const Definition* find(std::string_view group, std::string_view kind, std::string_view path) const;
  /// The first two that differ, in the order in which they were added; null: there are no two, or one is
  /// preferred.
  std::pair<const Definition*, const Definition*> rivals(std::string_view group, std::string_view kind) const;

 private:
  struct Entry {
    std::unique_ptr<Definition> definition;
    std::vector<std::string> paths;  ///< where it stands: those that say the same are one
    bool preferred;
  };
  using Nearest = std::map<std::string, std::size_t, std::less<>>;  ///< the first entry in or below a folder
  struct Kind {
    std::vector<Entry> entries;
    Nearest nearest;
    Nearest nearest_preferred;
  };
  void add(Entry entry);

  std::map<std::pair<std::string, std::string>, Kind, std::less<>> kinds_;
};

}  // namespace pave::kube::crd
