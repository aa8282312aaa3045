#include "lang/gotemplate/quote.h"

#include "base/go_quote.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace pave::lang::gotemplate {
namespace {

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
  std::size_t end = 0;
  std::uint32_t code = 0;
  for (; end < text.size() && characters > 0; --characters) end += base::next_character(text.substr(end), code);
  return base::go_quote(text.substr(0, end));
}

std::optional<QuotedCharacter> unquote_character(std::string_view text, char quote) {
  if (text.empty() || text.front() == quote) return std::nullopt;
  if (text.front() != '\\') {
    std::uint32_t value = 0;
    std::size_t size = base::next_character(text, value);
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
