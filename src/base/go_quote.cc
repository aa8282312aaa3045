#include "base/go_quote.h"

#include "base/unicode.h"
#include "base/utf8.h"

namespace pave::base {
namespace {

constexpr char kDigits[] = "0123456789abcdef";

void append_hex(char letter, std::uint32_t code, int digits, std::string& out) {
  out += '\\';
  out += letter;
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) out += kDigits[code >> shift & 0xf];
}

/// The letter of the short escape, or 0.
char short_escape(std::uint32_t code) {
  constexpr char kLetters[] = "abtnvfr";
  return code >= '\a' && code <= '\r' ? kLetters[code - '\a'] : '\0';
}

void append_character(std::uint32_t code, char quote, bool ascii_only, std::string& out) {
  if (code == static_cast<unsigned char>(quote) || code == '\\') {
    out += '\\';
    out += static_cast<char>(code);
  } else if (is_printable(code) && (!ascii_only || code < 0x80)) {
    append_utf8(code, out);
  } else if (char letter = short_escape(code); letter != '\0') {
    out += '\\';
    out += letter;
  } else if (code < ' ' || code == 0x7f) {
    append_hex('x', code, 2, out);
  } else if (code < 0x10000) {
    append_hex('u', code, 4, out);
  } else {
    append_hex('U', code, 8, out);
  }
}

}  // namespace

void append_go_quote(std::string_view text, std::string& out, bool ascii_only) {
  out += '"';
  std::size_t plain = 0;  // what stands before `at` and is not written yet
  for (std::size_t at = 0; at < text.size();) {
    auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= ' ' && byte < 0x7f && byte != '"' && byte != '\\') {
      ++at;
      continue;
    }
    out += text.substr(plain, at - plain);
    std::uint32_t code = 0;
    std::size_t length = next_character(text.substr(at), code);
    if (length == 1 && byte >= 0x80) append_hex('x', byte, 2, out);
    else append_character(code, '"', ascii_only, out);
    at += length;
    plain = at;
  }
  out += text.substr(plain);
  out += '"';
}

std::string go_quote(std::string_view text) {
  std::string out;
  append_go_quote(text, out);
  return out;
}

void append_go_quote_character(std::uint32_t code, std::string& out, bool ascii_only) {
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) code = kReplacement;
  out += '\'';
  append_character(code, '\'', ascii_only, out);
  out += '\'';
}

bool can_stand_in_back_quotes(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::uint32_t code = 0;
    std::size_t length = next_character(text.substr(at), code);
    at += length;
    if (length > 1) {
      if (code == 0xfeff) return false;
      continue;
    }
    if (code == kReplacement || (code < ' ' && code != '\t') || code == '`' || code == 0x7f) return false;
  }
  return true;
}

}  // namespace pave::base
