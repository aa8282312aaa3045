#include "base/quoted.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "base/utf8.h"

namespace pave::base {
namespace {

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

#define PRINTABLE(first, last) {first, last},
constexpr Range kPrintable[] = {
#include "base/printable_ranges.def"
};
#undef PRINTABLE

constexpr char kHex[] = "0123456789abcdef";

void append_hex(std::uint32_t code, int digits, std::string& out) {
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) out += kHex[code >> shift & 0xf];
}

void append_ascii(unsigned char byte, std::string& out) {
  switch (byte) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\a': out += "\\a"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    case '\v': out += "\\v"; return;
    default: break;
  }
  if (byte >= 0x20 && byte < 0x7f) {
    out += static_cast<char>(byte);
    return;
  }
  out += "\\x";
  append_hex(byte, 2, out);
}

}  // namespace

bool is_go_printable(std::uint32_t code) {
  if (code < 0xa0) return code >= 0x20 && code < 0x7f;
  auto after = std::upper_bound(std::begin(kPrintable), std::end(kPrintable), code,
                                [](std::uint32_t wanted, const Range& range) { return wanted < range.first; });
  return after != std::begin(kPrintable) && code <= std::prev(after)->last;
}

void append_go_quoted(std::string_view text, std::string& out) {
  out += '"';
  while (!text.empty()) {
    std::uint32_t code = 0;
    std::size_t length = decode_utf8(text, code);
    if (length == 1) {
      append_ascii(static_cast<unsigned char>(text[0]), out);
    } else if (length == 0) {
      length = 1;
      out += "\\x";
      append_hex(static_cast<unsigned char>(text[0]), 2, out);
    } else if (is_go_printable(code)) {
      out += text.substr(0, length);
    } else {
      bool is_long = code > 0xffff;
      out += is_long ? "\\U" : "\\u";
      append_hex(code, is_long ? 8 : 4, out);
    }
    text.remove_prefix(length);
  }
  out += '"';
}

std::string go_quoted(std::string_view text) {
  std::string out;
  append_go_quoted(text, out);
  return out;
}

}  // namespace pave::base
