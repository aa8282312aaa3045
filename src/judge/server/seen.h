#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>

namespace pave::judge::server {

/// What stood in a list already. A scan while there are few, a set from then on, so that long lists stay cheap.
template <typename Key>
class Seen {
 public:
  /// False: the key was there already.
  bool insert(const Key& key) {
    if (many_.empty()) {
      auto end = few_.begin() + static_cast<std::ptrdiff_t>(count_);
      if (std::find(few_.begin(), end, key) != end) return false;
      if (count_ < kFew) {
        few_[count_++] = key;
        return true;
      }
      many_.insert(few_.begin(), end);
    }
    return many_.insert(key).second;
  }
  bool contains(const Key& key) const {
    return many_.empty() ? std::find(few_.begin(), few_.end(), key) != few_.end() : many_.contains(key);
  }

 private:
  static constexpr std::size_t kFew = 16;
  std::array<Key, kFew> few_{};
  std::size_t count_ = 0;
  std::set<Key> many_;
};

}  // namespace pave::judge::server
