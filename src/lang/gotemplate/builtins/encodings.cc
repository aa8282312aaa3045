#include "lang/gotemplate/builtins/encodings.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/base64.h"

namespace pave::lang::gotemplate {
namespace {

constexpr std::uint8_t kNone = 0xff;
constexpr std::string_view kAlphabet32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::string_view kAlphabet64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<std::uint8_t, 256> values_of(std::string_view alphabet) {
  std::array<std::uint8_t, 256> values{};
  values.fill(kNone);
  for (std::size_t i = 0; i < alphabet.size(); ++i)
    values[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
  return values;
}
constexpr std::array<std::uint8_t, 256> kValues32 = values_of(kAlphabet32);
constexpr std::array<std::uint8_t, 256> kValues64 = values_of(kAlphabet64);

std::uint8_t value_of(const std::array<std::uint8_t, 256>& values, char c) {
  return values[static_cast<unsigned char>(c)];
}

/// The offset that Go names in its error for a text that is no base64.
std::size_t bad_offset_of_base64(std::string_view text) {
  auto is_break = [](char c) { return c == '\n' || c == '\r'; };
  std::size_t at = 0;
  for (;;) {
    std::size_t characters = 0;
    while (characters < 4) {
      if (at == text.size()) return characters == 0 ? at : at - characters;
      char c = text[at++];
      if (is_break(c)) continue;
      if (value_of(kValues64, c) != kNone) {
        ++characters;
        continue;
      }
      if (c != '=' || characters < 2) return at - 1;
      if (characters == 2) {
        while (at < text.size() && is_break(text[at])) ++at;
        if (at == text.size()) return at;
        if (text[at] != '=') return at - 1;
        ++at;
      }
      while (at < text.size() && is_break(text[at])) ++at;
      return at;  // something stands behind the padding
    }
  }
}

Value encode64(Call& call) {
  std::string out;
  base::encode_base64(call[0].text(), out);
  return call.text(out);
}

Value decode64(Call& call) {
  std::string_view text = call[0].text();
  if (auto decoded = base::decode_base64(text)) return call.text(*decoded);
  return call.text(base64_error(text));
}

Value encode32(Call& call) {
  std::string_view text = call[0].text();
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += 5) {
    std::size_t count = std::min<std::size_t>(5, text.size() - at);
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 5; ++i) bits = bits << 8 | (i < count ? static_cast<unsigned char>(text[at + i]) : 0U);
    std::size_t characters = (8 * count + 4) / 5;
    for (std::size_t i = 0; i < 8; ++i) out += i < characters ? kAlphabet32[bits >> (35 - 5 * i) & 31] : '=';
  }
  return call.text(out);
}

/// As encoding/base32 decodes a text without line breaks. False: `bad` is the offset that its error names.
bool decode_base32(std::string_view text, std::string& out, std::size_t& bad) {
  std::size_t at = 0;
  auto fail = [&bad](std::size_t where) {
    bad = where;
    return false;
  };
  for (bool at_end = false; at < text.size() && !at_end;) {
    std::uint64_t bits = 0;
    std::size_t characters = 0;
    while (characters < 8) {
      if (at == text.size()) return fail(at - characters);
      char c = text[at++];
      std::size_t left = text.size() - at;
      if (c == '=' && characters >= 2 && left < 8) {
        if (left + characters < 7) return fail(text.size());
        for (std::size_t i = 0; i < 7 - characters; ++i)
          if (left > i && text[at + i] != '=') return fail(at + i - 1);
        if (characters == 3 || characters == 6) return fail(at - 1);
        at_end = true;
        break;
      }
      std::uint8_t value = value_of(kValues32, c);
      if (value == kNone) return fail(at - 1);
      bits = bits << 5 | value;
      ++characters;
    }
    bits <<= 5 * (8 - characters);
    for (std::size_t i = 0; i < 5 * characters / 8; ++i) out += static_cast<char>(bits >> (32 - 8 * i));
  }
  return true;
}

Value decode32(Call& call) {
  std::string text(call[0].text());
  std::erase_if(text, [](char c) { return c == '\n' || c == '\r'; });
  std::string out;
  std::size_t bad = 0;
  if (decode_base32(text, out, bad)) return call.text(out);
  return call.text("illegal base32 data at input byte " + std::to_string(bad));
}

constexpr Argument kText[] = {{"text", Param::String}};

constexpr Function kFunctions[] = {
    {.name = "b64enc",
     .group = Group::Sprig,
     .topic = "encodings",
     .arguments = kText,
     .doc = "The text as base64 with its padding, on one line: what `data` of a Secret takes.",
     .example = {"{{ b64enc \"admin\" }}", "YWRtaW4="},
     .run = encode64},
    {.name = "b64dec",
     .group = Group::Sprig,
     .topic = "encodings",
     .arguments = kText,
     .doc = "The text behind base64; line breaks in it are ignored. For anything else the result is a message: illegal "
            "base64 data at input byte N.",
     .example = {"{{ b64dec \"YWRtaW4=\" }}", "admin"},
     .run = decode64},
    {.name = "b32enc",
     .group = Group::Sprig,
     .topic = "encodings",
     .arguments = kText,
     .doc = "The text as base32 with its padding.",
     .example = {"{{ b32enc \"admin\" }}", "MFSG22LO"},
     .run = encode32},
    {.name = "b32dec",
     .group = Group::Sprig,
     .topic = "encodings",
     .arguments = kText,
     .doc = "The text behind base32; line breaks in it are ignored. For anything else the result is a message: illegal "
            "base32 data at input byte N.",
     .example = {"{{ b32dec \"MFSG22LO\" }}", "admin"},
     .run = decode32},
};

}  // namespace

std::string base64_error(std::string_view text) {
  return "illegal base64 data at input byte " + std::to_string(bad_offset_of_base64(text));
}

std::span<const Function> encoding_functions() { return kFunctions; }

}  // namespace pave::lang::gotemplate
