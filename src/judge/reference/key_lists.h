#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pave::judge::reference {

/// Looks for keys in the lists of keys that objects have. Long lists are sorted when they are first asked, so that many
/// questions to one cost little; the lists must stay where they are meanwhile.
class KeyLists {
 public:
  bool has(std::span<const std::string_view> keys, std::string_view key);

 private:
  static constexpr std::size_t kLong = 16;

  std::unordered_map<const std::string_view*, std::vector<std::string_view>> sorted_;  ///< by where the list is
};

}  // namespace pave::judge::reference
