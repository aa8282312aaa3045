#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/float_text.h"
#include "base/go_quote.h"
#include "base/utf8.h"
#include "lang/json.h"

namespace pave::lang {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// As Go shows the character at the start of the text.
std::string quoted(std::string_view text) {
  std::uint32_t code = 0;
  std::string out;
  if (base::decode_utf8(text, code) != 0) {
    base::append_go_quote_character(code, out);
    return out;
  }
  base::append_go_quote(text.substr(0, 1), out);
  out.front() = out.back() = '\'';
  return out;
}

/// The four hexadecimal digits at the start of the text; -1: they aren't.
int hexadecimal(std::string_view text) {
  if (text.size() < 4) return -1;
  int value = 0;
  for (char c : text.substr(0, 4)) {
    int digit = is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

class Reader {
 public:
  Reader(std::string_view text, Numbers numbers, const TextOrigins& origins, base::Arena& arena)
      : text_(text), numbers_(numbers), origins_(origins), arena_(arena) {}

  JsonRead read() {
    JsonRead result;
    skip_space();
    if (value(result.value, 0)) {
      skip_space();
      if (at_ < text_.size()) wrong("after top-level value");
    }
    if (!error_.empty()) result.value = {};
    result.syntax_error = std::move(error_);
    result.range_error = std::move(range_error_);
    return result;
  }

 private:
  void skip_space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r'))
      ++at_;
  }
  /// The character that comes next, 0 at the end.
  char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool at_end() const { return at_ >= text_.size(); }
  bool wrong(std::string_view where) {
    if (at_end()) error_ = "unexpected end of JSON input";
    else error_ = "invalid character " + quoted(text_.substr(at_)) + " " + std::string(where);
    return false;
  }
  void place(Value& value, std::size_t begin) const {
    TextOrigins::Found found = origins_.at(begin);
    value.origin = found.origin;
    value.flags |= found.flags;
  }

  bool value(Value& out, int depth) {
    std::size_t begin = at_;
    if (depth > kMaxDepth) {
      error_ = "exceeded max depth";
      return false;
    }
    bool good = false;
    switch (next()) {
      case '{': good = map(out, depth); break;
      case '[': good = list(out, depth); break;
      case '"': {
        std::string_view text;
        good = string(text);
        out = Value::of(text);
        break;
      }
      case 't':
        good = word("true");
        out = Value::of(true);
        break;
      case 'f':
        good = word("false");
        out = Value::of(false);
        break;
      case 'n':
        good = word("null");
        out = Value::nil();
        break;
      default:
        if (next() != '-' && !is_digit(next())) return wrong("looking for beginning of value");
        good = number(out);
    }
    place(out, begin);
    return good;
  }

  bool word(std::string_view wanted) {
    for (char c : wanted) {
      if (next() != c || at_end())
        return wrong("in literal " + std::string(wanted) + " (expecting '" + std::string(1, c) + "')");
      ++at_;
    }
    return true;
  }

  bool digits() {
    if (!is_digit(next())) return wrong("in numeric literal");
    while (is_digit(next())) ++at_;
    return true;
  }

  bool number(Value& out) {
    std::size_t begin = at_;
    bool is_integer = true;
    if (next() == '-') ++at_;
    if (next() == '0') ++at_;
    else if (!digits()) return false;
    if (next() == '.') {
      is_integer = false;
      ++at_;
      if (!digits()) return false;
    }
    if (next() == 'e' || next() == 'E') {
      is_integer = false;
      ++at_;
      if (next() == '+' || next() == '-') ++at_;
      if (!digits()) return false;
    }
    std::string_view text = text_.substr(begin, at_ - begin);
    if (numbers_ == Numbers::Exact && is_integer && exact(text, out)) return true;
    std::optional<double> read = base::parse_float(text);
    if (!read && range_error_.empty())
      range_error_ = "json: cannot unmarshal number " + std::string(text) +
                     (path_.empty() ? " into Go value" : " into Go struct field " + path_) + " of type float64";
    out = Value::of_float(read.value_or(0));
    return true;
  }

  static bool exact(std::string_view text, Value& out) {
    std::int64_t integer = 0;
    std::uint64_t natural = 0;
    const char* end = text.data() + text.size();
    if (std::from_chars(text.data(), end, integer).ec == std::errc()) out = Value::of_int(integer, Type::Int64);
    else if (std::from_chars(text.data(), end, natural).ec == std::errc()) out = Value::of_uint(natural, Type::Uint64);
    else return false;
    return true;
  }

  bool list(Value& out, int depth) {
    ++at_;
    std::vector<Value> items;
    skip_space();
    if (next() != ']') {
      for (;;) {
        skip_space();
        if (!value(items.emplace_back(), depth + 1)) return false;
        skip_space();
        if (next() == ']') break;
        if (next() != ',') return wrong("after array element");
        ++at_;
      }
    }
    ++at_;
    out = Value::of(arena_.copy(std::span<const Value>(items)));
    return true;
  }

  bool map(Value& out, int depth) {
    ++at_;
    Map* map = make_map(arena_);
    out = Value::of(map);
    std::vector<MapEntry> entries;
    skip_space();
    if (next() != '}') {
      for (;;) {
        skip_space();
        if (next() != '"') return wrong("looking for beginning of object key string");
        MapEntry& entry = entries.emplace_back();
        entry.key_origin = origins_.at(at_).origin;
        if (!string(entry.key)) return false;
        skip_space();
        if (next() != ':') return wrong("after object key");
        ++at_;
        skip_space();
        std::size_t path = path_.size();
        (path_ += '.') += entry.key;
        Value read;
        if (!value(read, depth + 1)) return false;
        path_.resize(path);
        entries.back().value = read;
        skip_space();
        if (next() == '}') break;
        if (next() != ',') return wrong("after object key:value pair");
        ++at_;
      }
    }
    ++at_;
    fill_map(*map, entries, arena_);
    return true;
  }

  bool string(std::string_view& out) {
    std::size_t begin = ++at_;
    while (!at_end() && next() != '"' && next() != '\\' && static_cast<unsigned char>(next()) >= 0x20) ++at_;
    if (next() == '"') {
      out = text_.substr(begin, at_++ - begin);
      std::string room;
      if (std::string_view good = valid_utf8(out, room); good.data() != out.data()) out = arena_.copy(good);
      return true;
    }
    std::string made(text_.substr(begin, at_ - begin));
    for (;;) {
      if (at_end()) return wrong("");
      char c = next();
      if (c == '"') break;
      if (static_cast<unsigned char>(c) < 0x20) return wrong("in string");
      if (c != '\\') {
        made += c;
        ++at_;
      } else if (!escape(made)) {
        return false;
      }
    }
    ++at_;
    std::string room;
    out = arena_.copy(valid_utf8(made, room));
    return true;
  }

  bool escape(std::string& made) {
    if (at_ + 1 >= text_.size()) {
      at_ = text_.size();
      return wrong("");
    }
    char c = text_[at_ + 1];
    constexpr std::string_view kLetters = "\"\\/bfnrt";
    if (std::size_t index = kLetters.find(c); index != std::string_view::npos) {
      made += "\"\\/\b\f\n\r\t"[index];
      at_ += 2;
      return true;
    }
    if (c != 'u') return bad_escape(2);
    int code = hexadecimal(text_.substr(at_ + 2));
    if (code < 0) return bad_escape(6);
    at_ += 6;
    if (code >= 0xd800 && code < 0xe000) {
      int low = text_.substr(at_).starts_with("\\u") ? hexadecimal(text_.substr(at_ + 2)) : -1;
      if (code < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        at_ += 6;
      } else {
        code = 0xfffd;
      }
    }
    base::append_utf8(static_cast<std::uint32_t>(code), made);
    return true;
  }

  bool bad_escape(std::size_t size) {
    std::string_view sequence = text_.substr(at_, size);
    // Cut off by the end it may still have become a good one.
    bool is_cut =
        sequence.size() < size &&
        std::ranges::all_of(
            sequence.substr(2), [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); });
    if (is_cut) error_ = "unexpected end of JSON input";
    else error_ = "invalid escape sequence `" + std::string(sequence) + "` in string";
    return false;
  }

  std::string_view text_;
  Numbers numbers_;
  const TextOrigins& origins_;
  base::Arena& arena_;
  std::size_t at_ = 0;
  std::string path_;  ///< of the value that is being read: `.a.b`
  std::string error_;
  std::string range_error_;
};

}  // namespace

JsonRead read_json(std::string_view text, Numbers numbers, const TextOrigins& origins, base::Arena& arena) {
  return Reader(text, numbers, origins, arena).read();
}

}  // namespace pave::lang
