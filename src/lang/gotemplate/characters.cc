#include "lang/gotemplate/characters.h"

#include <string>

#include <re2/re2.h>

#include "base/utf8.h"

namespace pave::lang::gotemplate {
namespace {

/// RE2 has the tables of Unicode's general categories that Go has.
bool is_of(std::uint32_t character, const RE2& categories) {
  std::string text;
  base::append_utf8(character, text);
  return RE2::FullMatch(text, categories);
}

}  // namespace

std::uint32_t decode_character(std::string_view text, std::size_t& size) {
  auto first = static_cast<unsigned char>(text.front());
  if (first < 0x80) {
    size = 1;
    return first;
  }
  std::uint32_t code = 0;
  size = base::decode_utf8(text, code);
  if (size > 0) return code;
  size = 1;
  return kBadCharacter;
}

bool is_alphanumeric(std::uint32_t character) {
  if (character < 0x80)
    return character == '_' || (character >= '0' && character <= '9') || (character >= 'a' && character <= 'z') ||
           (character >= 'A' && character <= 'Z');
  static const RE2 categories("[\\pL\\p{Nd}]");
  return is_of(character, categories);
}

bool is_printable(std::uint32_t character) {
  if (character < 0x80) return character >= ' ' && character < 0x7f;
  static const RE2 categories("[\\pL\\pM\\pN\\pP\\pS]");
  return is_of(character, categories);
}

}  // namespace pave::lang::gotemplate
