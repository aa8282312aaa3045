#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "judge/reference/folders.h"
#include "judge/reference/rows.h"
#include "judge/reference/run.h"

namespace pave::judge::reference {

/// An object that is there, or that will be because another one is.
struct Present {
  const ObjectFacts* object;
  const Made* made = nullptr;  ///< null: the object itself

  Target target() const { return made != nullptr ? made->target : object->target; }
  const Space& space() const { return made != nullptr ? made->space : object->space; }
  std::string_view name() const { return made != nullptr ? made->name : object->name; }
  /// Whether only the beginning of its name is known: up to its placeholder, or to what a controller adds.
  bool is_beginning() const { return made != nullptr ? made->is_beginning : !is_plain(object->name); }
  /// Not of an object with a placeholder in its name: it is one of those that may have the name, and nobody knows which.
  bool keys_known() const { return made != nullptr ? made->keys_known : object->keys_known && is_plain(object->name); }
  std::span<const std::string_view> keys() const { return made != nullptr ? made->keys : object->keys; }
};

/// What has a name.
struct Found {
  std::vector<Present> objects;
  bool is_complete = true;  ///< false: there were too many to look at, so there may be more
};

/// What is looked for: Workload and Other by group and kind, too.
struct Wanted {
  Target target;
  std::string_view group;
  std::string_view kind;
  Space space;
  std::string_view name;
};
inline Wanted wanted(const Reference& reference) {
  return {reference.target, reference.group, reference.kind, reference.space, reference.name};
}

/// Names given, and how many of them were found where one would not look first: in folders that are not near.
struct Tally {
  std::uint32_t far = 0;
  std::uint32_t all = 0;
};

/// Knows what is there in a run, and what the run can't tell.
class Presence {
 public:
  explicit Presence(const Run& run);

  /// Objects of one name that are looked at; more are not known to lack anything.
  static constexpr std::size_t kMaxOfOneName = 64;

  /// Names that are compared with missing ones in one run; then no more are offered.
  static constexpr std::size_t kMaxComparisons = 2'000'000;

  /// Objects that have the name but are no match, such as those of another group, that are passed over for one name.
  static constexpr std::size_t kMaxUnfit = 4096;

  /// All that have the name, or whose name is known to begin like it, and may be in that place; at most kMaxOfOneName.
  Found find(const Wanted& wanted) const;
  /// The same name in some other namespace; none: there isn't.
  std::optional<Present> find_elsewhere(const Wanted& wanted) const;
  /// Whether it is there though no object of the input is it: built in, named in pave.yaml, renamed by a kustomization, or
  /// made by an operator out of an object that is called like it.
  bool is_taken_for_granted(const Wanted& wanted) const;
  /// The name that was probably meant, of those near the one that asks; empty: none is alike.
  std::string_view nearest(const Wanted& wanted, const ObjectFacts& from);
  bool has_operated(std::string_view name, const Space& space) const;

  /// Counts what `from` asked for; `found` are objects that were found, at least one of them or none.
  void count(Target target, const ObjectFacts& from, std::span<const ObjectFacts* const> found);

  /// Whether the input may be expected to have such an object: it has others of the kind in the namespace that is meant or,
  /// when none is named, near the one that asks, or such names are mostly found in folders that are not near, too (one
  /// folder a kind). It may not where something near brings what we can't see, such as a chart or a template.
  bool is_expected(Target target, const Space& space, const ObjectFacts& from) const;

  const Folders& folders() const { return folders_; }
  const std::vector<Present>& all() const { return present_; }

 private:
  void add(Present present);
  /// Whether it is the full name of an object to whose name a kustomization adds something.
  bool is_there_with_affix(const Wanted& wanted) const;
  bool is_mostly_far(Target target) const;
  bool is_same_kind(const Present& present, const Wanted& wanted) const;
  /// False: not all were visited.
  template <typename Visit>
  bool visit_named(const Wanted& wanted, bool everywhere, Visit visit) const;

  const Run& run_;
  Folders folders_;
  std::vector<Present> present_;
  Rows by_name_;       ///< of each present one
  Rows by_place_;      ///< the same, by name and namespace
  Rows by_namespace_;  ///< of each present one
  std::vector<const ObjectFacts*> operated_;
  Rows operated_by_name_;
  std::vector<std::string_view> brought_into_;  ///< namespaces, sorted
  std::vector<std::string_view> pods_in_;       ///< namespaces, sorted
  std::size_t comparisons_left_ = kMaxComparisons;
  std::bitset<kMaxNameLength + 1> beginnings_[kTargets];  ///< how long those are of which only the beginning is known
  Tally tallies_[kTargets];
};

}  // namespace pave::judge::reference
