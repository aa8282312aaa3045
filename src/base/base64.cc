#include "base/base64.h"

#include <array>
#include <cstdint>

namespace pave::base {
namespace {

constexpr std::uint8_t kNone = 64;

constexpr auto kValues = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(kNone);
  std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (std::uint8_t i = 0; i < 64; ++i) values[static_cast<unsigned char>(alphabet[i])] = i;
  return values;
}();

/// Hands each byte to `put`; false at the first character that can't stand where it is.
template <typename Put>
bool decode(std::string_view text, Put put) {
  std::uint32_t bits = 0;
  int characters = 0;  // of the current group of four
  int padding = 0;
  for (char c : text) {
    if (c == '\n' || c == '\r') continue;
    if (c == '=') {
      if (++padding + characters > 4 || characters < 2) return false;
      continue;
    }
    std::uint8_t value = kValues[static_cast<unsigned char>(c)];
    if (value == kNone || padding > 0) return false;
    bits = bits << 6 | value;
    if (++characters == 4) {
      put(static_cast<char>(bits >> 16));
      put(static_cast<char>(bits >> 8));
      put(static_cast<char>(bits));
      characters = 0;
      bits = 0;
    }
  }
  if (characters == 0) return padding == 0;
  if (characters + padding != 4) return false;
  bits <<= 6 * padding;
  put(static_cast<char>(bits >> 16));
  if (padding == 1) put(static_cast<char>(bits >> 8));
  return true;
}

}  // namespace

bool is_base64(std::string_view text) {
  return decode(text, [](char) {});
}

std::optional<std::string> decode_base64(std::string_view text) {
  std::string out;
  out.reserve(text.size() / 4 * 3 + 3);
  if (!decode(text, [&out](char c) { out += c; })) return std::nullopt;
  return out;
}

}  // namespace pave::base
