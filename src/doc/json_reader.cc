#include "doc/json_reader.h"

#include <new>
#include <optional>
#include <unordered_map>
#include <vector>

#include "base/utf8.h"
#include "doc/reader.h"

namespace pave::doc {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Go's quoteChar: the character between single quotes, as strconv.Quote writes it.
std::string quoted(std::string_view rest) {
  std::uint32_t code = 0;
  unsigned char c = static_cast<unsigned char>(rest[0]);
  if (c == '\'') return "'\\''";
  if (c == '"') return "'\"'";
  if (c == '\\') return "'\\\\'";
  constexpr std::string_view kNamed = "\a\b\f\n\r\t\v";
  if (std::size_t at = kNamed.find(rest[0]); c != 0 && at != std::string_view::npos)
    return std::string("'\\") + "abfnrtv"[at] + "'";
  constexpr std::string_view kHex = "0123456789abcdef";
  if (c < 0x20 || c == 0x7f) return std::string("'\\x") + kHex[c >> 4] + kHex[c & 15] + "'";
  if (c < 0x80) return std::string("'") + rest[0] + "'";
  // The scanner looks at bytes: Go writes each as the character of that number.
  code = c;
  std::string out = "'";
  if (code >= 0xa1 && code != 0xad) {
    base::append_utf8(code, out);
  } else {
    out += std::string("\\u00") + kHex[c >> 4] + kHex[c & 15];
  }
  return out + "'";
}

class JsonReader {
 public:
  JsonReader(const base::Source& source, base::Arena& arena) : source_(source), text_(source.text), arena_(arena) {}

  std::expected<const Node*, JsonError> read() {
    Node root;
    skip_space();
    if (at_ == text_.size()) return std::unexpected(JsonError{"EOF", at_, true});
    if (!value(root, 0)) return std::unexpected(error_);
    skip_space();
    if (at_ < text_.size()) return std::unexpected(JsonError{"invalid character after top-level value", at_});
    return new (arena_.allocate(sizeof(Node), alignof(Node))) Node(root);
  }

 private:
  void skip_space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r'))
      ++at_;
  }
  bool fail(std::string_view context) {
    if (at_ >= text_.size()) {
      error_ = {"unexpected EOF", text_.size(), true};
    } else {
      error_ = {"invalid character " + quoted(text_.substr(at_)) + " " + std::string(context), at_, false};
    }
    return false;
  }
  bool next_is(char c) {
    skip_space();
    return at_ < text_.size() && text_[at_] == c;
  }

  bool value(Node& node, int depth) {
    skip_space();
    node.origin = source_.at(at_);
    if (at_ == text_.size()) return fail({});
    switch (char c = text_[at_]) {
      case '{': return deeper(depth) && map(node, depth + 1);
      case '[': return deeper(depth) && list(node, depth + 1);
      case '"':
        node.kind = Kind::String;
        node.style = Style::DoubleQuoted;
        return string(node.bytes, node.size);
      case 't': node.kind = Kind::Bool; return word(node, "true");
      case 'f': node.kind = Kind::Bool; return word(node, "false");
      case 'n': node.kind = Kind::Null; return word(node, "null");
      default:
        if (c == '-' || is_digit(c)) return number(node);
        return fail("looking for beginning of value");
    }
  }
  bool deeper(int depth) {
    if (depth < kMaxDepth) return true;
    error_ = {"exceeded max depth", at_, false};
    return false;
  }

  bool map(Node& node, int depth) {
    node.kind = Kind::Map;
    node.style = Style::Flow;
    std::size_t first = nodes_.size();
    ++at_;
    if (next_is('}')) {
      ++at_;
      return take(node, first);
    }
    while (true) {
      skip_space();
      Node child;
      child.key_origin = source_.at(at_);
      if (at_ == text_.size() || text_[at_] != '"') return fail("looking for beginning of object key string");
      if (!string(child.key_bytes, child.key_size)) return false;
      if (!next_is(':')) return fail("after object key");
      ++at_;
      if (!value(child, depth)) return false;
      nodes_.push_back(child);
      if (next_is('}')) break;
      if (at_ == text_.size() || text_[at_] != ',') return fail("after object key:value pair");
      ++at_;
    }
    ++at_;
    drop_earlier(first);
    return take(node, first);
  }

  bool list(Node& node, int depth) {
    node.kind = Kind::List;
    node.style = Style::Flow;
    std::size_t first = nodes_.size();
    ++at_;
    if (next_is(']')) {
      ++at_;
      return take(node, first);
    }
    while (true) {
      Node child;
      if (!value(child, depth)) return false;
      nodes_.push_back(child);
      if (next_is(']')) break;
      if (at_ == text_.size() || text_[at_] != ',') return fail("after array element");
      ++at_;
    }
    ++at_;
    return take(node, first);
  }

  bool take(Node& node, std::size_t first) {
    node.size = static_cast<std::uint32_t>(nodes_.size() - first);
    node.first = arena_.copy(std::span<const Node>(nodes_).subspan(first)).data();
    nodes_.resize(first);
    return true;
  }

