#include <charconv>
#include <cmath>
#include <deque>
#include <expected>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/float_text.h"
#include "base/go_quote.h"
#include "base/go_time.h"
#include "base/utf8.h"
#include "lang/gotemplate/builtins/time_object.h"
#include "lang/gotemplate/builtins/toml_lexer.h"
#include "lang/gotemplate/builtins/toml_text.h"

namespace pave::lang::gotemplate {
namespace {

using Token = TomlToken;

struct Table;

/// What a key of a table has: a value, one table, or a list of tables that may still grow.
struct Held {
  Value value;
  Table* table = nullptr;
  std::vector<Table*> tables = {};
  base::Origin key_origin = {};
};

struct Table {
  std::map<std::string, Held, std::less<>> entries;
  base::Origin origin;
};

/// What a key in quotes needs none for.
constexpr std::string_view kBare = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hexadecimal(char c) { return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'); }

bool has_leading_zero(std::string_view text) {
  if (text.size() > 1 && text[0] == '0' && text[1] != 'b' && text[1] != 'o' && text[1] != 'x') return true;
  return text.size() > 2 && (text[0] == '-' || text[0] == '+') && text[1] == '0';
}

bool has_good_underscores(std::string_view text) {
  std::string_view word = text.starts_with('+') || text.starts_with('-') ? text.substr(1) : text;
  if (word == "nan" || word == "inf") return true;
  bool accepts = false;
  for (char c : text) {
    if (c == '_' && !accepts) return false;
    accepts = is_hexadecimal(c);
  }
  return accepts;
}

bool has_good_periods(std::string_view text) {
  bool period = false;
  for (char c : text) {
    if (period && !is_digit(c)) return false;
    period = c == '.';
  }
  return !period;
}

std::string_view without_first_break(std::string_view text) {
  if (text.starts_with('\n')) return text.substr(1);
  return text.starts_with("\r\n") ? text.substr(2) : text;
}

/// Takes out each backslash at the end of a line, with all white space up to the next character.
std::string without_escaped_breaks(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '\\' || text.substr(at).starts_with("\\\\")) {
      std::size_t count = text[at] == '\\' ? 2 : 1;
      out += text.substr(at, count);
      at += count;
      continue;
    }
    std::size_t end = std::min(text.find_first_not_of(" \t\r\n", at + 1), text.size());
    if (text.substr(at, end - at).find('\n') != std::string_view::npos) at = end;
    else out += text[at++];
  }
  return out;
}

/// Whether the text is a decimal float; its size is checked by who reads it.
bool is_float(std::string_view text) {
  auto digits = [&text] {
    std::size_t count = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(count);
    return count > 0;
  };
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  if (!digits()) return false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    digits();
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    if (!digits()) return false;
  }
  return text.empty();
}

/// Go reads `1-2` where the layout says `01-02`; TOML does not.
bool lacks_zeros(std::string_view text, std::string_view layout) {
  for (std::size_t i = 0; i < layout.size() && layout[i] != '.' && layout[i] != 'Z'; ++i)
    if (!is_digit(layout[i]) && text[i] != layout[i]) return true;
  return false;
}

/// After parse.go: a table or key may be named before it is written, and such an implicit one may be written later, once.
class Reader {
 public:
  /// `begin`: behind a byte order mark.
  Reader(std::string_view text, std::size_t begin, const TextOrigins& origins, base::Arena& arena)
      : text_(text.substr(begin)), begin_(begin), lexer_(text_), origins_(origins), arena_(arena) {}

