#include "lang/gotemplate/builtins/escapes.h"

#include "base/unicode.h"
#include "lang/gotemplate/builtins/url.h"

namespace pave::lang::gotemplate {
namespace {

constexpr char kDigits[] = "0123456789ABCDEF";

void append_unicode_escape(std::uint32_t code, std::string& out) {
  out += "\\u";
  int shift = code > 0xfffff ? 20 : code > 0xffff ? 16 : 12;
  for (; shift >= 0; shift -= 4) out += kDigits[code >> shift & 0xf];
}

}  // namespace

void escape_html(std::string_view text, std::string& out) {
  for (char c : text) {
    switch (c) {
      case '\0': out += "\xef\xbf\xbd"; break;
      case '"': out += "&#34;"; break;
      case '\'': out += "&#39;"; break;
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      default: out += c;
    }
  }
}

void escape_js(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    std::uint32_t code = 0;
    std::size_t length = base::next_character(text.substr(at), code);
    if (code == '\\' || code == '\'' || code == '"') {
      out += '\\';
      out += static_cast<char>(code);
    } else if (code < ' ' || code == '<' || code == '>' || code == '&' || code == '=' ||
               (code >= 0x80 && !base::is_printable(code))) {
      append_unicode_escape(code, out);
    } else {
      out += text.substr(at, length);
    }
    at += length;
  }
}

void escape_url_query(std::string_view text, std::string& out) { out += escape_url(text, UrlPart::QueryComponent); }

}  // namespace pave::lang::gotemplate
