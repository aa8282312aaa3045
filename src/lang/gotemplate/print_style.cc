#include "lang/gotemplate/print_style.h"

#include <algorithm>
#include <charconv>

#include "base/go_float.h"
#include "base/go_quote.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace pave::lang::gotemplate {
namespace {

constexpr char kLower[] = "0123456789abcdefx";
constexpr char kUpper[] = "0123456789ABCDEFX";

/// The code point, or U+FFFD for what is none.
std::uint32_t as_character(std::uint64_t value) {
  return value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff) ? base::kReplacement
                                                                  : static_cast<std::uint32_t>(value);
}

/// Digits of the number, at least so many.
std::string digits_of(std::uint64_t value, unsigned base, const char* digits, int at_least) {
  char buffer[64];
  char* end = buffer + sizeof buffer;
  char* at = end;
  do *--at = digits[value % base];
  while ((value /= base) != 0);
  std::string out;
  auto count = static_cast<int>(end - at);
  if (count < at_least) out.append(static_cast<std::size_t>(at_least - count), '0');
  return out.append(at, end);
}

/// What `#` adds to a float: a decimal point, and for some verbs the zeros that `%g` leaves away. `number` begins with its
/// sign.
void complete_float(std::string& number, char verb, int precision) {
  bool counts = verb == 'v' || verb == 'g' || verb == 'G' || verb == 'x';
  int missing = !counts ? 0 : precision == -1 ? 6 : precision;
  bool is_hexadecimal = verb == 'x' || verb == 'X';
  bool has_point = false;
  bool saw_digit = false;
  std::size_t end = number.size();
  for (std::size_t i = 1; i < end; ++i) {
    char c = number[i];
    if (c == '.') {
      has_point = true;
    } else if (c == 'p' || c == 'P' || (!is_hexadecimal && (c == 'e' || c == 'E'))) {
      end = i;
    } else {
      saw_digit = saw_digit || c != '0';
      if (saw_digit) --missing;
    }
  }
  std::string tail = number.substr(end);
  number.resize(end);
  if (!has_point) {
    if (number.size() == 2 && number[1] == '0') --missing;
    number += '.';
  }
  if (missing > 0) number.append(static_cast<std::size_t>(missing), '0');
  number += tail;
}

}  // namespace

void Style::fill(int count, std::string& out) const {
  if (count > 0) out.append(static_cast<std::size_t>(count), zero && !minus ? '0' : ' ');
}

void Style::pad(std::string_view text, std::string& out) const {
  if (!has_width || width == 0) {
    out += text;
    return;
  }
  int missing = width - static_cast<int>(base::count_characters(text));
  if (!minus) fill(missing, out);
  out += text;
  if (minus) fill(missing, out);
}

void Style::print_bool(bool value, std::string& out) const { pad(value ? "true" : "false", out); }

void Style::print_integer(std::uint64_t value, bool is_negative, char32_t verb, std::string& out) const {
  if (!has_width && !has_precision && !sharp && !plus && !space && (verb == 'd' || verb == 'v')) {
    char buffer[24];
    if (is_negative) out += '-';
    out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
    return;
  }
  Style without_zero = *this;
  without_zero.zero = false;
  int at_least = 0;
  if (has_precision) {
    at_least = precision;
    if (precision == 0 && value == 0) return without_zero.fill(width, out);
  } else if (zero && !minus && has_width) {
    at_least = width - (is_negative || plus || space ? 1 : 0);
  }
  unsigned base = verb == 'b' ? 2 : verb == 'o' || verb == 'O' ? 8 : verb == 'x' || verb == 'X' ? 16 : 10;
  std::string number = digits_of(value, base, verb == 'X' ? kUpper : kLower, at_least);
  if (sharp && base == 2) number.insert(0, "0b");
  if (sharp && base == 8 && number[0] != '0') number.insert(0, "0");
  if (sharp && base == 16) number.insert(0, verb == 'X' ? "0X" : "0x");
  if (verb == 'O') number.insert(0, "0o");
  if (is_negative) number.insert(0, "-");
  else if (plus) number.insert(0, "+");
  else if (space) number.insert(0, " ");
  without_zero.pad(number, out);
}

