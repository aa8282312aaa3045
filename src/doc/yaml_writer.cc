#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/float_text.h"
#include "base/utf8.h"
#include "doc/key_order.h"
#include "doc/resolve.h"
#include "doc/writer.h"
#include "doc/yaml_scalar_style.h"

namespace pave::doc {
namespace {

constexpr int kWidth = 80;                                // columns past which texts are folded
constexpr double kIntegerEnd = 18446744073709551616.0;    // 2^64
constexpr double kIntegerBegin = -9223372036854775808.0;  // -2^63
constexpr std::size_t kMaxSimpleKey = 128;                // bytes of a key that needs no "? "

/// Writes block style with two spaces a level; lists in maps keep the map's indentation. After go.yaml.in/yaml/v2
/// emitterc.go, in the one configuration that sigs.k8s.io/yaml uses.
class YamlWriter {
 public:
  YamlWriter(KeyOrder order, std::string& out) : order_(order), out_(out) {}

  /// A node behind `key:`, `-` or nothing; `indent` is that of the collection it stands in, -1 for a document.
  /// `in_list`: a collection begins on the same line.
  void node(const Node& value, int indent, bool in_list) {
    bool document = indent < 0;
    if (value.is_map() && value.size != 0) {
      if (!document) begin_collection(in_list);
      return entries(value, document ? 0 : indent + 2, in_list);
    }
    if (value.is_list() && value.size != 0) {
      if (!document) begin_collection(in_list);
      return items(value, document ? 0 : in_list ? indent + 2 : indent, in_list);
    }
    if (!document) out_ += ' ';
    if (value.is_map()) out_ += "{}";
    else if (value.is_list()) out_ += "[]";
    else scalar(value, indent < 0 ? 2 : indent + 2);
    if (out_.back() != '\n' || value.is_string()) end_line();
  }

 private:
  void begin_collection(bool in_list) { out_ += in_list ? ' ' : '\n'; }
  void pad(int indent) { out_.append(static_cast<std::size_t>(indent), ' '); }
  void end_line() {
    // A literal block has ended its last line already.
    if (!block_ended_) out_ += '\n';
    block_ended_ = false;
  }

  void entries(const Node& map, int indent, bool first_inline) {
    std::vector<const Node*> sorted;
    if (order_ == KeyOrder::Sorted) sorted = natural_key_order(map);
    for (std::uint32_t i = 0; i < map.size; ++i) {
      const Node& child = sorted.empty() ? map.children()[i] : *sorted[i];
      if (i != 0 || !first_inline) pad(indent);
      if (is_simple_key(child.key())) {
        text(child.key(), indent + 2, true);
        out_ += ':';
        node(child, indent, false);
      } else {
        out_ += "? ";
        text(child.key(), indent + 2, false);
        end_line();
        pad(indent);
        out_ += ':';
        node(child, indent, true);
      }
    }
  }

  void items(const Node& list, int indent, bool first_inline) {
    for (std::uint32_t i = 0; i < list.size; ++i) {
      if (i != 0 || !first_inline) pad(indent);
      out_ += '-';
      node(list.children()[i], indent, true);
    }
  }

  static bool is_simple_key(std::string_view key) { return key.size() <= kMaxSimpleKey && !has_line_break(key); }

  void scalar(const Node& value, int indent) {
    switch (value.kind) {
      case Kind::Null: out_ += "null"; return;
      case Kind::Bool: out_ += value.truth() ? "true" : "false"; return;
      case Kind::Int: out_ += value.text(); return;
      case Kind::Float: out_ += float_text(value); return;
      default: text(value.text(), indent, false);
    }
  }

  /// A float comes here through JSON, as it does in sigs.k8s.io/yaml: what JSON writes without a point is an integer.
  static std::string float_text(const Node& value) {
    std::optional<double> number = base::parse_float(value.text());
    if (!number) return std::string(value.text());
    std::string json = base::json_float_text(*number);
    if (json == "-0") return "0";
    bool integer = json.find_first_of(".e") == std::string::npos && *number >= kIntegerBegin && *number < kIntegerEnd;
    return integer ? json : base::go_float_text(*number);
  }

  void text(std::string_view value, int indent, bool is_key) {
    switch (choose_scalar_style(value, is_key)) {
      case Style::Plain: return flowing(value, indent, is_key, Style::Plain);
      case Style::SingleQuoted: return flowing(value, indent, is_key, Style::SingleQuoted);
      case Style::Literal: return literal(value, indent);
      default: return double_quoted(value, indent, is_key);
    }
  }

  void fold(int indent) {
    out_ += '\n';
    pad(indent);
    column_ = indent;
  }
  /// The column of the line that is being written, in characters.
  void count_column() {
    std::size_t line = out_.rfind('\n') + 1;
    column_ = static_cast<int>(std::count_if(out_.begin() + static_cast<std::ptrdiff_t>(line), out_.end(),
                                             [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
  }
  void put(char c) {
    out_ += c;
    if ((static_cast<unsigned char>(c) & 0xc0) != 0x80) ++column_;
  }

  /// Plain and single-quoted texts on one line of input: folded at the first single space past the width.
  void flowing(std::string_view value, int indent, bool is_key, Style style) {
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
        if (!is_key && single && inside && column_ > kWidth) fold(indent);
        else put(c);
        after_space = true;
      } else if (c == '\n') {
        // Only single quotes come here: a break is an empty line.
        if (!after_break) out_ += '\n';
        out_ += '\n';
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

  void double_quoted(std::string_view value, int indent, bool is_key) {
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
        if (!is_key && !after_space && inside && column_ > kWidth) {
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

  void escape(std::string_view value, std::size_t at, std::size_t length) {
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

  void literal(std::string_view value, int indent) {
    out_ += '|';
    if (value[0] == ' ' || value[0] == '\n') out_ += '2';
    if (value.back() != '\n') out_ += '-';
    else if (value.size() == 1 || value[value.size() - 2] == '\n') out_ += '+';
    out_ += '\n';
    bool line_start = true;
    for (char c : value) {
      if (c != '\n' && line_start) pad(indent);
      out_ += c;
      line_start = c == '\n';
    }
    block_ended_ = line_start;
  }

  KeyOrder order_;
  std::string& out_;
  int column_ = 0;
  bool block_ended_ = false;
};

}  // namespace

void write_yaml(const Node& node, KeyOrder order, std::string& out) { YamlWriter(order, out).node(node, -1, false); }

}  // namespace pave::doc
