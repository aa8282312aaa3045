#include "judge/schema/unknown_field.h"

#include <bit>
#include <string>

#include "base/similar.h"

#include <fmt/format.h>

namespace pave::judge::schema {
namespace {

using kube::schema::Catalog;
using kube::schema::Field;
using kube::schema::ShapeKind;
using kube::schema::TypeId;
using kube::schema::VersionMask;

constexpr int kSearchDepth = 3;  // objects below the one that has the field

VersionMask versions_with(TypeId type, std::string_view name, const Catalog& catalog) {
  VersionMask mask = 0;
  for (const Field& field : catalog.fields(catalog.types()[type]))
    if (catalog.names()[field.name] == name) mask |= field.versions;
  return mask;
}

std::string_view nearest_field(TypeId type, std::string_view name, const Catalog& catalog, VersionMask version,
                               std::size_t& comparisons_left) {
  base::Nearest nearest(name, comparisons_left);
  for (const Field& field : catalog.fields(catalog.types()[type]))
    if ((field.versions & version) != 0) nearest.offer(catalog.names()[field.name]);
  return nearest.best();
}

std::string where(const doc::Path& path) {
  std::string text = path.text();
  return text.empty() ? "at the top level" : "in " + text;
}

/// The place below `type` that has a field of this name, nearest first; empty: none. Lists are not looked into: their
/// items can't be named.
std::string find_below(TypeId type, std::string_view name, const Catalog& catalog, VersionMask version, int depth) {
  for (const Field& field : catalog.fields(catalog.types()[type])) {
    const auto& shape = catalog.shapes()[field.shape];
    if (shape.kind == ShapeKind::Object && (field.versions & version) != 0 &&
        (versions_with(shape.detail, name, catalog) & version) != 0)
      return std::string(catalog.names()[field.name]);
  }
  if (depth <= 1) return {};
  for (const Field& field : catalog.fields(catalog.types()[type])) {
    const auto& shape = catalog.shapes()[field.shape];
    if (shape.kind != ShapeKind::Object || (field.versions & version) == 0) continue;
    std::string below = find_below(shape.detail, name, catalog, version, depth - 1);
    if (!below.empty()) return fmt::format("{}.{}", catalog.names()[field.name], below);
  }
  return {};
}

}  // namespace

std::string versions_text(VersionMask mask) {
  int first = kube::schema::kOldestMinor + std::countr_zero(mask);
  int last = kube::schema::kOldestMinor + std::bit_width(mask) - 1;
  if (last == kube::schema::kNewestMinor) return fmt::format("since Kubernetes 1.{}", first);
  if (first == kube::schema::kOldestMinor) return fmt::format("until Kubernetes 1.{}", last);
  if (first == last) return fmt::format("in Kubernetes 1.{}", first);
  return fmt::format("from Kubernetes 1.{} to 1.{}", first, last);
}

base::Diagnostic explain_unknown_field(const doc::Node& field, const Place& place, const Catalog& catalog,
                                       base::KubeVersion version, std::size_t& comparisons_left) {
  std::string_view name = field.key();
  base::Diagnostic said{
      base::Code::SchemaUnknownField, field.key_origin, fmt::format("unknown field \"{}\"", name), {}, {}};
  VersionMask mask = kube::schema::mask_of(version);
  if (VersionMask elsewhere = versions_with(place.type, name, catalog); elsewhere != 0) {
    said.message += " in Kubernetes " + version.text();
    said.help = "the field exists " + versions_text(elsewhere);
    return said;
  }
  if (auto near = nearest_field(place.type, name, catalog, mask, comparisons_left); !near.empty()) {
    said.help = fmt::format("did you mean \"{}\"?", near);
    return said;
  }
  if (comparisons_left == 0) return said;
  for (const Place* around = place.parent; around != nullptr; around = around->parent) {
    if ((versions_with(around->type, name, catalog) & mask) == 0) continue;
    said.help = fmt::format("\"{}\" belongs {}; check the indentation", name, where(*around->path));
    return said;
  }
  if (std::string below = find_below(place.type, name, catalog, mask, kSearchDepth); !below.empty()) {
    std::string path = place.path->text();
    said.help = fmt::format("\"{}\" belongs in {}", name, path.empty() ? below : path + '.' + below);
  }
  return said;
}

}  // namespace pave::judge::schema
