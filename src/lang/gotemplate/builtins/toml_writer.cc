#include <chrono>
#include <cmath>
#include <string>
#include <vector>

#include "base/duration.h"
#include "base/go_float.h"
#include "base/go_time.h"
#include "lang/gotemplate/builtins/time_object.h"
#include "lang/gotemplate/builtins/toml_text.h"
#include "lang/json.h"
#include "lang/object.h"
#include "lang/text.h"

namespace pave::lang::gotemplate {
namespace {

constexpr std::string_view kNoTable = "toml: top-level values must be Go maps or structs";

bool is_bare(std::string_view key) {
  constexpr std::string_view kBare = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
  return !key.empty() && key.find_first_not_of(kBare) == std::string_view::npos;
}

void write_quoted(std::string_view text, std::string& out) {
  out += '"';
  for (char c : text) {
    auto byte = static_cast<unsigned char>(c);
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\b': out += "\\b"; break;
      case '\t': out += "\\t"; break;
      case '\n': out += "\\n"; break;
      case '\f': out += "\\f"; break;
      case '\r': out += "\\r"; break;
      default:
        if (byte >= 0x20 && byte != 0x7f) {
          out += c;
        } else {
          out += "\\u00";
          out += "0123456789abcdef"[byte >> 4];
          out += "0123456789abcdef"[byte & 15];
        }
    }
  }
  out += '"';
}

void write_key(std::string_view key, std::string& out) {
  if (is_bare(key)) out += key;
  else write_quoted(key, out);
}

/// A map, a list or an object that is nil.
bool is_nil(const Value& value) {
  return value.is_nothing() || (value.flags & Value::kNilList) != 0 || (value.is(Kind::Map) && value.map == nullptr);
}

class Writer {
 public:
  Writer(std::string& out, base::Arena& arena) : out_(out), arena_(arena) {}

  bool document(Value value) {
    value = plain(value);
    if (value.kind == Kind::Invalid || value.kind == Kind::Nil)
      return fail("reflect: call of reflect.Value.Type on zero Value");
    if (value.is(Kind::Map)) return value.map == nullptr || entries(*value.map, 0);
    Shape shape = Shape::Plain;
    if (!shape_of(value, shape, 0)) return false;
    if (shape == Shape::Tables) return fail(std::string(kNoTable));
    return element(value, 0);
  }

  std::string error;

 private:
  /// A value is looked at once for each list and map around it, and more.
  static constexpr std::size_t kMaxVisits = 8 * kMaxText;
  static constexpr std::size_t kMaxPath = kMaxText / 64;

  enum class Shape : std::uint8_t { Nothing, Plain, Table, Tables };

  bool fail(std::string why) {
    error = std::move(why);
    return false;
  }
  bool is_too_deep(int depth) {
    if (++visits_ > kMaxVisits || out_.size() > kMaxText || path_.size() > kMaxPath)
      return !fail(std::string(kTextTooLarge));
    if (depth > kMaxDepth) error = "maps and lists are nested more than " + std::to_string(kMaxDepth) + " deep";
    return depth > kMaxDepth;
  }

  /// An object that is no point in time as its JSON, which has its exported fields.
  Value plain(const Value& value) const {
    if (value.kind != Kind::Object || as_time(value) != nullptr) return value;
    std::string json;
    value.object->write_json(json);
    return read_json(arena_.copy(std::string_view(json)), Numbers::Exact, {}, arena_).value;
  }

  /// How the value is written as that of a key; a list is looked through, as the package does, for the nil that it must not
  /// have.
  bool shape_of(const Value& given, Shape& shape, int depth) {
    if (is_too_deep(depth)) return false;
    Value value = plain(given);
    shape = is_nil(value) ? Shape::Nothing : value.is(Kind::Map) ? Shape::Table : Shape::Plain;
    if (shape == Shape::Nothing || value.kind != Kind::List) {
      if (value.kind == Kind::Complex) return fail("unsupported type: complex128");
      return true;
    }
    bool tables = value.size > 0;
    for (const Value& item : value.list()) {
      Shape inner = Shape::Plain;
      if (!shape_of(item, inner, depth + 1)) return false;
      if (inner == Shape::Nothing) return fail("toml: cannot encode array with nil element");
      tables = tables && inner == Shape::Table;
    }
    if (tables) shape = Shape::Tables;
    return true;
  }

  /// Plain values first: behind the name of a table everything belongs to it.
  bool sorted(const Map& map, std::vector<const MapEntry*>& direct, std::vector<const MapEntry*>& tables, int depth) {
    for (const MapEntry& entry : map.all()) {
      Shape shape = Shape::Plain;
      if (!shape_of(entry.value, shape, depth)) return false;
      bool is_table = shape == Shape::Table || shape == Shape::Tables;
      (is_table ? tables : direct).push_back(&entry);
    }
    return true;
  }

