#include "judge/reference/pod_index.h"

#include <algorithm>

#include "judge/reference/selector.h"

namespace pave::judge::reference {
namespace {

/// Rows that are counted to find the narrowest requirement.
constexpr std::size_t kCounted = 256;

std::uint64_t label_hash(std::string_view key, std::string_view value) { return hash_of(hash_of(0, key), value); }

}  // namespace

PodIndex::PodIndex(const Run& run, std::size_t max_comparisons) : comparisons_left_(max_comparisons) {
  for (const FileFacts& file : run.files) {
    for (const ObjectFacts& object : file.objects) {
      if (object.pods == nullptr) continue;
      auto maker = static_cast<std::uint32_t>(makers_.size());
      makers_.push_back(&object);
      for (std::uint32_t i = 0; i < object.pods->labels.size(); ++i) {
        const Label& label = object.pods->labels[i];
        rows_.push_back({maker, i});
        by_label_.add(label_hash(label.key, label.value));
      }
    }
  }
  by_label_.build();
}

std::size_t PodIndex::count(const Requirement& requirement) const {
  std::size_t found = 0;
  for (std::string_view value : requirement.values)
    for (std::uint32_t row = by_label_.first(label_hash(requirement.key, value)); row != Rows::kEnd && found < kCounted;
         row = by_label_.next(row))
      ++found;
  return found;
}

const Requirement* PodIndex::narrowest(std::span<const Requirement> requirements) const {
  const Requirement* best = nullptr;
  std::size_t fewest = 0;
  for (const Requirement& one : requirements) {
    if (one.op != Operator::In || is_added_label(one.key)) continue;
    std::size_t found = count(one);
    if (best == nullptr || found < fewest) best = &one;
    if (best == &one) fewest = found;
    if (fewest == 0) break;
  }
  return best;
}

Selected PodIndex::select(std::span<const Requirement> requirements, const Space& space) {
  Selected out;
  std::size_t values = 1;
  for (const Requirement& one : requirements) values += one.values.size();
  auto compare = [&](const ObjectFacts* maker) {
    std::size_t cost = values + requirements.size() * maker->pods->labels.size();
    if (comparisons_left_ < cost) {
      out.is_complete = false;
      return false;
    }
    comparisons_left_ -= cost;
    if (maker->space.meets(space) && matches(requirements, maker->pods->labels)) out.makers.push_back(maker);
    return true;
  };
  if (const Requirement* narrow = narrowest(requirements)) {
    for (std::string_view value : narrow->values) {
      std::uint64_t hash = label_hash(narrow->key, value);
      for (std::uint32_t row = by_label_.first(hash); row != Rows::kEnd; row = by_label_.next(row)) {
        const ObjectFacts* maker = makers_[rows_[row].maker];
        const Label& label = maker->pods->labels[rows_[row].label];
        if (label.key == narrow->key && label.value == value && !compare(maker)) return out;
      }
    }
    auto place = [](const ObjectFacts* maker) { return std::pair(maker->file, maker->index); };
    if (narrow->values.size() > 1) std::ranges::sort(out.makers, {}, place);
    return out;
  }
  for (const ObjectFacts* maker : makers_)
    if (!compare(maker)) break;
  return out;
}

}  // namespace pave::judge::reference
