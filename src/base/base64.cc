#include "base/base64.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace pave::base {
namespace {

constexpr std::uint8_t kNone = 64;

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr auto kValues = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(kNone);
  for (std::uint8_t i = 0; i < 64; ++i) values[static_cast<unsigned char>(kAlphabet[i])] = i;
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

void encode_base64(std::string_view bytes, std::string& out) {
  out.reserve(out.size() + (bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i) bits = bits << 8 | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i) out += i <= count ? kAlphabet[bits >> (18 - 6 * i) & 63] : '=';
  }
}

}  // namespace pave::base
