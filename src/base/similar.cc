#include "base/similar.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace pave::base {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

bool equal_but_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  assert(a.size() <= Nearest::kLongest && b.size() <= Nearest::kLongest);
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit) return limit + 1;
  using Row = std::array<std::size_t, Nearest::kLongest + 1>;
  Row before_last{}, last{}, row{};
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before_last = last;
    last = row;
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      bool same = lower(a[i - 1]) == lower(b[j - 1]);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
      bool swapped = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]);
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    if (*std::min_element(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(b.size()) + 1) > limit)
      return limit + 1;
  }
  return std::min(row[b.size()], limit + 1);
}

Nearest::Nearest(std::string_view wanted)
    : wanted_(wanted), limit_(std::clamp<std::size_t>(wanted.size() / 3, 1, 3)), best_distance_(limit_ + 1) {}

Nearest::Nearest(std::string_view wanted, std::size_t& comparisons_left) : Nearest(wanted) {
  comparisons_left_ = &comparisons_left;
}

void Nearest::offer(std::string_view candidate) {
  if (is_spent()) return;
  if (comparisons_left_ != nullptr) --*comparisons_left_;
  if (best_distance_ == 0 || candidate.empty()) return;
  if (equal_but_case(wanted_, candidate)) {
    best_ = candidate;
    best_distance_ = 0;
    return;
  }
  if (wanted_.size() > kLongest || candidate.size() > kLongest) return;
  // In very short names one edit makes another word of nearly everything.
  if (std::max(wanted_.size(), candidate.size()) < 3) return;
  std::size_t distance = std::max<std::size_t>(edit_distance(wanted_, candidate, limit_), 1);
  if (distance >= best_distance_) return;
  best_ = candidate;
  best_distance_ = distance;
}

}  // namespace pave::base
