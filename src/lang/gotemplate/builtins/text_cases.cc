#include "lang/gotemplate/builtins/text_cases.h"

#include <string>

#include "base/unicode.h"
#include "base/utf8.h"
#include "lang/gotemplate/builtins/words.h"

namespace pave::lang::gotemplate {
namespace {

/// Each character as the function says; bytes that are no UTF-8 become U+FFFD.
template <typename Change>
Value change_each(Call& call, Change change) {
  std::string_view text = call[0].text();
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    std::uint32_t code = 0;
    at += base::next_character(text.substr(at), code);
    base::append_utf8(change(code), out);
  }
  return call.text(out);
}

/// What strings.Title takes for the end of a word.
bool is_separator(std::uint32_t code) {
  if (code >= 0x80) return base::is_white_space(code);
  return !base::is_letter(code) && !base::is_number(code) && code != '_';
}

}  // namespace

Value run_lower(Call& call) { return change_each(call, base::lower_of); }

Value run_upper(Call& call) { return change_each(call, base::upper_of); }

Value run_title(Call& call) {
  std::uint32_t before = ' ';
  return change_each(call, [&before](std::uint32_t code) {
    std::uint32_t changed = is_separator(before) ? base::title_of(code) : code;
    before = code;
    return changed;
  });
}

Value run_untitle(Call& call) {
  bool at_word = true;
  return change_each(call, [&at_word](std::uint32_t code) {
    if (base::is_white_space(code)) {
      at_word = true;
      return code;
    }
    std::uint32_t changed = at_word ? base::lower_of(code) : code;
    at_word = false;
    return changed;
  });
}

Value run_swapcase(Call& call) {
  bool after_space = true;
  return change_each(call, [&after_space](std::uint32_t code) {
    if (base::is_upper_letter(code) || base::is_title_letter(code)) {
      after_space = false;
      return base::lower_of(code);
    }
    if (base::is_lower_letter(code)) {
      std::uint32_t changed = after_space ? base::title_of(code) : base::upper_of(code);
      after_space = false;
      return changed;
    }
    after_space = base::is_white_space(code);
    return code;
  });
}

Value run_initials(Call& call) {
  // goutils takes each byte for a character.
  std::string out;
  bool after_gap = true;
  for (char c : call[0].text()) {
    std::uint32_t code = static_cast<unsigned char>(c);
    bool is_gap = base::is_white_space(code);
    if (!is_gap && after_gap) base::append_utf8(code, out);
    after_gap = is_gap;
  }
  return call.text(out);
}

Value run_nospace(Call& call) {
  // As above; a text without white space stays as it is.
  std::string_view text = call[0].text();
  std::string out;
  std::size_t kept = 0;
  for (char c : text) {
    std::uint32_t code = static_cast<unsigned char>(c);
    if (base::is_white_space(code)) continue;
    base::append_utf8(code, out);
    ++kept;
  }
  return call.text(kept == text.size() ? text : std::string_view(out));
}

Value run_camelcase(Call& call) { return call.text(to_pascal_case(call[0].text())); }
Value run_snakecase(Call& call) { return call.text(to_lower_words(call[0].text(), '_')); }
Value run_kebabcase(Call& call) { return call.text(to_lower_words(call[0].text(), '-')); }

}  // namespace pave::lang::gotemplate
