#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "judge/reference/facts.h"
#include "judge/reference/rows.h"
#include "judge/reference/run.h"

namespace pave::judge::reference {

/// What a selector selects.
struct Selected {
  std::vector<const ObjectFacts*> makers;  ///< of pods, in the order of the run
  bool is_complete = true;                 ///< false: too much to compare, so there may be more
};

/// Finds the makers of pods by their labels.
class PodIndex {
 public:
  /// Labels and values that are compared with selectors in one run; what is beyond is not known.
  static constexpr std::size_t kMaxComparisons = 20'000'000;

  explicit PodIndex(const Run& run, std::size_t max_comparisons = kMaxComparisons);

  Selected select(std::span<const Requirement> requirements, const Space& space);
  /// All makers of pods.
  const std::vector<const ObjectFacts*>& makers() const { return makers_; }

 private:
  struct Row {
    std::uint32_t maker;
    std::uint32_t label;
  };
  /// The requirement that leaves the fewest to compare with; null: none can be looked up.
  const Requirement* narrowest(std::span<const Requirement> requirements) const;
  std::size_t count(const Requirement& requirement) const;

  std::vector<const ObjectFacts*> makers_;
  std::vector<Row> rows_;
  Rows by_label_;
  std::size_t comparisons_left_;
};

}  // namespace pave::judge::reference
