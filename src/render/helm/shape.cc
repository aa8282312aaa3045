#include "render/helm/shape.h"

#include <algorithm>
#include <iterator>

namespace pave::render::helm {
namespace {

int depth_of(const Shape& shape) {
  int depth = 0;
  for (const Atom& atom : shape)
    if (atom.kind == Atom::Kind::Made) depth = std::max(depth, atom.made->depth);
  return depth;
}

}  // namespace

const Shape* MadeShape::find(std::string_view key) const {
  for (const auto& [name, shape] : entries)
    if (name == key) return &shape;
  return nullptr;
}

Shape together(const Shape& one, const Shape& other) {
  if (one.empty()) return other;
  Shape both;
  std::ranges::set_union(one, other, std::back_inserter(both));
  return both;
}

Atom Shapes::text(std::string_view text) {
  Atom atom{Atom::Kind::Text, {}};
  atom.text = &*texts_.insert(text).first;
  return atom;
}

Atom Shapes::list(const Shape& item) {
  MadeShape shape;
  shape.is_list = true;
  shape.entries.emplace_back(std::string_view(), item);
  return keep(std::move(shape));
}

Atom Shapes::list_of(const std::vector<Shape>& items) {
  if (items.size() > kMaxItems) {
    Shape all;
    for (const Shape& item : items) all = together(all, item);
    return list(all);
  }
  MadeShape shape;
  shape.is_list = shape.is_complete = true;
  for (const Shape& item : items) shape.entries.emplace_back(std::string_view(), item);
  return keep(std::move(shape));
}

Atom Shapes::map(std::vector<std::pair<std::string_view, Shape>> entries) {
  std::ranges::stable_sort(entries, {}, [](const auto& entry) { return entry.first; });
  MadeShape shape;
  shape.entries = std::move(entries);
  return keep(std::move(shape));
}

Atom Shapes::keep(MadeShape shape) {
  for (const auto& [key, value] : shape.entries) shape.depth = std::max(shape.depth, depth_of(value) + 1);
  std::unique_ptr<MadeShape>& kept = made_[{shape.is_complete ? 2 : shape.is_list ? 1 : 0, shape.entries}];
  if (kept == nullptr) kept = std::make_unique<MadeShape>(std::move(shape));
  return Atom::of(*kept);
}

}  // namespace pave::render::helm