  TomlRead read() {
    constexpr std::size_t kFirst = 6;  // bytes in which UTF-16 shows itself
    if (text_.substr(0, kFirst).find('\0') != std::string_view::npos)
      return {{}, "toml: line 1: files cannot contain NULL bytes; probably using UTF-16; TOML files must be UTF-8"};
    try {
      for (;;) {
        switch (lexer_.top()) {
          case TomlLexer::Top::End: return {value_of(top_), {}};
          case TomlLexer::Top::Table: table(false); break;
          case TomlLexer::Top::TableArray: table(true); break;
          case TomlLexer::Top::Key: pair(); break;
        }
        lexer_.end_top();
      }
    } catch (TomlFault& fault) {
      std::string key = current();
      std::string place = "toml: line " + std::to_string(fault.line);
      if (!key.empty()) place += " (last key " + base::go_quote(key) + ")";
      return {{}, place + ": " + fault.message};
    }
  }

 private:
  using Key = std::vector<std::string>;

  [[noreturn]] void fail(const Token& token, std::string message) const {
    throw TomlFault{std::move(message), token.line};
  }
  [[noreturn]] void fail_at_key(std::string message) const { throw TomlFault{std::move(message), key_line_}; }
  base::Origin origin_at(std::size_t offset) const { return origins_.at(begin_ + offset).origin; }

  /// As the package writes a key: parts that are no bare names in quotes.
  static std::string text_of(const Key& key) {
    std::string out;
    for (const std::string& part : key) {
      if (!out.empty()) out += '.';
      bool is_bare = !part.empty() && part.find_first_not_of(kBare) == std::string::npos;
      if (is_bare) out += part;
      else write_quoted(part, out);
    }
    return out;
  }

  static void write_quoted(std::string_view text, std::string& out) {
    out += '"';
    for (char c : text) {
      constexpr std::string_view kEscaped = "\"\\\b\t\n\f\r";
      auto byte = static_cast<unsigned char>(c);
      if (std::size_t index = kEscaped.find(c); index != std::string_view::npos) {
        out += '\\';
        out += "\"\\btnfr"[index];
      } else if (byte < 0x20 || byte == 0x7f) {
        out += "\\u00";
        out += "0123456789abcdef"[byte >> 4];
        out += "0123456789abcdef"[byte & 15];
      } else {
        out += c;
      }
    }
    out += '"';
  }

  static std::string text_of(Key key, const std::string& last) {
    key.push_back(last);
    return text_of(key);
  }

  std::string current() const {
    if (current_key_.empty()) return text_of(context_);
    return context_.empty() ? current_key_ : text_of(context_) + "." + current_key_;
  }

  void table(bool is_array) {
    Key key;
    bool is_last = false;
    bool is_first = true;
    while (!is_last) {
      Token part = lexer_.table_part(is_array, is_last);
      if (is_first) key_line_ = part.line;
      is_first = false;
      key_origin_ = origin_at(part.begin);
      key.push_back(string_of(part));
    }
    check_depth(key.size());
    add_context(key, is_array);
    // The name of a table is a key of that type from now on.
    arrays_.erase(text_of(context_));
  }

  void check_depth(std::size_t depth) const {
    if (depth > static_cast<std::size_t>(kMaxTomlDepth))
      fail_at_key("tables, arrays and keys are nested more than " + std::to_string(kMaxTomlDepth) + " deep");
  }

  /// The parts of a key up to its `=`; the last one becomes current_key_, the others implicit tables.
  Key key() {
    lexer_.begin_key();
    Key parts;
    bool is_last = false;
    bool is_first = true;
    base::Origin origin;
    while (!is_last) {
      Token part = lexer_.key_part(is_last);
      if (is_first) key_line_ = part.line;
      is_first = false;
      origin = origin_at(part.begin);
      parts.push_back(string_of(part));
    }
    check_depth(parts.size() + context_.size());
    current_key_ = parts.back();
    parts.pop_back();
    key_origin_ = origin;
    for (const std::string& part : parts) {
      Key whole = context_;
      whole.push_back(part);
      implicit_.insert(text_of(whole));
      add_context(whole, false);
    }
    return parts;
  }

