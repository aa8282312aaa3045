#include "kube/crd/structure_check.h"

#include <algorithm>
#include <string>
#include <vector>

#include "kube/crd/metadata_check.h"
#include "kube/crd/value_order.h"
#include "kube/names.h"

namespace pave::kube::crd {
namespace {

using doc::Node;

void add_duplicates(const Node& list, const std::vector<Repeated>& repeated, const Schema& schema,
                    const FieldPath& path, Problems& problems) {
  auto items = list.children();
  for (Repeated pair : repeated) {
    Problem problem{Fault::DuplicateItem, FieldPath(path, pair.index).bracketed(), &items[pair.index], &schema};
    problem.other = &items[pair.earlier];
    problems.push_back(std::move(problem));
  }
}

/// An item's keys as a list of pairs; keys that are not written are left out, so that they differ from null.
const Node* keys_of(const Node& item, const Schema& schema, std::vector<Node>& room, Node& map) {
  std::size_t before = room.size();
  for (std::string_view key : schema.list_map_keys)
    if (const Node* found = item.find(key)) room.push_back(*found);
  map.kind = doc::Kind::Map;
  map.size = static_cast<std::uint32_t>(room.size() - before);
  map.first = room.data() + before;
  return &map;
}

void check_list_map(const Node& list, const Schema& schema, const FieldPath& path, Problems& problems) {
  auto items = list.children();
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    if (items[i].is_null() || items[i].is_map()) continue;
    problems.push_back({Fault::ItemNotAMap, FieldPath(path, i).bracketed(), &items[i], &schema});
    return;
  }
  if (items.size() < 2) return;
  std::vector<Node> room;
  room.reserve(items.size() * schema.list_map_keys.size());  // so that pointers into it stay
  std::vector<Node> maps(items.size());
  std::vector<const Node*> keys;
  for (std::size_t i = 0; i < items.size(); ++i) keys.push_back(keys_of(items[i], schema, room, maps[i]));
  add_duplicates(list, find_repeated(keys), schema, path, problems);
}

Problem metadata_problem(Fault fault, std::string field, const Node& node, std::string detail, std::string help) {
  Problem problem{fault, std::move(field), &node, nullptr, std::move(detail)};
  problem.help = std::move(help);
  return problem;
}

/// `v1` or `group/v1`; Go's ParseGroupVersion takes anything with at most one slash.
bool is_group_version(std::string_view text) { return std::ranges::count(text, '/') <= 1; }

bool is_kind(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return is_dns1035_label(lower);
}

void check_resource(const Node& object, const FieldPath& path, Problems& problems) {
  for (std::string_view name : {"apiVersion", "kind"})
    if (object.find(name) == nullptr)
      problems.push_back({Fault::Required, FieldPath(path, name).bracketed(), &object, nullptr, std::string(name)});
  for (const Node& child : object.children()) {
    FieldPath below(path, child.key());
    bool is_kind_field = child.key() == "kind";
    if (child.key() == "metadata") {
      check_metadata(child, {.name = NameRule::PathSegment, .is_embedded = true}, below, problems);
    } else if (is_kind_field || child.key() == "apiVersion") {
      if (!child.is_string()) continue;  // said when it was decoded
      if (child.size == 0)
        problems.push_back(metadata_problem(Fault::MetadataMissing, below.bracketed(), child,
                                            std::string(child.key()) + " is empty", "write one"));
      else if (is_kind_field && !is_kind(child.text()))
        problems.push_back(metadata_problem(Fault::Name, below.bracketed(), child, "this can't be a kind",
                                            "write at most 63 letters, digits and dashes, beginning with a letter"));
      else if (!is_kind_field && !is_group_version(child.text()))
        problems.push_back(metadata_problem(Fault::MetadataForm, below.bracketed(), child,
                                            "this can't be an apiVersion", "write it like apps/v1 or v1"));
    }
  }
}

}  // namespace

void check_list_types(const Node& value, const Schema& schema, const FieldPath& path, Problems& problems) {
  if (value.is_map()) {
    for (const Node& child : value.children()) {
      const Schema* property = schema.property(child.key());
      const Schema* below = property != nullptr ? property : schema.additional;
      if (below != nullptr && (child.is_map() || child.is_list()))
        check_list_types(child, *below, FieldPath(path, child.key(), property == nullptr), problems);
    }
    return;
  }
  if (!value.is_list()) return;
  if (schema.list_type == ListType::Set) add_duplicates(value, find_repeated(value.children()), schema, path, problems);
  if (schema.list_type == ListType::Map) check_list_map(value, schema, path, problems);
  if (schema.items == nullptr) return;
  for (std::uint32_t i = 0; i < value.size; ++i)
    check_list_types(value.children()[i], *schema.items, FieldPath(path, i), problems);
}

void check_embedded_resources(const Node& value, const Schema& schema, const FieldPath& path, bool is_resource,
                              Problems& problems) {
  if (value.is_map()) {
    if (schema.embedded_resource || is_resource) check_resource(value, path, problems);
    for (const Node& child : value.children()) {
      const Schema* property = schema.property(child.key());
      const Schema* below = property != nullptr ? property : schema.additional;
      if (below != nullptr && (child.is_map() || child.is_list()))
        check_embedded_resources(child, *below, FieldPath(path, child.key(), property == nullptr), false, problems);
    }
  } else if (value.is_list() && schema.items != nullptr) {
    for (std::uint32_t i = 0; i < value.size; ++i)
      check_embedded_resources(value.children()[i], *schema.items, FieldPath(path, i), false, problems);
  }
}

}  // namespace pave::kube::crd
