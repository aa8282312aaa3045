#include "lang/gotemplate/quote.h"

#include <limits>

#include "base/utf8.h"
#include "lang/gotemplate/characters.h"

namespace pave::lang::gotemplate {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

void append_hex(std::uint32_t value, int digits, std::string& out) {
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out += kHex[value >> shift & 15];
}

void append_escaped(std::uint32_t character, std::string& out) {
  switch (character) {
    case '\a': out += "\\a"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    case '\v': out += "\\v"; return;
    default: break;
  }
  if (character < ' ' || character == 0x7f) {
    out += "\\x";
    append_hex(character, 2, out);
  } else if (character < 0x10000) {
    out += "\\u";
    append_hex(character, 4, out);
  } else {
    out += "\\U";
    append_hex(character, 8, out);
  }
}

std::optional<std::uint32_t> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<std::uint32_t>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<std::uint32_t>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<std::uint32_t>(c - 'A' + 10);
  return std::nullopt;
}

std::optional<QuotedCharacter> hex_escape(std::string_view text, char letter) {
  std::size_t digits = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
  if (text.size() < 2 + digits) return std::nullopt;
  std::uint32_t value = 0;
  for (char c : text.substr(2, digits)) {
    auto digit = hex_digit(c);
    if (!digit) return std::nullopt;
    value = value << 4 | *digit;
  }
  if (letter == 'x') return QuotedCharacter{value, false, 2 + digits};
  if (value > 0x10ffff || (value >= 0xd800 && value < 0xe000)) return std::nullopt;
  return QuotedCharacter{value, true, 2 + digits};
}

std::optional<QuotedCharacter> octal_escape(std::string_view text) {
  if (text.size() < 4) return std::nullopt;
  std::uint32_t value = 0;
  for (char c : text.substr(1, 3)) {
    if (c < '0' || c > '7') return std::nullopt;
    value = value << 3 | static_cast<std::uint32_t>(c - '0');
  }
  if (value > 255) return std::nullopt;
  return QuotedCharacter{value, false, 4};
}

}  // namespace

std::string quote_first(std::string_view text, std::size_t characters) {
  std::string out = "\"";
  std::size_t size = 0;
  for (; !text.empty() && characters > 0; text.remove_prefix(size), --characters) {
    std::uint32_t character = decode_character(text, size);
    if (character == kBadCharacter && size == 1) {
      out += "\\x";
      append_hex(static_cast<unsigned char>(text.front()), 2, out);
    } else if (character == '"' || character == '\\') {
      out += '\\';
      out += static_cast<char>(character);
    } else if (is_printable(character)) {
      out += text.substr(0, size);
    } else {
      append_escaped(character, out);
    }
  }
  out += '"';
  return out;
}

std::string quote(std::string_view text) { return quote_first(text, std::numeric_limits<std::size_t>::max()); }

std::optional<QuotedCharacter> unquote_character(std::string_view text, char quote) {
  if (text.empty() || text.front() == quote) return std::nullopt;
  if (text.front() != '\\') {
    std::size_t size = 0;
    std::uint32_t value = decode_character(text, size);
    return QuotedCharacter{value, value >= 0x80, size};
  }
  if (text.size() < 2) return std::nullopt;
  char letter = text[1];
  constexpr std::string_view kNames = "abfnrtv\\";
  constexpr std::string_view kMeanings = "\a\b\f\n\r\t\v\\";
  if (std::size_t at = kNames.find(letter); at != std::string_view::npos)
    return QuotedCharacter{static_cast<unsigned char>(kMeanings[at]), false, 2};
  if (letter == 'x' || letter == 'u' || letter == 'U') return hex_escape(text, letter);
  if (letter >= '0' && letter <= '7') return octal_escape(text);
  if (letter == quote) return QuotedCharacter{static_cast<unsigned char>(quote), false, 2};
  return std::nullopt;
}

std::optional<std::string> unquote(std::string_view quoted) {
  if (quoted.size() < 2 || quoted.back() != quoted.front()) return std::nullopt;
  char mark = quoted.front();
  std::string_view rest = quoted.substr(1, quoted.size() - 2);
  std::string out;
  if (mark == '`') {
    for (char c : rest)
      if (c != '\r') out += c;
    return out;
  }
  while (!rest.empty()) {
    auto character = unquote_character(rest, mark);
    if (!character || rest.front() == '\n') return std::nullopt;
    if (character->is_character) base::append_utf8(character->value, out);
    else out += static_cast<char>(character->value);
    rest.remove_prefix(character->size);
  }
  return out;
}

}  // namespace pave::lang::gotemplate