  void pair() {
    Key outer = context_;
    key();
    base::Origin key_origin = key_origin_;
    Held held = value(false);
    held.key_origin = key_origin;
    set(current_key_, std::move(held));
    context_ = std::move(outer);
    current_key_.clear();
  }

  /// Goes down to the table that the key belongs to and makes it the context.
  void add_context(const Key& key, bool is_array) {
    Table* table = &top_;
    Key walked;
    for (std::size_t i = 0; i + 1 < key.size(); ++i) {
      walked.push_back(key[i]);
      auto found = table->entries.find(key[i]);
      if (found == table->entries.end()) {
        implicit_.insert(text_of(walked));
        found =
            table->entries.emplace(key[i], Held{.value = {}, .table = new_table(), .key_origin = key_origin_}).first;
      }
      table = inside(found->second);
      if (table == nullptr) fail_at_key("Key '" + text_of(walked) + "' was already created as a hash.");
    }
    context_ = std::move(walked);
    if (is_array) {
      auto [entry, is_new] = table->entries.try_emplace(key.back());
      if (is_new) entry->second.key_origin = key_origin_;
      else if (entry->second.tables.empty())
        fail_at_key("Key '" + text_of(key) + "' was already created and cannot be used as an array.");
      entry->second.tables.push_back(new_table());
    } else {
      set(key.back(), Held{.value = {}, .table = new_table(), .key_origin = key_origin_});
    }
    context_.push_back(key.back());
  }

  Table* new_table() {
    tables_.emplace_back();
    tables_.back().origin = key_origin_;
    return &tables_.back();
  }

  static Table* inside(const Held& held) { return held.tables.empty() ? held.table : held.tables.back(); }

  void set(const std::string& key, Held held) {
    Table* table = &top_;
    Key walked;
    for (const std::string& part : context_) {
      walked.push_back(part);
      table = inside(table->entries.find(part)->second);
      if (table == nullptr) fail_at_key("Key '" + text_of(walked) + "' has already been defined.");
    }
    std::string whole = text_of(walked, key);
    auto [entry, is_new] = table->entries.try_emplace(key);
    if (is_new) {
      entry->second = std::move(held);
      return;
    }
    bool was_implicit = implicit_.erase(whole) != 0;
    if (!was_implicit) fail_at_key("Key '" + whole + "' has already been defined.");
    if (arrays_.contains(whole)) entry->second = std::move(held);
  }

  Held value(bool in_array) {
    Token token = lexer_.value();
    Held held;
    switch (token.kind) {
      case Token::Kind::String:
      case Token::Kind::Multiline:
      case Token::Kind::Raw:
      case Token::Kind::RawMultiline: held.value = Value::of(arena_.copy(std::string_view(string_of(token)))); break;
      case Token::Kind::Integer: held.value = integer(token); break;
      case Token::Kind::Float: held.value = floating(token); break;
      case Token::Kind::Bool: held.value = Value::of(token.text == "true"); break;
      case Token::Kind::Time: held.value = time(token); break;
      case Token::Kind::Array: held.value = array(); break;
      case Token::Kind::InlineTable: held.table = inline_table(in_array); break;
    }
    // Arrays and tables are the rest of the text behind their bracket.
    TextOrigins::Found found = origins_.at(begin_ + token.begin);
    held.value.origin = found.origin;
    held.value.flags |= found.flags;
    return held;
  }

  std::string string_of(const Token& token) const {
    switch (token.kind) {
      case Token::Kind::String: return unescaped(token, token.text);
      case Token::Kind::Multiline: return unescaped(token, without_escaped_breaks(without_first_break(token.text)));
      case Token::Kind::RawMultiline: return std::string(without_first_break(token.text));
      default: return std::string(token.text);
    }
  }

