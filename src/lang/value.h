#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

#include "base/arena.h"
#include "base/origin.h"
#include "base/spans.h"

namespace pave::lang {

enum class Kind : std::uint8_t {
  Invalid,  ///< no value at all: what a missing key gives (Go's zero reflect.Value)
  Nil,      ///< null
  Bool,
  Int,
  Uint,
  Float,
  Complex,
  String,
  List,
  Map,
  Object,  ///< something with methods or fields of its own, see Object
};

/// What the language's own type is, where a Kind has several; of Go's types, those that templates can meet.
enum class Type : std::uint8_t {
  Default,  ///< of the Kind: bool, int, uint, float64, complex128, string, []interface {}, map[string]interface {}
  Int8,     // Kind::Int
  Int16,
  Int32,  ///< also rune
  Int64,
  Duration,  ///< time.Duration: nanoseconds
  Month,     ///< time.Month
  Weekday,   ///< time.Weekday
  Uint8,     // Kind::Uint
  Uint16,
  Uint32,
  Uint64,
  Float32,     // Kind::Float
  StringList,  // Kind::List: []string
  IntList,     ///< []int
  ListList,    ///< [][]interface {}
  Bytes,       ///< []uint8; Kind::String: its bytes lie as those of a string
  MapList,     ///< []map[string]interface {}
  VersionSet,  ///< common.VersionSet of Helm: []string with the method Has
  StringMap,   // Kind::Map: map[string]string
  Values,      ///< common.Values of Helm
};

struct Map;
class Object;

/// A value of a program: 32 bytes, trivially copyable; what it refers to lies in an arena or in a source text. Strings and
/// lists don't change after they are made; maps are shared and do change (as in Go, where `set` changes the map that
/// everyone sees).
struct Value {
  static constexpr std::uint8_t kComputed = 1;  ///< computed from what was written at `origin`, not that itself
  static constexpr std::uint8_t kNilList = 2;   ///< a list that was never made (a nil slice): `null` in JSON

  Kind kind = Kind::Invalid;
  Type type = Type::Default;
  std::uint8_t flags = 0;
  base::Origin origin;  ///< where it was written, when it came from a document or a flag
  union {
    bool truth;
    std::int64_t integer;
    std::uint64_t natural;
    double number = 0;
    const char* bytes;   ///< String, not null when size > 0
    const Value* items;  ///< List
    Map* map;            ///< Map; null is a nil map, which can be read
    const Object* object;
    const double* complex;  ///< real and imaginary part
  };
  std::uint32_t size = 0;           ///< bytes of a String, items of a List
  std::uint32_t run_count = 0;      ///< of `runs`
  const base::Run* runs = nullptr;  ///< String: where its parts came from, when they came from several places

  bool is(Kind k) const { return kind == k; }
  bool is_string() const { return kind == Kind::String && type == Type::Default; }
  /// Needs a String.
  std::string_view text() const { return {bytes, size}; }
  /// Empty for what isn't a List.
  std::span<const Value> list() const { return kind == Kind::List ? std::span(items, size) : std::span<const Value>(); }
  base::Runs text_runs() const { return {runs, run_count}; }
  /// Invalid or null.
  bool is_nothing() const { return kind == Kind::Invalid || kind == Kind::Nil; }

  static Value nil() { return of(Kind::Nil); }
  static Value of(bool value) {
    Value made = of(Kind::Bool);
    made.truth = value;
    return made;
  }
  static Value of_int(std::int64_t value, Type type = Type::Default) {
    Value made = of(Kind::Int, type);
    made.integer = value;
    return made;
  }
  static Value of_uint(std::uint64_t value, Type type = Type::Default) {
    Value made = of(Kind::Uint, type);
    made.natural = value;
    return made;
  }
  static Value of_float(double value, Type type = Type::Default) {
    Value made = of(Kind::Float, type);
    made.number = value;
    return made;
  }
  /// The text must live as long as the value: a literal, a source, an arena.
  static Value of(std::string_view text) {
    Value made = of(Kind::String);
    made.bytes = text.data();
    made.size = static_cast<std::uint32_t>(text.size());
    return made;
  }
  static Value of(const char*) = delete;  // would become a bool; write of(std::string_view(...))
  static Value of(std::span<const Value> items, Type type = Type::Default) {
    Value made = of(Kind::List, type);
    made.items = items.data();
    made.size = static_cast<std::uint32_t>(items.size());
    return made;
  }
  static Value of(Map* map, Type type = Type::Default) {
    Value made = of(Kind::Map, type);
    made.map = map;
    return made;
  }
  static Value of(const Object* object) {
    Value made = of(Kind::Object);
    made.object = object;
    return made;
  }

 private:
  static Value of(Kind kind, Type type = Type::Default) {
    Value made;
    made.kind = kind;
    made.type = type;
    return made;
  }
};
static_assert(std::is_trivially_copyable_v<Value> && sizeof(Value) == 32);

struct MapEntry {
  std::string_view key;
  base::Origin key_origin;
  Value value;
};

/// A map from strings, sorted by the bytes of its keys: the order in which Go's templates and printers show maps. Its
/// entries lie in the arena that they were set with.
struct Map {
  MapEntry* entries = nullptr;
  std::uint32_t size = 0;
  std::uint32_t capacity = 0;

  std::span<MapEntry> all() { return {entries, size}; }
  std::span<const MapEntry> all() const { return {entries, size}; }
  /// Null: there is no such key.
  const Value* find(std::string_view key) const;
  MapEntry* find_entry(std::string_view key);
  /// Adds or replaces; a new key is not copied, it must live as long as the map. An entry that is there keeps its key's
  /// origin unless a known one is given.
  void set(std::string_view key, const Value& value, base::Arena& arena, base::Origin key_origin = {});
  bool remove(std::string_view key);
};

/// A new, empty map.
Map* make_map(base::Arena& arena, std::uint32_t capacity = 0);

/// Go's name of the value's type: `float64`, `[]interface {}`, `map[string]interface {}`, `*semver.Version`; `<nil>` for
/// no value.
std::string_view go_type(const Value& value);
/// Go's kind of the value: `float64`, `slice`, `map`, `ptr`, `struct`, `invalid`.
std::string_view go_kind(const Value& value);
/// What `if` asks: Go's truth (not empty, not zero, not nil). A struct is always true.
bool is_true(const Value& value);
/// reflect.DeepEqual: types must agree, too.
bool deep_equal(const Value& one, const Value& other);
/// Copies maps and lists all the way down, as far as kMaxDepth; strings are shared.
Value deep_copy(const Value& value, base::Arena& arena);
inline constexpr int kMaxDepth = 512;  ///< of maps and lists inside each other that copies and comparisons follow

}  // namespace pave::lang
