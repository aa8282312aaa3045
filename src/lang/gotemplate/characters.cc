#include "lang/gotemplate/characters.h"

#include <string>

#include <re2/re2.h>

#include "base/unicode.h"
#include "base/utf8.h"

namespace pave::lang::gotemplate {

bool is_alphanumeric(std::uint32_t character) {
  if (character < 0x80)
    return character == '_' || (character >= '0' && character <= '9') || (character >= 'a' && character <= 'z') ||
           (character >= 'A' && character <= 'Z');
  if (base::is_letter(character)) return true;
  if (!base::is_number(character)) return false;
  static const RE2 digit("\\p{Nd}");  // the numbers that are no fractions, no Roman ones
  std::string text;
  base::append_utf8(character, text);
  return RE2::FullMatch(text, digit);
}

}  // namespace pave::lang::gotemplate