  std::string unescaped(const Token& token, std::string_view text) const {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      if (text[at] != '\\') {
        out += text[at++];
        continue;
      }
      char letter = text[at + 1];
      at += 2;
      constexpr std::string_view kLetters = "btnfre\"\\";
      std::size_t index = kLetters.find(letter);
      if (index != std::string_view::npos) {
        out += "\b\t\n\f\r\x1b\"\\"[index];
        continue;
      }
      if (letter == ' ' || letter == '\t') fail(token, "invalid escape: '\\" + std::string(1, letter) + "'");
      std::size_t digits = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
      std::string_view hex = text.substr(at, digits);
      std::uint32_t code = 0;
      std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
      if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
        fail(token, "Escaped character '\\u" + std::string(hex) + "' is not valid UTF-8.");
      base::append_utf8(code, out);
      at += digits;
    }
    return out;
  }

  Value integer(const Token& token) const {
    std::string name = base::go_quote(token.text);
    if (!has_good_underscores(token.text))
      fail(token, "Invalid integer " + name + ": underscores must be surrounded by digits");
    if (has_leading_zero(token.text)) fail(token, "Invalid integer " + name + ": cannot have leading zeroes");
    std::string digits(token.text);
    std::erase(digits, '_');
    bool is_based = digits.size() > 2 && digits[0] == '0' && !is_digit(digits[1]);
    int base = !is_based ? 10 : digits[1] == 'x' ? 16 : digits[1] == 'o' ? 8 : 2;
    if (is_based) digits.erase(0, 2);
    if (digits.starts_with('+')) digits.erase(0, 1);
    std::int64_t number = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), number, base).ec != std::errc())
      fail(token, std::string(token.text) + " is out of range for int64");
    return Value::of_int(number, Type::Int64);
  }

  Value floating(const Token& token) const {
    std::string_view text = token.text;
    std::string name = base::go_quote(text);
    std::string_view first;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = std::min(text.find_first_of(".eE", at), text.size());
      std::string_view part = text.substr(at, end - at);
      at = end + 1;
      if (part.empty()) continue;
      if (!has_good_underscores(part))
        fail(token, "Invalid float " + name + ": underscores must be surrounded by digits");
      if (first.empty()) first = part;
    }
    if (has_leading_zero(first)) fail(token, "Invalid float " + name + ": cannot have leading zeroes");
    if (!has_good_periods(text)) fail(token, "Invalid float " + name + ": '.' must be followed by one or more digits");
    std::string_view word = text.starts_with('+') || text.starts_with('-') ? text.substr(1) : text;
    double sign = text.starts_with('-') ? -1 : 1;
    if (word == "nan") return Value::of_float(std::copysign(std::numeric_limits<double>::quiet_NaN(), sign));
    if (word == "inf") return Value::of_float(sign * std::numeric_limits<double>::infinity());
    std::string plain(text);
    std::erase(plain, '_');
    if (!is_float(plain)) fail(token, "Invalid float value: " + name);
    std::optional<double> number = base::parse_float(plain);
    if (!number) fail(token, std::string(text) + " is out of range for float64");
    return Value::of_float(*number);
  }

  /// A point in time without an offset is in a zone whose name says how much of it was written.
  Value time(const Token& token) const {
    struct Layout {
      std::string_view text;
      std::string_view zone;  ///< empty: as read
    };
    constexpr Layout kLayouts[] = {
        {"2006-01-02T15:04:05.999999999Z07:00", {}},
        {"2006-01-02T15:04:05.999999999", kLocalDatetime},
        {"2006-01-02", kLocalDate},
        {"15:04:05.999999999", kLocalTime},
        {"2006-01-02T15:04Z07:00", {}},
        {"2006-01-02T15:04", kLocalDatetime},
        {"15:04", kLocalTime},
    };
    std::string text(token.text);
    for (char& c : text) c = c == 'z' ? 'Z' : c == 't' || c == ' ' ? 'T' : c;
    std::string_view kept = arena_.copy(std::string_view(text));
    for (const Layout& layout : kLayouts) {
      std::expected<base::GoTime, std::string> read = base::parse_time(layout.text, kept);
      if (!read) continue;
      if (lacks_zeros(kept, layout.text)) break;
      if (!layout.zone.empty()) read->zone = layout.zone;
      return time_value(*read, arena_);
    }
    fail(token, "invalid datetime: " + base::go_quote(text));
  }

  Value array() {
    check_depth(static_cast<std::size_t>(++depth_));
    arrays_.insert(text_of(context_, current_key_));
    std::vector<Value> items;
    for (bool more = lexer_.array_value(); more; more = lexer_.array_next()) {
      Held held = value(true);
      items.push_back(held.table == nullptr ? held.value : value_of(*held.table));
    }
    --depth_;
    return Value::of(arena_.copy(std::span<const Value>(items)));
  }

  /// The pairs are set twice, as there: in the whole document, where it is found out what stands twice, and in the table
  /// that is returned.
  Table* inline_table(bool in_array) {
    check_depth(static_cast<std::size_t>(++depth_));
    Table* made = new_table();
    Key outer = context_;
    std::string outer_key = current_key_;
    context_.push_back(current_key_);
    Key own = context_;
    current_key_.clear();
    implicit_.insert(text_of(own));
    add_context(own, in_array);
    for (bool more = lexer_.inline_key(); more; more = lexer_.inline_next()) {
      Key parents = key();
      base::Origin key_origin = key_origin_;
      Held held = value(false);
      held.key_origin = key_origin;
      set(current_key_, held);
      Table* table = made;
      for (const std::string& part : parents) {
        auto [entry, is_new] = table->entries.try_emplace(part);
        if (is_new) entry->second = {.value = {}, .table = new_table(), .key_origin = key_origin};
        table = entry->second.table;
        if (table == nullptr) fail_at_key(base::go_quote(text_of(context_)) + " is not a table");
      }
      table->entries.insert_or_assign(current_key_, std::move(held));
      context_ = own;
    }
    context_ = std::move(outer);
    current_key_ = std::move(outer_key);
    --depth_;
    return made;
  }

  Value value_of(const Table& table) {
    Map* map = make_map(arena_, static_cast<std::uint32_t>(table.entries.size()));
    for (const auto& [key, held] : table.entries) {
      MapEntry& entry = map->entries[map->size++];
      entry = {arena_.copy(std::string_view(key)), held.key_origin, held.value};
      if (!held.tables.empty()) {
        Value* items = arena_.allocate_array<Value>(held.tables.size());
        for (std::size_t i = 0; i < held.tables.size(); ++i) items[i] = value_of(*held.tables[i]);
        entry.value = Value::of(std::span<const Value>(items, held.tables.size()), Type::MapList);
        entry.value.origin = held.key_origin;
      } else if (held.table != nullptr) {
        entry.value = value_of(*held.table);
      }
    }
    Value made = Value::of(map);
    made.origin = table.origin;
    return made;
  }

  std::string_view text_;
  std::size_t begin_;
  TomlLexer lexer_;
  const TextOrigins& origins_;
  base::Arena& arena_;
  Table top_;
  std::deque<Table> tables_;
  Key context_;              ///< of the table that pairs go to
  std::string current_key_;  ///< whose value is being read
  int key_line_ = 0;         ///< of the first part of the last key
  base::Origin key_origin_;
  int depth_ = 0;
  std::set<std::string> implicit_;  ///< tables that were only named
  std::set<std::string> arrays_;    ///< keys of arrays in brackets
};

}  // namespace

TomlRead read_toml(std::string_view text, const TextOrigins& origins, base::Arena& arena) {
  for (std::string_view mark : {"\xff\xfe", "\xfe\xff", "\xef\xbb\xbf"})
    if (text.starts_with(mark)) return Reader(text, mark.size(), origins, arena).read();
  return Reader(text, 0, origins, arena).read();
}

}  // namespace pave::lang::gotemplate
