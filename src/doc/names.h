#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace pave::doc {

/// A number for a name that programs know (a field of a schema), so that finding a field compares integers.
using Symbol = std::uint32_t;
inline constexpr Symbol kNoSymbol = 0;

/// A table of known names, made when Pave is built: constant data, needs no construction. Symbol n is names[n]; names[0]
/// is empty. `slots` is an open-addressed hash table of symbols (0: free) whose size is a power of two.
struct Names {
  std::span<const std::uint32_t> starts;  ///< offset of name n in `bytes`; one more entry than names
  const char* bytes = nullptr;
  std::span<const std::uint16_t> slots;

  static std::uint32_t hash(std::string_view name) {
    // FNV-1a over the length, the first 8 and the last 8 bytes: field names that agree in all three are rare.
    std::uint32_t h = 2166136261U ^ static_cast<std::uint32_t>(name.size());
    auto mix = [&h](char c) { h = (h ^ static_cast<unsigned char>(c)) * 16777619U; };
    std::size_t head = name.size() < 8 ? name.size() : 8;
    for (std::size_t i = 0; i < head; ++i) mix(name[i]);
    for (std::size_t i = name.size() < 16 ? head : name.size() - 8; i < name.size(); ++i) mix(name[i]);
    return h ^ (h >> 15);
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
