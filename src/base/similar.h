#pragma once

#include <cstddef>
#include <string_view>

namespace pave::base {

/// Finds the name that somebody probably meant: offer it all candidates, then ask for the best.
/// A candidate counts when it is at most a third of the wanted name's length away (at least 1, at most 3 edits), where
/// an edit inserts, drops, changes or swaps letters; other case is nearer than any edit. Names beyond kLongest match
/// only by case. Of equally near ones the first offered wins. Views only; allocates nothing.
class Nearest {
 public:
  static constexpr std::size_t kLongest = 64;

  explicit Nearest(std::string_view wanted);
  /// The same with a budget that several searches share: each candidate costs one; then none counts any more.
  Nearest(std::string_view wanted, std::size_t& comparisons_left);
  void offer(std::string_view candidate);
  /// Empty: nothing is near.
  std::string_view best() const { return best_; }
  /// Whether the budget is spent: what is offered now is not looked at.
  bool is_spent() const { return comparisons_left_ != nullptr && *comparisons_left_ == 0; }

 private:
  std::string_view wanted_;
  std::size_t limit_;  // edits that are still good enough
  std::size_t best_distance_;
  std::string_view best_;
  std::size_t* comparisons_left_ = nullptr;  // null: as many as it takes
};

/// Insertions, deletions, changes and swaps of neighbours that make `a` out of `b`, letter case aside; `limit` + 1 when
/// they are more than `limit`. Needs both at most Nearest::kLongest long.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace pave::base
