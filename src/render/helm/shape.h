#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "render/helm/template_reads.h"

namespace pave::render::helm {

struct MadeShape;

/// One thing that a value of a template can be, as far as it leads to values of the release.
struct Atom {
  enum class Kind : std::uint8_t {
    Scope,   ///< the root object of a chart: `.` in its templates
    Values,  ///< a value of the release
    Made,    ///< a map or list that the template made
    Text,    ///< a constant
    Other,   ///< anything else, which leads to no values
  };
  Kind kind;
  union {
    ChartScope* scope;
    ReadNode* values;
    const MadeShape* made;
    const std::string_view* text;
  };

  static Atom of(ChartScope& scope) {
    Atom atom{Kind::Scope, {}};
    atom.scope = &scope;
    return atom;
  }
  static Atom of(ReadNode& values) {
    Atom atom{Kind::Values, {}};
    atom.values = &values;
    return atom;
  }
  static Atom of(const MadeShape& made) {
    Atom atom{Kind::Made, {}};
    atom.made = &made;
    return atom;
  }
  static Atom other() {
    Atom atom{Kind::Other, {}};
    atom.text = nullptr;
    return atom;
  }
  const void* address() const {
    switch (kind) {
      case Kind::Scope: return scope;
      case Kind::Values: return values;
      case Kind::Made: return made;
      case Kind::Text: return text;
      case Kind::Other: break;
    }
    return nullptr;
  }
  friend bool operator==(const Atom& a, const Atom& b) { return a.kind == b.kind && a.address() == b.address(); }
  friend auto operator<=>(const Atom& a, const Atom& b) {
    auto order = a.kind <=> b.kind;
    return order != 0 ? order : std::compare_three_way{}(a.address(), b.address());
  }
};

/// All that a value can be; empty: nothing at all. Sorted.
using Shape = std::vector<Atom>;

/// A map that was made with known keys, or a list (then all keys are empty).
struct MadeShape {
  std::vector<std::pair<std::string_view, Shape>> entries;  ///< of a map sorted by key, of a list in its order
  bool is_list = false;
  bool is_complete = false;  ///< of a list: these are its items, one by one; else one entry stands for any number
  int depth = 1;             ///< of made shapes inside each other
  const Shape* find(std::string_view key) const;
};

Shape together(const Shape& one, const Shape& other);

/// Made shapes, each kept once, so that equal ones have the same address.
class Shapes {
 public:
  static constexpr int kMaxDepth = 6;           ///< of made shapes inside each other
  static constexpr std::size_t kMaxItems = 32;  ///< of a complete list
  Atom text(std::string_view text);
  /// A list of any number of items of that shape.
  Atom list(const Shape& item);
  /// A list of these items.
  Atom list_of(const std::vector<Shape>& items);
  Atom map(std::vector<std::pair<std::string_view, Shape>> entries);

 private:
  Atom keep(MadeShape shape);
  std::map<std::pair<int, std::vector<std::pair<std::string_view, Shape>>>, std::unique_ptr<MadeShape>> made_;
  std::set<std::string_view> texts_;
};

}  // namespace pave::render::helm
