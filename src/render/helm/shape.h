#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
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
  };
  Kind kind;
  union {
    ChartScope* scope;
    ReadNode* values;
    const MadeShape* made;
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
  const void* address() const {
    return kind == Kind::Scope    ? static_cast<const void*>(scope)
           : kind == Kind::Values ? static_cast<const void*>(values)
                                  : made;
  }
  friend bool operator==(const Atom& a, const Atom& b) { return a.kind == b.kind && a.address() == b.address(); }
  friend auto operator<=>(const Atom& a, const Atom& b) {
    auto order = a.kind <=> b.kind;
    return order != 0 ? order : std::compare_three_way{}(a.address(), b.address());
  }
};

/// All that a value can be; empty: nothing that leads to values. Sorted.
using Shape = std::vector<Atom>;

/// A map that was made with known keys, or a list (then its one key is empty and stands for all items).
struct MadeShape {
  std::vector<std::pair<std::string_view, Shape>> entries;  ///< sorted by key
  bool is_list = false;
  int depth = 1;  ///< of made shapes inside each other
  const Shape* find(std::string_view key) const;
};

Shape together(const Shape& one, const Shape& other);

/// Made shapes, each kept once, so that equal ones have the same address.
class Shapes {
 public:
  static constexpr int kMaxDepth = 6;  ///< of made shapes inside each other
  Atom list(const Shape& items);
  Atom map(std::vector<std::pair<std::string_view, Shape>> entries);

 private:
  Atom keep(MadeShape shape);
  std::map<std::pair<bool, std::vector<std::pair<std::string_view, Shape>>>, std::unique_ptr<MadeShape>> made_;
};

}  // namespace pave::render::helm