  /// Of several children with one key the last value stays, in the first one's place.
  void drop_earlier(std::size_t first) {
    std::unordered_map<std::string_view, std::size_t> seen;
    seen.reserve(nodes_.size() - first);
    std::size_t kept = first;
    for (std::size_t i = first; i < nodes_.size(); ++i) {
      auto [entry, is_new] = seen.emplace(nodes_[i].key(), kept);
      nodes_[is_new ? kept++ : entry->second] = nodes_[i];
    }
    nodes_.resize(kept);
  }

  bool word(Node& node, std::string_view wanted) {
    std::size_t begin = at_;
    for (std::size_t i = 0; i < wanted.size(); ++i, ++at_)
      if (at_ == text_.size() || text_[at_] != wanted[i])
        return fail("in literal " + std::string(wanted) + " (expecting '" + wanted[i] + "')");
    node.bytes = text_.data() + begin;
    node.size = static_cast<std::uint32_t>(wanted.size());
    return true;
  }

  bool digits(std::string_view context) {
    if (at_ == text_.size() || !is_digit(text_[at_])) return fail(context);
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    return true;
  }

  bool number(Node& node) {
    std::size_t begin = at_;
    node.kind = Kind::Int;
    if (text_[at_] == '-') ++at_;
    if (at_ < text_.size() && text_[at_] == '0') {
      ++at_;
    } else if (!digits("in numeric literal")) {
      return false;
    }
    if (at_ < text_.size() && text_[at_] == '.') {
      node.kind = Kind::Float;
      ++at_;
      if (!digits("after decimal point in numeric literal")) return false;
    }
    if (at_ < text_.size() && (text_[at_] == 'e' || text_[at_] == 'E')) {
      node.kind = Kind::Float;
      ++at_;
      if (at_ < text_.size() && (text_[at_] == '+' || text_[at_] == '-')) ++at_;
      if (!digits("in exponent of numeric literal")) return false;
    }
    node.bytes = text_.data() + begin;
    node.size = static_cast<std::uint32_t>(at_ - begin);
    return true;
  }

  /// At the opening quote.
  bool string(const char*& bytes, std::uint32_t& size) {
    std::size_t begin = ++at_;
    bool is_plain = true;
    for (; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      unsigned char c = static_cast<unsigned char>(text_[at_]);
      if (c < 0x20) return fail("in string literal");
      is_plain = is_plain && c < 0x80;
      if (c != '\\') continue;
      is_plain = false;
      ++at_;
      if (at_ == text_.size() || std::string_view("\"\\/bfnrtu").find(text_[at_]) == std::string_view::npos)
        return fail("in string escape code");
      if (text_[at_] != 'u') continue;
      for (int i = 0; i < 4; ++i) {
        ++at_;
        if (at_ == text_.size() || hex(text_[at_]) < 0) return fail("in \\u hexadecimal character escape");
      }
    }
    if (at_ == text_.size()) return fail({});
    std::string_view raw = text_.substr(begin, at_ - begin);
    ++at_;
    std::string_view made = is_plain ? raw : arena_.copy(std::string_view(unescaped(raw)));
    bytes = made.data();
    size = static_cast<std::uint32_t>(made.size());
    return true;
  }

  static int hex(char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
  }
  static std::uint32_t four(std::string_view digits) {
    std::uint32_t code = 0;
    for (char c : digits.substr(0, 4)) code = code << 4 | static_cast<std::uint32_t>(hex(c));
    return code;
  }

  static std::string unescaped(std::string_view raw) {
    constexpr std::string_view kLetters = "\"\\/bfnrt";
    constexpr std::string_view kMeant = "\"\\/\b\f\n\r\t";
    constexpr std::uint32_t kReplacement = 0xfffd;
    std::string out;
    for (std::size_t i = 0; i < raw.size();) {
      if (raw[i] != '\\') {
        std::uint32_t code = 0;
        std::size_t size = base::decode_utf8(raw.substr(i), code);
        if (size == 0) {
          base::append_utf8(kReplacement, out);
          ++i;
        } else {
          out += raw.substr(i, size);
          i += size;
        }
        continue;
      }
      if (raw[i + 1] != 'u') {
        out += kMeant[kLetters.find(raw[i + 1])];
        i += 2;
        continue;
      }
      std::uint32_t code = four(raw.substr(i + 2));
      i += 6;
      if (code >= 0xd800 && code < 0xe000) {
        std::uint32_t low = code < 0xdc00 && raw.substr(i).starts_with("\\u") ? four(raw.substr(i + 2)) : 0;
        bool is_pair = low >= 0xdc00 && low < 0xe000;
        code = is_pair ? 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00) : kReplacement;
        if (is_pair) i += 6;
      }
      base::append_utf8(code, out);
    }
    return out;
  }

  const base::Source& source_;
  std::string_view text_;
  base::Arena& arena_;
  std::size_t at_ = 0;
  std::vector<Node> nodes_;
  JsonError error_;
};

}  // namespace

std::expected<const Node*, JsonError> read_json(const base::Source& source, base::Arena& arena) {
  return JsonReader(source, arena).read();
}

}  // namespace pave::doc
