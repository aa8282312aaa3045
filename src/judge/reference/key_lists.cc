#include "judge/reference/key_lists.h"

#include <algorithm>

namespace pave::judge::reference {

bool KeyLists::has(std::span<const std::string_view> keys, std::string_view key) {
  if (keys.size() < kLong) return std::ranges::find(keys, key) != keys.end();
  auto [list, is_first] = sorted_.try_emplace(keys.data());
  if (is_first) {
    list->second.assign(keys.begin(), keys.end());
    std::ranges::sort(list->second);
  }
  return std::ranges::binary_search(list->second, key);
}

}  // namespace pave::judge::reference
