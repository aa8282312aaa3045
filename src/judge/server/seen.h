#pragma once

#include <algorithm>
#include <cstddef>
#include <set>
#include <vector>

namespace pave::judge::server {

/// What stood in a list already. A scan while there are few, a set from then on, so that long lists stay cheap.
template <typename Key>
class Seen {
 public:
  /// False: the key was there already.
  bool insert(const Key& key) {
    if (few_.size() < kFew) {
      if (std::find(few_.begin(), few_.end(), key) != few_.end()) return false;
      few_.push_back(key);
      return true;
    }
    if (many_.empty()) many_.insert(few_.begin(), few_.end());
    return many_.insert(key).second;
  }

 private:
  static constexpr std::size_t kFew = 16;
  std::vector<Key> few_;
  std::set<Key> many_;
};

}  // namespace pave::judge::server
