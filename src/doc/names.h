#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace pave::doc {

/// A number for a name that programs know (a field of a schema), so that finding a field compares integers.
using Symbol = std::uint32_t;
inline constexpr Symbol kNoSymbol = 0;

/// A table of known names, made when Pave is built: constant data, needs no construction. Symbol n is names[n];
/// names[0]
/// is empty. `slots` is an open-addressed hash table of symbols (0: free) whose size is a power of two.
struct Names {
  std::span<const std::uint32_t> starts;  ///< offset of name n in `bytes`; one more entry than names
  const char* bytes = nullptr;
  std::span<const std::uint16_t> slots;

  static std::uint32_t hash(std::string_view name) {
    // Of the length, the first 8 and the last 8 bytes: field names that agree in all three are rare.
    std::uint64_t head = 0;
    std::uint64_t tail = 0;
    if (name.size() >= 8) {
      std::memcpy(&head, name.data(), 8);
      std::memcpy(&tail, name.data() + name.size() - 8, 8);
    } else {
      for (char c : name) head = head << 8 | static_cast<unsigned char>(c);
    }
    std::uint64_t mixed = (head ^ name.size()) * 0x9e3779b97f4a7c15U;
    mixed = (mixed ^ (mixed >> 32) ^ tail) * 0xd6e8feb86659fd93U;
    return static_cast<std::uint32_t>(mixed >> 32);
  }

  std::string_view operator[](Symbol symbol) const {
    return {bytes + starts[symbol], starts[symbol + 1] - starts[symbol]};
  }

  /// kNoSymbol for a name that is not in the table.
  Symbol find(std::string_view name) const { return find(name, hash(name)); }
  /// The same where the caller has the name's hash already.
  Symbol find(std::string_view name, std::uint32_t hash_of_name) const {
    if (slots.empty()) return kNoSymbol;
    std::size_t mask = slots.size() - 1;
    for (std::size_t at = hash_of_name & mask; slots[at] != 0; at = (at + 1) & mask)
      if ((*this)[slots[at]] == name) return slots[at];
    return kNoSymbol;
  }
};

}  // namespace pave::doc
