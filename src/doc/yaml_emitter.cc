#include "doc/yaml_emitter.h"

#include <algorithm>
#include <cstdint>

#include "base/base64.h"
#include "base/float_text.h"
#include "base/utf8.h"
#include "doc/yaml_scalar_style.h"

namespace pave::doc {
namespace {

constexpr int kWidth = 80;                                // columns past which texts are folded
constexpr double kIntegerEnd = 18446744073709551616.0;    // 2^64
constexpr double kIntegerBegin = -9223372036854775808.0;  // -2^63
constexpr std::size_t kMaxSimpleKey = 128;                // bytes of a key that needs no "? "

bool is_simple_key(std::string_view key) { return key.size() <= kMaxSimpleKey && !has_line_break(key); }

/// Base64 as V3 writes it: on one line, or in lines of 70 characters that all end.
std::string base64_lines(std::string_view bytes) {
  constexpr std::size_t kLine = 70;
  std::string encoded;
  base::encode_base64(bytes, encoded);
  if (encoded.size() < kLine) return encoded;
  std::string lines;
  for (std::size_t at = 0; at < encoded.size(); at += kLine) lines += encoded.substr(at, kLine) + "\n";
  return lines;
}

/// Bytes of the U+2028 or U+2029 at the start of the text, which YAML 1.1 called line breaks; 0: there is none.
std::size_t old_break(std::string_view text) {
  if (!text.starts_with('\xe2')) return 0;
  return text.starts_with("\xe2\x80\xa8") || text.starts_with("\xe2\x80\xa9") ? 3 : 0;
}

/// Bytes of the line break at the end of the text.
std::size_t break_at_end(std::string_view text) {
  if (text.ends_with('\n')) return 1;
  return text.size() >= 3 ? old_break(text.substr(text.size() - 3)) : 0;
}

}  // namespace

int YamlEmitter::begin_map(Spot spot) {
  if (spot.indent < 0) return 0;
  out_ += spot.is_item ? ' ' : '\n';
  return spot.indent + 2;
}

int YamlEmitter::begin_list(Spot spot) {
  if (spot.indent < 0) return 0;
  out_ += spot.is_item ? ' ' : '\n';
  return spot.is_item || dialect_ == YamlDialect::V3 ? spot.indent + 2 : spot.indent;
}

YamlEmitter::Spot YamlEmitter::key(std::string_view key, int indent, bool is_inline) {
  if (!is_inline) pad(indent);
  begin_ = out_.size();
  if (is_simple_key(key)) {
    text(key, indent + 2, true);
    out_ += ':';
    return {indent, false};
  }
  out_ += "? ";
  text(key, indent + 2, false);
  end_line();
  pad(indent);
  out_ += ':';
  return {indent, true};
}

YamlEmitter::Spot YamlEmitter::item(int indent, bool is_inline) {
  if (!is_inline) pad(indent);
  begin_ = out_.size();
  out_ += '-';
  return {indent, true};
}

void YamlEmitter::word(std::string_view word, Spot spot) {
  if (spot.indent >= 0) out_ += ' ';
  begin_ = out_.size();
  out_ += word;
  out_ += '\n';
}

void YamlEmitter::string(std::string_view value, Spot spot) {
  if (spot.indent >= 0) out_ += ' ';
  begin_ = out_.size();
  text(value, spot.indent < 0 ? 2 : spot.indent + 2, false);
  end_line();
}

void YamlEmitter::binary(std::string_view bytes, Spot spot) {
  if (spot.indent >= 0) out_ += ' ';
  begin_ = out_.size();
  binary(base64_lines(bytes), spot.indent < 0 ? 2 : spot.indent + 2);
  end_line();
}

YamlEmitter::Spot YamlEmitter::binary_key(std::string_view bytes, int indent, bool is_inline) {
  std::string text = base64_lines(bytes);
  if (!is_inline) pad(indent);
  begin_ = out_.size();
  bool is_simple = text.size() + std::string_view("!!binary").size() <= kMaxSimpleKey && !text.ends_with('\n');
  if (!is_simple) out_ += "? ";
  binary(text, indent + 2);
  if (!is_simple) {
    end_line();
    pad(indent);
  }
  out_ += ':';
  return {indent, !is_simple};
}

void YamlEmitter::binary(const std::string& encoded, int indent) {
  out_ += "!!binary ";
  if (encoded.ends_with('\n')) literal(encoded, indent);
  else out_ += encoded;
}

bool YamlEmitter::must_fold() const { return dialect_ != YamlDialect::V3 && column_ > kWidth; }

void YamlEmitter::end_line() {
  // A literal block has ended its last line already.
  if (!block_ended_) out_ += '\n';
  block_ended_ = false;
}

std::string yaml_float_text(double value) {
  std::string json = base::json_float_text(value);
  if (json == "-0") return "0";
  bool integer = json.find_first_of(".e") == std::string::npos && value >= kIntegerBegin && value < kIntegerEnd;
  return integer ? json : base::go_float_text(value);
}

void YamlEmitter::text(std::string_view value, int indent, bool is_key) {
  switch (choose_scalar_style(value, is_key, dialect_)) {
    case Style::Plain: return flowing(value, indent, is_key, Style::Plain);
    case Style::SingleQuoted: return flowing(value, indent, is_key, Style::SingleQuoted);
    case Style::Literal: return literal(value, indent);
    default: return double_quoted(value, indent, is_key);
  }
}

void YamlEmitter::fold(int indent) {
  out_ += '\n';
  pad(indent);
  column_ = indent;
}
/// The column of the line that is being written, in characters.
void YamlEmitter::count_column() {
  std::size_t line = out_.rfind('\n') + 1;
  column_ = static_cast<int>(std::count_if(out_.begin() + static_cast<std::ptrdiff_t>(line), out_.end(),
                                           [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}
void YamlEmitter::put(char c) {
  out_ += c;
  if ((static_cast<unsigned char>(c) & 0xc0) != 0x80) ++column_;
}

/// Plain and single-quoted texts on one line of input: folded at the first single space past the width.
void YamlEmitter::flowing(std::string_view value, int indent, bool is_key, Style style) {
  bool quotes = style == Style::SingleQuoted;
  count_column();
  if (quotes) put('\'');
  bool after_space = false;
  bool after_break = false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    char c = value[i];
    if (c == ' ') {
      bool single = !after_space && i + 1 < value.size() && value[i + 1] != ' ';
      bool inside = !quotes || (i > 0 && i + 1 < value.size());
      if (!is_key && single && inside && must_fold()) fold(indent);
      else put(c);
      after_space = true;
    } else if (c == '\n') {
      // Only single quotes come here: a break is an empty line.
      if (!after_break) out_ += '\n';
      out_ += '\n';
      after_break = true;
    } else if (std::size_t size = old_break(value.substr(i)); size != 0) {
      out_ += value.substr(i, size);
      i += size - 1;
      column_ = 0;
      after_break = true;
    } else {
      if (after_break) {
        pad(indent);
        column_ = indent;
      }
      if (quotes && c == '\'') put('\'');
      put(c);
      after_space = after_break = false;
    }
  }
  if (quotes) put('\'');
}

void YamlEmitter::double_quoted(std::string_view value, int indent, bool is_key) {
  count_column();
  put('"');
  bool after_space = false;
  for (std::size_t i = 0; i < value.size();) {
    std::uint32_t code = 0;
    std::size_t length = std::max<std::size_t>(base::decode_utf8(value.substr(i), code), 1);
    if (must_escape(value, i)) {
      escape(value, i, length);
      i += length;
      after_space = false;
    } else if (value[i] == ' ') {
      bool inside = i > 0 && i + 1 < value.size();
      if (!is_key && !after_space && inside && must_fold()) {
        fold(indent);
        if (value[i + 1] == ' ') put('\\');
      } else {
        put(' ');
      }
      ++i;
      after_space = true;
    } else {
      for (std::size_t k = 0; k < length; ++k) put(value[i + k]);
      i += length;
      after_space = false;
    }
  }
  put('"');
}

void YamlEmitter::escape(std::string_view value, std::size_t at, std::size_t length) {
  std::uint32_t code = static_cast<unsigned char>(value[at]);
  if (length > 1) base::decode_utf8(value.substr(at), code);
  put('\\');
  switch (code) {
    case 0: return put('0');
    case '\a': return put('a');
    case '\b': return put('b');
    case '\t': return put('t');
    case '\n': return put('n');
    case '\v': return put('v');
    case '\f': return put('f');
    case '\r': return put('r');
    case 0x1b: return put('e');
    case '"': return put('"');
    case '\\': return put('\\');
    case 0x85: return put('N');
    case 0xa0: return put('_');
    case 0x2028: return put('L');
    case 0x2029: return put('P');
    default: break;
  }
  put(code <= 0xff ? 'x' : code <= 0xffff ? 'u' : 'U');
  for (int shift = code <= 0xff ? 4 : code <= 0xffff ? 12 : 28; shift >= 0; shift -= 4)
    put("0123456789ABCDEF"[code >> shift & 15]);
}

void YamlEmitter::literal(std::string_view value, int indent) {
  out_ += '|';
  if (value[0] == ' ' || value[0] == '\n' || old_break(value) != 0) out_ += '2';
  std::size_t last = break_at_end(value);
  std::string_view before = value.substr(0, value.size() - last);
  if (last == 0) out_ += '-';
  else if (before.empty() || break_at_end(before) != 0) out_ += '+';
  out_ += '\n';
  bool line_start = true;
  for (std::size_t i = 0; i < value.size(); ++i) {
    std::size_t size = std::max<std::size_t>(1, old_break(value.substr(i)));
    bool is_break = value[i] == '\n' || size > 1;
    if (!is_break && line_start) pad(indent);
    out_ += value.substr(i, size);
    i += size - 1;
    line_start = is_break;
  }
  block_ended_ = line_start;
}

}  // namespace pave::doc
