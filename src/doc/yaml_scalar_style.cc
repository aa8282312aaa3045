#include "doc/yaml_scalar_style.h"

#include "base/utf8.h"
#include "doc/resolve.h"
#include "doc/yaml_timestamp.h"

namespace pave::doc {
namespace {

/// Bytes of the break at that offset, 0: none there.
std::size_t break_length(std::string_view text, std::size_t at) {
  auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return first == '\n' || first == '\r' ? 1 : 0;
  if (first != 0xc2 && first != 0xe2) return 0;
  std::string_view rest = text.substr(at);
  if (rest.starts_with("\xc2\x85")) return 2;
  return rest.starts_with("\xe2\x80\xa8") || rest.starts_with("\xe2\x80\xa9") ? 3 : 0;
}

/// go-yaml's idea of printable stops at U+FFFF, and has neither tab nor carriage return.
bool is_printable(std::uint32_t code) {
  if (code == '\n' || (code >= 0x20 && code <= 0x7e)) return true;
  return code >= 0xa0 && code <= 0xfffd && code != 0xfeff;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// `^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$`: YAML 1.1 read these as numbers.
bool is_base_60(std::string_view text) {
  std::size_t at = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  if (at >= text.size() || !is_digit(text[at])) return false;
  while (at < text.size() && (is_digit(text[at]) || text[at] == '_')) ++at;
  bool colon = false;
  while (at < text.size() && text[at] == ':') {
    ++at;
    bool two = at + 1 < text.size() && text[at] <= '5' && is_digit(text[at]) && is_digit(text[at + 1]);
    if (at >= text.size() || !is_digit(text[at])) return false;
    at += two ? 2 : 1;
    colon = true;
  }
  if (colon && at < text.size() && text[at] == '.') {
    ++at;
    while (at < text.size() && (is_digit(text[at]) || text[at] == '_')) ++at;
  }
  return colon && at == text.size();
}

struct Analysis {
  bool plain = true;
  bool single_quoted = true;
  bool literal = true;
  bool line_breaks = false;
};

Analysis analyze(std::string_view text, YamlDialect dialect) {
  Analysis result;
  if (text.starts_with("---") || text.starts_with("...")) result.plain = false;
  bool before_blank = true;
  bool after_space = false;
  bool after_break = false;
  for (std::size_t i = 0; i < text.size();) {
    std::uint32_t code = static_cast<unsigned char>(text[i]);
    std::size_t length = code < 0x80 ? 1 : base::decode_utf8(text.substr(i), code);
    bool printable = length != 0 && is_printable(code);
    length = length == 0 ? 1 : length;
    bool at_last = i + length >= text.size();
    bool blank_follows = at_last || text[i + length] == ' ' || text[i + length] == '\t';
    char c = text[i];
    if (i == 0) {
      if (std::string_view("#,[]{}&*!|>'\"%@`").find(c) != std::string_view::npos) result.plain = false;
      if ((c == '?' || c == ':' || c == '-') && blank_follows) result.plain = false;
    } else if ((c == ':' && blank_follows) || (c == '#' && before_blank)) {
      result.plain = false;
    }
    if (!printable) {
      result.plain = result.single_quoted = false;
      result.literal = result.literal && c == '\t' && dialect == YamlDialect::V3;
    }
    bool line_break = break_length(text, i) != 0;
    // Line breaks of YAML 1.1 that are none in YAML 1.2: only as escapes do both read the same.
    if (line_break && length > 1 && dialect == YamlDialect::V2)
      result.plain = result.single_quoted = result.literal = false;
    if (c == ' ') {
      if (i == 0 || at_last) result.plain = false;
      if (at_last) result.literal = false;
      if (after_break) result.plain = result.single_quoted = false;
      after_space = true;
      after_break = false;
    } else if (line_break) {
      result.line_breaks = true;
      result.plain = false;
      if (after_space) result.single_quoted = result.literal = false;
      after_space = false;
      after_break = true;
    } else {
      after_space = after_break = false;
    }
    before_blank = c == ' ' || c == '\t' || c == '\0' || line_break;
    i += length;
  }
  return result;
}

}  // namespace

bool has_line_break(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (break_length(text, i) != 0) return true;
  return false;
}

bool must_escape(std::string_view text, std::size_t at) {
  char c = text[at];
  if (c == '"' || c == '\\' || break_length(text, at) != 0) return true;
  // go-yaml asks for a byte order mark at the start of the text, whichever character it looks at.
  if (text.starts_with("\xef\xbb\xbf")) return true;
  std::uint32_t code = 0;
  return base::decode_utf8(text.substr(at), code) == 0 || !is_printable(code);
}

Style choose_scalar_style(std::string_view text, bool is_key, YamlDialect dialect) {
  Analysis analysis = analyze(text, dialect);
  Style style = Style::DoubleQuoted;
  if (text.find('\n') != std::string_view::npos) style = Style::Literal;
  else if (!text.empty() && kind_of_plain(text) == Kind::String && !is_base_60(text) && !is_timestamp(text) &&
           !(is_key && text == "<<" && dialect == YamlDialect::V2))
    style = Style::Plain;
  if (is_key && analysis.line_breaks) style = Style::DoubleQuoted;
  if (style == Style::Plain && !analysis.plain) style = Style::SingleQuoted;
  if (style == Style::SingleQuoted && !analysis.single_quoted) style = Style::DoubleQuoted;
  if (style == Style::Literal && (!analysis.literal || is_key)) style = Style::DoubleQuoted;
  return style;
}

}  // namespace pave::doc
