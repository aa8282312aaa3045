#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <vector>

#include "base/base64.h"
#include "base/duration.h"
#include "base/float_text.h"
#include "base/utf8.h"
#include "doc/key_order.h"
#include "doc/yaml_error.h"
#include "lang/json.h"
#include "lang/object.h"
#include "lang/text.h"
#include "lang/yaml.h"

namespace pave::lang {
namespace {

using doc::YamlDialect;
using Spot = doc::YamlEmitter::Spot;

constexpr std::string_view kNextLine = "\xc2\x85";  // U+0085
constexpr std::size_t kMaxJsonKey = 1024;           // go-yaml reads no longer keys in JSON

class Writer {
 public:
  Writer(YamlDialect dialect, std::string& out, PartRuns* runs)
      : out_(out),
        limit_(out.size() + kMaxText),
        emitter_(out, dialect),
        is_json_(dialect != YamlDialect::V3),
        runs_(runs) {}

  bool write(const Value& value, Spot spot, int depth) {
    if (out_.size() > limit_) return fail(std::string(kTextTooLarge));
    if (depth > kMaxDepth) return fail("maps and lists are nested more than " + std::to_string(kMaxDepth) + " deep");
    switch (value.kind) {
      case Kind::Invalid:
      case Kind::Nil: return word(value, "null", spot);
      case Kind::Bool: return word(value, value.truth ? "true" : "false", spot);
      case Kind::Int: return integer(value, spot);
      case Kind::Uint: return number(value, value.natural, spot);
      case Kind::Float: return floating(value, spot);
      case Kind::Complex: return fail("cannot marshal type: complex128");
      case Kind::String: return value.type == Type::Bytes ? bytes(value, spot, depth) : string(value, spot);
      case Kind::List: return list(value, spot, depth);
      case Kind::Map: return map(value, spot, depth);
      case Kind::Object: return object(value, spot, depth);
    }
    return true;
  }

  std::string error;

 private:
  bool fail(std::string why) {
    error = std::move(why);
    return false;
  }
  void mark(base::Origin origin, std::uint8_t flags) {
    if (runs_ != nullptr) runs_->mark(emitter_.begin(), origin, flags);
  }
  bool word(const Value& value, std::string_view text, Spot spot) {
    emitter_.word(text, spot);
    mark(value.origin, value.flags);
    return true;
  }

  template <typename Integer>
  bool number(const Value& value, Integer integer, Spot spot) {
    char room[24];
    auto [end, _] = std::to_chars(room, room + sizeof room, integer);
    return word(value, {room, static_cast<std::size_t>(end - room)}, spot);
  }

  bool integer(const Value& value, Spot spot) {
    if (is_json_ || value.type != Type::Duration) return number(value, value.integer, spot);
    return word(value, base::duration_text(std::chrono::nanoseconds(value.integer)), spot);
  }

  bool floating(const Value& value, Spot spot) {
    double given = value.number;
    if (is_json_) {
      if (!std::isfinite(given)) return fail("no number");  // check_json words it
      if (value.type != Type::Float32 && given == std::trunc(given) && std::abs(given) < 9e15)
        return number(value, static_cast<std::int64_t>(given), spot);
      // The digits of a float32 are read again as a double.
      if (value.type == Type::Float32)
        given = base::parse_float(base::json_float_text(static_cast<float>(given))).value_or(given);
      return word(value, doc::yaml_float_text(given), spot);
    }
    return word(
        value,
        value.type == Type::Float32 ? base::go_float_text(static_cast<float>(given)) : base::go_float_text(given),
        spot);
  }

  /// Whether go-yaml reads the characters of a JSON text; those below a space are escapes there.
  bool check_characters(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      auto c = static_cast<unsigned char>(text[at]);
      std::uint32_t code = c;
      std::size_t size = c < 0x80 ? 1 : std::max<std::size_t>(base::decode_utf8(text.substr(at), code), 1);
      bool refused = code == 0x7f || (size > 1 && ((code < 0xa0 && code != 0x85) || code == 0xfffe || code == 0xffff));
      if (refused) return fail("no character");
      at += size;
    }
    return true;
  }

