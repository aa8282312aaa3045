#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "base/float_text.h"
#include "doc/writer.h"

namespace pave::doc {
namespace {

void write_number(const Node& node, std::string& out) {
  if (node.kind == Kind::Int) {
    out += node.text();
    return;
  }
  std::optional<double> value = base::parse_float(node.text());
  if (value) out += base::json_float_text(*value);
  else write_json_string(node.text(), out);
}

void break_line(const JsonStyle& style, int depth, std::string& out) {
  if (style.indent == 0) return;
  out += '\n';
  out.append(static_cast<std::size_t>(style.indent * depth), ' ');
}

void write(const Node& node, const JsonStyle& style, int depth, std::string& out) {
  switch (node.kind) {
    case Kind::Null: out += "null"; return;
    case Kind::Bool: out += node.truth() ? "true" : "false"; return;
    case Kind::Int:
    case Kind::Float: return write_number(node, out);
    case Kind::String: return write_json_string(node.text(), out);
    case Kind::List:
    case Kind::Map: break;
  }
  bool is_map = node.is_map();
  out += is_map ? '{' : '[';
  std::vector<const Node*> children;
  children.reserve(node.size);
  for (const Node& child : node.children()) children.push_back(&child);
  if (is_map && style.order == KeyOrder::Sorted)
    std::sort(children.begin(), children.end(), [](const Node* a, const Node* b) { return a->key() < b->key(); });
  for (std::size_t i = 0; i < children.size(); ++i) {
    if (i != 0) out += ',';
    break_line(style, depth + 1, out);
    if (is_map) {
      write_json_string(children[i]->key(), out);
      out += style.indent == 0 ? ":" : ": ";
    }
    write(*children[i], style, depth + 1, out);
  }
  if (!children.empty()) break_line(style, depth, out);
  out += is_map ? '}' : ']';
}

}  // namespace

void write_json(const Node& node, JsonStyle style, std::string& out) { write(node, style, 0, out); }

void write_json_string(std::string_view text, std::string& out) {
  out += '"';
  for (char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out += "\\u00";
          out += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4];
          out += "0123456789abcdef"[static_cast<unsigned char>(c) & 15];
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

}  // namespace pave::doc