  bool entries(const Map& map, int depth) {
    if (is_too_deep(depth)) return false;
    std::vector<const MapEntry*> direct;
    std::vector<const MapEntry*> tables;
    if (!sorted(map, direct, tables, depth)) return false;
    for (const MapEntry* entry : direct) {
      if (is_nil(entry->value)) continue;
      indent(depth);
      write_key(entry->key, out_);
      out_ += " = ";
      if (!element(entry->value, depth + 1)) return false;
      out_ += '\n';
    }
    for (const MapEntry* entry : tables)
      if (!table(*entry, depth)) return false;
    return true;
  }

  bool table(const MapEntry& entry, int depth) {
    Value value = plain(entry.value);
    std::size_t outer = path_.size();
    if (!path_.empty()) path_ += '.';
    write_key(entry.key, path_);
    bool good = true;
    if (value.is(Kind::Map)) {
      // A line between the tables of the top.
      if (depth == 0) new_line();
      indent(depth);
      out_ += "[" + path_ + "]\n";
      good = entries(*value.map, depth + 1);
    } else {
      for (const Value& item : value.list()) {
        Value read = plain(item);
        new_line();
        indent(depth);
        out_ += "[[" + path_ + "]]\n";
        good = good && entries(*read.map, depth + 1);
      }
    }
    path_.resize(outer);
    return good;
  }

  void new_line() {
    if (!out_.empty()) out_ += '\n';
  }
  void indent(int depth) { out_.append(static_cast<std::size_t>(2 * depth), ' '); }

  bool element(const Value& given, int depth) {
    if (is_too_deep(depth)) return false;
    Value value = plain(given);
    switch (value.kind) {
      case Kind::Invalid:
      case Kind::Nil: return true;
      case Kind::Bool: out_ += value.truth ? "true" : "false"; return true;
      case Kind::Int:
        if (value.type == Type::Duration)
          write_quoted(base::duration_text(std::chrono::nanoseconds(value.integer)), out_);
        else out_ += std::to_string(value.integer);
        return true;
      case Kind::Uint: out_ += std::to_string(value.natural); return true;
      case Kind::Float: number(value); return true;
      case Kind::Complex: return fail("unexpected type: complex128");
      case Kind::String: return string(value);
      case Kind::List: return list(value, depth);
      case Kind::Map: return inline_table(value, depth);
      case Kind::Object: return time(value);
    }
    return true;
  }

  void number(const Value& value) {
    if (std::isnan(value.number)) {
      out_ += std::signbit(value.number) ? "-nan" : "nan";
    } else if (std::isinf(value.number)) {
      out_ += value.number < 0 ? "-inf" : "inf";
    } else {
      std::size_t begin = out_.size();
      base::append_go_float(value.number, 'g', -1, value.type == Type::Float32, out_);
      if (out_.find_first_of(".e", begin) == std::string::npos) out_ += ".0";
    }
  }

  bool string(const Value& value) {
    if (value.type != Type::Bytes) {
      write_quoted(value.text(), out_);
      return true;
    }
    out_ += '[';
    for (std::uint32_t i = 0; i < value.size; ++i) {
      if (i != 0) out_ += ", ";
      out_ += std::to_string(static_cast<unsigned char>(value.bytes[i]));
    }
    out_ += ']';
    return true;
  }

  bool list(const Value& value, int depth) {
    out_ += '[';
    bool is_first = true;
    for (const Value& item : value.list()) {
      if (!is_first) out_ += ", ";
      is_first = false;
      if (!element(item, depth + 1)) return false;
    }
    out_ += ']';
    return true;
  }

  bool inline_table(const Value& value, int depth) {
    std::vector<const MapEntry*> direct;
    std::vector<const MapEntry*> tables;
    if (value.map != nullptr && !sorted(*value.map, direct, tables, depth)) return false;
    out_ += '{';
    if (!pairs(direct, !tables.empty(), depth) || !pairs(tables, false, depth)) return false;
    out_ += '}';
    return true;
  }

  /// A comma is written behind every value but the last, even when the last is left out.
  bool pairs(const std::vector<const MapEntry*>& chosen, bool more, int depth) {
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      if (is_nil(chosen[i]->value)) continue;
      write_key(chosen[i]->key, out_);
      out_ += " = ";
      if (!element(chosen[i]->value, depth + 1)) return false;
      if (more || i + 1 < chosen.size()) out_ += ", ";
    }
    return true;
  }

  bool time(const Value& value) {
    const base::GoTime& time = *as_time(value);
    std::string_view layout = "2006-01-02T15:04:05.999999999Z07:00";
    if (time.zone == kLocalDatetime) layout = "2006-01-02T15:04:05.999999999";
    if (time.zone == kLocalDate) layout = "2006-01-02";
    if (time.zone == kLocalTime) layout = "15:04:05.999999999";
    base::append_time(time, layout, out_);
    return true;
  }

  std::string& out_;
  base::Arena& arena_;
  std::size_t visits_ = 0;
  std::string path_;  ///< of the table that is being written, as its header has it
};

}  // namespace

std::optional<std::string> write_toml(const Value& value, std::string& out) {
  base::Arena arena;
  std::string text;
  Writer writer(text, arena);
  if (!writer.document(value)) return std::move(writer.error);
  if (text.size() > kMaxText) return std::string(kTextTooLarge);
  out += text;
  return std::nullopt;
}

}  // namespace pave::lang::gotemplate