  static bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x7f; });
  }

  /// The text as it comes out of JSON; `room` holds it when it is another.
  bool good_text(std::string_view& text, std::string& room) {
    if (is_ascii(text)) return true;
    text = valid_utf8(text, room);
    if (!check_characters(text)) return false;
    if (text.find(kNextLine) != std::string_view::npos) {
      room = folded(text);
      text = room;
    }
    return true;
  }

  /// go-yaml reads U+0085 in the JSON as a line break, and folds it.
  static std::string folded(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = at;
      std::size_t breaks = 0;
      while (end < text.size() && (text[end] == ' ' || text.substr(end).starts_with(kNextLine))) {
        breaks += text[end] == ' ' ? 0U : 1U;
        end += text[end] == ' ' ? 1U : kNextLine.size();
      }
      if (breaks == 0) {
        end = std::max(end, at + 1);
        out += text.substr(at, end - at);
      } else if (breaks == 1) {
        out += ' ';
      } else {
        out.append(breaks - 1, '\n');
      }
      at = end;
    }
    return out;
  }

  /// Every line of a text is indented, and at most every space begins one.
  static bool is_too_long(std::string_view text, Spot spot) {
    std::size_t indent = static_cast<std::size_t>(std::max(spot.indent, 0)) + 2;
    if (text.size() <= kMaxText / (indent + 1)) return false;
    auto breaks = std::ranges::count_if(text, [](char c) { return c == ' ' || c == '\n'; });
    return static_cast<std::size_t>(breaks) > (kMaxText - std::min(text.size(), kMaxText)) / indent;
  }

  bool string(const Value& value, Spot spot) {
    std::string room;
    std::string_view text = value.text();
    if (is_too_long(text, spot)) return fail(std::string(kTextTooLarge));
    if (is_json_ && !good_text(text, room)) return false;
    if (!is_json_ && valid_utf8(text, room).data() != text.data()) emitter_.binary(text, spot);
    else emitter_.string(text, spot);
    mark(value.origin, value.flags);
    return true;
  }

  bool bytes(const Value& value, Spot spot, int depth) {
    bool is_nil = (value.flags & Value::kNilList) != 0;
    if (is_json_) {
      if (is_nil) return word(value, "null", spot);
      std::string text;
      base::encode_base64(value.text(), text);
      emitter_.string(text, spot);
      mark(value.origin, value.flags);
      return true;
    }
    std::vector<Value> numbers;
    for (char c : value.text()) {
      numbers.push_back(Value::of_uint(static_cast<unsigned char>(c), Type::Uint8));
      numbers.back().origin = value.origin;
    }
    return list(Value::of(std::span<const Value>(numbers)), spot, depth);
  }

  bool list(const Value& value, Spot spot, int depth) {
    if (is_json_ && (value.flags & Value::kNilList) != 0) return word(value, "null", spot);
    if (value.size == 0) return word(value, "[]", spot);
    bool is_first = true;
    bool is_inline = spot.is_item || spot.indent < 0;
    int indent = emitter_.begin_list(spot);
    for (const Value& item : value.list()) {
      Spot place = emitter_.item(indent, is_inline);
      if (is_first) mark(value.origin, value.flags);
      if (!write(item, place, depth + 1)) return false;
      is_first = is_inline = false;
    }
    return true;
  }

  bool map(const Value& value, Spot spot, int depth) {
    if (value.map == nullptr && is_json_) return word(value, "null", spot);
    if (value.map == nullptr || value.map->size == 0) return word(value, "{}", spot);
    std::span<const MapEntry> entries = value.map->all();
    std::vector<const MapEntry*> sorted = order(entries);
    bool is_inline = spot.is_item || spot.indent < 0;
    int indent = emitter_.begin_map(spot);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const MapEntry& entry = sorted.empty() ? entries[i] : *sorted[i];
      std::string room;
      std::string_view key = entry.key;
      if (is_json_ && !check_key(key, room)) return false;
      bool is_binary = !is_json_ && valid_utf8(key, room).data() != key.data();
      Spot place = is_binary ? emitter_.binary_key(key, indent, is_inline) : emitter_.key(key, indent, is_inline);
      mark(entry.key_origin, 0);
      if (!write(entry.value, place, depth + 1)) return false;
      is_inline = false;
    }
    return true;
  }

  bool check_key(std::string_view& key, std::string& room) {
    if (key.size() > kMaxJsonKey / 6) {  // an escape has six bytes at most
      std::string json;
      write_json(Value::of(key), true, json);
      std::size_t characters = static_cast<std::size_t>(std::ranges::count_if(json, base::begins_character));
      if (characters > kMaxJsonKey) return fail("too long");
    }
    if (key.find(kNextLine) != std::string_view::npos) return fail("too long");
    return good_text(key, room);
  }

  /// The entries in the order of the package; empty: they lie in it already, which most do.
  std::vector<const MapEntry*> order(std::span<const MapEntry> entries) const {
    YamlDialect dialect = is_json_ ? YamlDialect::V2Exact : YamlDialect::V3;
    auto less = [dialect](const MapEntry& a, const MapEntry& b) { return doc::natural_less(a.key, b.key, dialect); };
    std::vector<const MapEntry*> sorted;
    bool in_order = true;
    for (std::size_t i = 1; i < entries.size() && in_order; ++i) in_order = less(entries[i - 1], entries[i]);
    if (in_order) return sorted;
    for (const MapEntry& entry : entries) sorted.push_back(&entry);
    std::stable_sort(sorted.begin(), sorted.end(), [&](const MapEntry* a, const MapEntry* b) { return less(*a, *b); });
    return sorted;
  }

  bool object(const Value& value, Spot spot, int depth) {
    if (is_json_ && !value.object->json_problem().empty()) return fail("no JSON");  // check_json words it
    std::string json;
    value.object->write_json(json);
    base::Arena arena;
    Value read = read_json(json, Numbers::Exact, {}, arena).value;
    read.origin = value.origin;
    read.flags |= value.flags;
    bool is_struct = value.object->kind_name() == "struct" || value.object->kind_name() == "ptr";
    if (!is_json_ && is_struct && read.kind == Kind::Map) read = with_small_keys(*read.map, arena);
    return write(read, spot, depth);
  }

  /// V3 writes the fields of a struct with small letters.
  static Value with_small_keys(const Map& map, base::Arena& arena) {
    Map* made = make_map(arena, map.size);
    for (const MapEntry& entry : map.all()) {
      std::string key(entry.key);
      for (char& c : key)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
      made->set(arena.copy(std::string_view(key)), entry.value, arena);
    }
    return Value::of(made);
  }

  std::string& out_;
  std::size_t limit_;
  doc::YamlEmitter emitter_;
  bool is_json_;
  PartRuns* runs_;
};

}  // namespace

std::optional<std::string> write_yaml(const Value& value, YamlDialect dialect, std::string& out, PartRuns* runs) {
  Writer writer(dialect, out, runs);
  std::size_t begin = out.size();
  if (writer.write(value, {}, 0)) {
    if (out.size() - begin <= kMaxText) return std::nullopt;
    writer.error = kTextTooLarge;
  }
  if (writer.error == kTextTooLarge) return std::move(writer.error);
  if (dialect == YamlDialect::V3) return std::move(writer.error);
  // The whole value is JSON before any of it is YAML, and what go-yaml does not read of the JSON it says itself.
  if (std::optional<std::string> why = check_json(value))
    return *why == kTextTooLarge ? *why : "error marshaling into JSON: " + *why;
  std::string json;
  if (std::optional<std::string> why = write_json(value, true, json)) return why;
  return doc::go_yaml_error(json, {base::Code::SyntaxYaml, {}, std::move(writer.error), {}, {}});
}

}  // namespace pave::lang
