#include "doc/json_schema/quote.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "base/float_text.h"
#include "base/utf8.h"

namespace pave::doc::json_schema {
namespace {

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};
/// Beyond ASCII, what Go's strconv.IsPrint refuses and people write by mistake: controls, spaces, directions, private use.
constexpr std::array kUnprintable = {Range{0x80, 0xa0},     Range{0xad, 0xad},       Range{0x600, 0x605},
                                     Range{0x61c, 0x61c},   Range{0x6dd, 0x6dd},     Range{0x70f, 0x70f},
                                     Range{0x1680, 0x1680}, Range{0x180e, 0x180e},   Range{0x2000, 0x200f},
                                     Range{0x2028, 0x202f}, Range{0x205f, 0x206f},   Range{0x3000, 0x3000},
                                     Range{0xd800, 0xf8ff}, Range{0xfeff, 0xfeff},   Range{0xfff0, 0xfffb},
                                     Range{0xfffe, 0xffff}, Range{0xe0000, 0xe00ff}, Range{0xe01f0, 0x10ffff}};

bool is_printable(std::uint32_t code) {
  if (code < 0x80) return code >= 0x20 && code != 0x7f;
  for (const Range& range : kUnprintable)
    if (code >= range.first && code <= range.last) return false;
  return true;
}

void append_hex(std::uint32_t code, int digits, std::string& out) {
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) out += "0123456789abcdef"[code >> shift & 15];
}

std::string group(std::string_view digits) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  return out;
}

constexpr std::array<std::string_view, 10> kRaised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

/// The exponent has two digits at least.
std::string raised(int exponent) {
  std::string out = exponent < 0 ? "⁻" : "";
  std::string digits = std::to_string(std::abs(exponent));
  if (digits.size() == 1) digits.insert(0, "0");
  for (char c : digits) out += kRaised[static_cast<std::size_t>(c - '0')];
  return out;
}

}  // namespace

std::string go_quote(std::string_view text) {
  std::string out = "\"";
  for (std::size_t i = 0; i < text.size();) {
    std::uint32_t code = 0;
    std::size_t size = base::decode_utf8(text.substr(i), code);
    if (size == 0) {
      out += "\\x";
      append_hex(static_cast<unsigned char>(text[i]), 2, out);
      ++i;
      continue;
    }
    constexpr std::string_view kNamed = "\a\b\f\n\r\t\v";
    std::size_t named = size == 1 && code != 0 ? kNamed.find(text[i]) : std::string_view::npos;
    if (code == '"' || code == '\\') {
      out += '\\';
      out += text[i];
    } else if (named != std::string_view::npos) {
      out += '\\';
      out += "abfnrtv"[named];
    } else if (is_printable(code)) {
      out += text.substr(i, size);
    } else if (code < 0x80) {
      out += "\\x";
      append_hex(code, 2, out);
    } else {
      out += code < 0x10000 ? "\\u" : "\\U";
      append_hex(code, code < 0x10000 ? 4 : 8, out);
    }
    i += size;
  }
  return out + '"';
}

std::string quote(std::string_view text) {
  std::string quoted = go_quote(text);
  std::string out = "'";
  for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
    // The library replaces \" by " in the whole text, so that a backslash at its end is halved, too.
    if (quoted[i] == '\\' && quoted[i + 1] == '"') continue;
    if (quoted[i] == '\'') out += '\\';
    out += quoted[i];
  }
  return out + "'";
}

std::string quote_character(std::string_view text) {
  std::uint32_t code = 0;
  std::size_t size = std::max<std::size_t>(base::decode_utf8(text, code), 1);
  if (text[0] == '\'') return "'\\''";
  if (text[0] == '"') return "'\"'";
  std::string quoted = go_quote(text.substr(0, size));
  return "'" + quoted.substr(1, quoted.size() - 2) + "'";
}

std::string quote_all(const std::vector<std::string_view>& names) {
  std::string out;
  for (std::string_view name : names) out += (out.empty() ? "" : ", ") + quote(name);
  return out;
}

std::string english(std::int64_t number) {
  std::string digits = std::to_string(number);
  return number < 0 ? "-" + group(std::string_view(digits).substr(1)) : group(digits);
}

std::string english(double number) {
  if (number == 0) return "0";
  std::string sign = number < 0 ? "-" : "";
  std::string text = base::json_float_text(std::fabs(number));
  // Digits and the place of the point, from whatever form the text has.
  std::string digits;
  int point = 0;
  int exponent = 0;
  bool behind = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == 'e') {
      exponent = std::atoi(text.c_str() + i + 1);
      break;
    }
    if (text[i] == '.') {
      behind = true;
      continue;
    }
    digits += text[i];
    if (!behind) ++point;
  }
  std::size_t first = digits.find_first_not_of('0');
  digits.erase(0, first);
  point += exponent - static_cast<int>(first);
  while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
  int power = point - 1;
  if (power < -4 || power >= 6) {
    std::string mantissa = digits.substr(0, 1) + (digits.size() > 1 ? "." + digits.substr(1) : "");
    return sign + mantissa + "×10" + raised(power);
  }
  if (point <= 0) return sign + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  auto whole = static_cast<std::size_t>(point);
  if (digits.size() <= whole) return sign + group(digits + std::string(whole - digits.size(), '0'));
  return sign + group(std::string_view(digits).substr(0, whole)) + "." + digits.substr(whole);
}

}  // namespace pave::doc::json_schema
