#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/files.h"
#include "judge/finding.h"
#include "judge/inputs.h"
#include "judge/options.h"
#include "kube/object.h"

namespace pave::judge {

/// Where an object stands among the old ones: which file, and the how-manieth object of it.
struct OldPlace {
  std::string_view path;
  std::size_t index;
};

/// The objects that exist already, of `pave check --against OLD NEW`: who they are and in which file, without their trees.
/// Read only once it is made, from many threads.
class OldObjects {
 public:
  /// Reads all manifests below OLD (options.against: a file, a folder, or `-`), and renders the charts there with their
  /// default values, for options.kube_version. Documents that can't be read hold no old objects and have a finding;
  /// whether the objects of the others are good is no matter of the change. The options must outlive this.
  OldObjects(const base::Files& files, const CheckOptions& options, unsigned threads);

  /// Named paths that don't exist, with the reason; then there is nothing else.
  const std::vector<std::string>& missing() const { return inputs_.missing; }

  /// What of OLD could not be read, in the order of its files, each with its own path: folders and files, documents that
  /// are broken (syntax/*), and that there is no manifest at all (syntax/nothing-to-check).
  const std::vector<Finding>& findings() const { return findings_; }
  /// Whether a file or folder of OLD could not be read.
  bool failed_to_read() const { return inputs_.failed_to_read; }

  /// What the object was: the old one of the same group, kind, namespace and name. Where several files have one (a folder
  /// for each cluster), the one whose path ends most like `path`; null: the object is new. An object without a name is
  /// always new.
  const OldPlace* find(const kube::Object& object, std::string_view path) const;

  /// The text of a file of the old ones.
  base::Expected<std::string> read(std::string_view path) const;

 private:
  using Key = std::tuple<std::string, std::string, std::string, std::string>;  ///< group, kind, namespace, name

  void add_releases(unsigned threads);

  const base::Files& files_;
  const CheckOptions& options_;
  Inputs inputs_;
  std::map<Key, std::vector<OldPlace>> places_;
  std::vector<Finding> findings_;
};

}  // namespace pave::judge
