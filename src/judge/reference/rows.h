#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <string_view>
#include <vector>

namespace pave::judge::reference {

/// Numbers of rows by the hash of a key: built once, then asked. Rows of one hash come in the order in which they were
/// added; the caller compares keys, since two may have one hash.
class Rows {
 public:
  static constexpr std::uint32_t kEnd = std::numeric_limits<std::uint32_t>::max();

  /// Adds the next row: 0, 1, 2 ...
  void add(std::uint64_t hash) { hashes_.push_back(hash); }
  void build() {
    std::size_t size = 16;
    while (size < hashes_.size() * 2) size *= 2;
    heads_.assign(size, kEnd);
    next_.assign(hashes_.size(), kEnd);
    for (std::size_t row = hashes_.size(); row-- > 0;) {
      std::uint32_t& head = heads_[hashes_[row] & (size - 1)];
      next_[row] = head;
      head = static_cast<std::uint32_t>(row);
    }
  }
  /// The first row of that hash; kEnd: none. Needs build().
  std::uint32_t first(std::uint64_t hash) const { return skip(heads_[hash & (heads_.size() - 1)], hash); }
  std::uint32_t next(std::uint32_t row) const { return skip(next_[row], hashes_[row]); }

 private:
  std::uint32_t skip(std::uint32_t row, std::uint64_t hash) const {
    while (row != kEnd && hashes_[row] != hash) row = next_[row];
    return row;
  }
  std::vector<std::uint64_t> hashes_;
  std::vector<std::uint32_t> heads_;
  std::vector<std::uint32_t> next_;
};

inline std::uint64_t hash_of(std::uint64_t salt, std::string_view text) {
  std::uint64_t hash = std::hash<std::string_view>()(text) ^ (salt + 1) * 0x9e3779b97f4a7c15U;
  hash ^= hash >> 32;
  hash *= 0xd6e8feb86659fd93U;
  return hash ^ hash >> 32;
}

}  // namespace pave::judge::reference