void Style::print_hexadecimal(std::uint64_t value, bool with_prefix, std::string& out) const {
  Style style = *this;
  style.sharp = with_prefix;
  style.print_integer(value, false, U'x', out);
}

void Style::print_unicode(std::uint64_t value, std::string& out) const {
  int at_least = has_precision && precision > 4 ? precision : 4;
  std::string text = "U+" + digits_of(value, 16, kUpper, at_least);
  if (sharp && value <= 0x10ffff && base::is_printable(static_cast<std::uint32_t>(value))) {
    text += " '";
    base::append_utf8(static_cast<std::uint32_t>(value), text);
    text += '\'';
  }
  Style without_zero = *this;
  without_zero.zero = false;
  without_zero.pad(text, out);
}

void Style::print_character(std::uint64_t value, std::string& out) const {
  std::string text;
  base::append_utf8(as_character(value), text);
  pad(text, out);
}

void Style::print_quoted_character(std::uint64_t value, std::string& out) const {
  std::string text;
  base::append_go_quote_character(as_character(value), text, plus);
  pad(text, out);
}

void Style::print_float(double value, bool is_single, char verb, std::string& out) const {
  bool is_fixed = verb == 'e' || verb == 'E' || verb == 'f' || verb == 'F';
  int digits = has_precision ? precision : is_fixed ? 6 : -1;
  verb = verb == 'v' ? 'g' : verb == 'F' ? 'f' : verb;
  std::string number;
  base::append_go_float(value, verb, digits, is_single, number);
  if (number[0] != '-' && number[0] != '+') number.insert(0, "+");
  if (space && number[0] == '+' && !plus) number[0] = ' ';
  if (number[1] == 'I' || number[1] == 'N') {
    if (number[1] == 'N' && !space && !plus) number.erase(0, 1);
    Style without_zero = *this;
    without_zero.zero = false;
    return without_zero.pad(number, out);
  }
  if (sharp && verb != 'b') complete_float(number, verb, digits);
  if (!plus && number[0] == '+') return pad(std::string_view(number).substr(1), out);
  int length = static_cast<int>(number.size());
  if (zero && !minus && has_width && width > length) {
    out += number[0];
    fill(width - length, out);
    out.append(number, 1);
    return;
  }
  pad(number, out);
}

std::string_view Style::cut_to_precision(std::string_view text) const {
  if (!has_precision) return text;
  std::size_t at = 0;
  std::uint32_t code = 0;
  for (int left = precision; left > 0 && at < text.size(); --left) at += base::next_character(text.substr(at), code);
  return text.substr(0, at);
}

void Style::print_text(std::string_view text, std::string& out) const { pad(cut_to_precision(text), out); }

void Style::print_quoted(std::string_view text, std::string& out) const {
  text = cut_to_precision(text);
  std::string quoted;
  if (sharp && base::can_stand_in_back_quotes(text)) {
    quoted += '`';
    quoted += text;
    quoted += '`';
  } else {
    base::append_go_quote(text, quoted, plus);
  }
  pad(quoted, out);
}

void Style::print_bytes_hex(std::string_view text, bool upper, std::string& out) const {
  if (has_precision) text = text.substr(0, static_cast<std::size_t>(precision));
  const char* digits = upper ? kUpper : kLower;
  auto length = static_cast<int>(text.size());
  if (length == 0) {
    if (has_width) fill(width, out);
    return;
  }
  int size = 2 * length;
  if (space) size = size * (sharp ? 2 : 1) + length - 1;
  else if (sharp) size += 2;
  if (has_width && !minus) fill(width - size, out);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (space && i > 0) out += ' ';
    if (sharp && (space || i == 0)) {
      out += '0';
      out += digits[16];
    }
    auto byte = static_cast<unsigned char>(text[i]);
    out += digits[byte >> 4];
    out += digits[byte & 0xf];
  }
  if (has_width && minus) fill(width - size, out);
}

}  // namespace pave::lang::gotemplate
