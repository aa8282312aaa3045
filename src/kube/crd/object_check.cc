#include "kube/crd/object_check.h"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "kube/crd/metadata_check.h"
#include "kube/crd/normalize.h"
#include "kube/crd/structure_check.h"
#include "kube/crd/validate.h"
#include "kube/crd/value.h"

namespace pave::kube::crd {
namespace {

using doc::Node;

constexpr std::size_t kGeneratedBase = 58;        // k8s.io/apiserver/pkg/storage/names
constexpr std::string_view kGenerated = "xxxxx";  // stands for five random letters and digits

/// The map with a field set (or dropped, when there is no value).
Node with_field(const Node& map, std::string_view name, const Node* value, base::Arena& arena) {
  std::vector<Node> children;
  bool is_set = false;
  for (const Node& child : map.children()) {
    if (child.key() != name) {
      children.push_back(child);
    } else if (value != nullptr) {
      Node copy = *value;
      copy.key_bytes = child.key_bytes;
      copy.key_size = child.key_size;
      copy.key_symbol = child.key_symbol;
      copy.key_origin = child.key_origin;
      children.push_back(copy);
      is_set = true;
    }
  }
  if (value != nullptr && !is_set) {
    Node copy = *value;
    copy.key_bytes = name.data();
    copy.key_size = static_cast<std::uint32_t>(name.size());
    copy.key_symbol = doc::kNoSymbol;
    children.push_back(copy);
  }
  Node out = map;
  out.first = arena.copy(std::span<const Node>(children)).data();
  out.size = static_cast<std::uint32_t>(children.size());
  return out;
}

/// The name that the server would make, where none is written.
Node with_generated_name(const Node& object, base::Arena& arena) {
  const Node* metadata = object.find("metadata");
  if (metadata == nullptr || !metadata->is_map() || !metadata->string_at("name").empty()) return object;
  std::string_view prefix = metadata->string_at("generateName");
  if (prefix.empty()) return object;
  std::string name(prefix.substr(0, kGeneratedBase));
  name += kGenerated;
  Node value = *metadata->find("generateName");
  value.bytes = arena.copy(std::string_view(name)).data();
  value.size = static_cast<std::uint32_t>(name.size());
  Node named = with_field(*metadata, "name", &value, arena);
  return with_field(object, "metadata", &named, arena);
}

/// A value at `.spec.replicas`, as unstructured.NestedFieldNoCopy finds it. `is_blocked`: something on the way is no map.
const Node* find_path(const Node& object, std::string_view path, bool& is_blocked) {
  if (path.starts_with('.')) path.remove_prefix(1);
  const Node* at = &object;
  while (at != nullptr) {
    if (!at->is_map()) {
      is_blocked = !at->is_null();
      return at->is_null() ? nullptr : at;
    }
    std::size_t dot = path.find('.');
    at = at->find(path.substr(0, dot));
    if (dot == std::string_view::npos) return at;
    path.remove_prefix(dot + 1);
  }
  return nullptr;
}

void add_scale(const Node& node, std::string_view path, std::string detail, std::string help, Problems& problems) {
  Problem problem{Fault::Replicas, std::string(path), &node, nullptr, std::move(detail)};
  problem.help = std::move(help);
  problems.push_back(std::move(problem));
}

void check_replicas(const Node& object, std::string_view path, Problems& problems) {
  if (path.empty()) return;
  bool is_blocked = false;
  const Node* found = find_path(object, path, is_blocked);
  if (found == nullptr) return;
  ValueType type = is_blocked ? ValueType::Null : type_of(*found);
  // kubectl sends a float without a fraction as an integer.
  double value = type == ValueType::Integer || type == ValueType::Float ? read_number(*found).real : -1;
  if (value >= 0 && value <= std::numeric_limits<std::int32_t>::max() && value == std::trunc(value)) return;
  add_scale(*found, path, "the scale subresource reads this as the number of replicas, and it is none",
            "write an integer from 0 to 2147483647", problems);
}

void check_scale(const Node& object, const VersionFacts& version, Problems& problems) {
  check_replicas(object, version.spec_replicas, problems);
  check_replicas(object, version.status_replicas, problems);
  if (version.label_selector.empty()) return;
  bool is_blocked = false;
  const Node* selector = find_path(object, version.label_selector, is_blocked);
  if (selector != nullptr && (is_blocked || !selector->is_string()))
    add_scale(*selector, version.label_selector,
              "the scale subresource reads this as a label selector, and it is no string",
              "write a selector like app=cart", problems);
}

void check_name_is_there(const Node& object, Problems& problems) {
  const Node* metadata = object.find("metadata");
  if (metadata == nullptr || metadata->is_null())
    problems.push_back({Fault::Required, "metadata.name", &object, nullptr, "metadata.name"});
}

void check_unchanged(const Node& now, const Node& before, std::string_view field, Problems& problems) {
  if (now.string_at(field) == before.string_at(field)) return;
  const Node* node = now.find(field);
  Problem problem{Fault::Immutable, "metadata." + std::string(field), node == nullptr ? &now : node, nullptr,
                  "the " + std::string(field) + " of an object that exists can't change"};
  problem.help = "write \"" + std::string(before.string_at(field)) + "\", or delete the object and create it anew";
  problems.push_back(std::move(problem));
}

}  // namespace

Node stored_form(const Node& object, const VersionFacts& version, const Schema& schema, base::Arena& arena,
                 Problems& problems) {
  Node out = normalize(object, schema, arena, problems);
  if (version.has_status && out.find("status") != nullptr) out = with_field(out, "status", nullptr, arena);
  return with_generated_name(out, arena);
}

Problems check_creation(const Node& object, const VersionFacts& version, const Schema& schema, base::Arena& arena) {
  Problems problems;
  auto* stored =
      new (arena.allocate(sizeof(Node), alignof(Node))) Node(stored_form(object, version, schema, arena, problems));
  FieldPath path;
  check_name_is_there(object, problems);
  if (const Node* metadata = object.find("metadata"); metadata != nullptr && metadata->is_map())
    check_metadata(*metadata, {}, FieldPath(path, "metadata"), problems);
  validate(*stored, schema, path, problems);
  check_scale(*stored, version, problems);
  check_embedded_resources(*stored, schema, path, false, problems);
  check_list_types(*stored, schema, path, problems);
  return problems;
}

Problems check_update(const Node& object, const Node& old, const VersionFacts& version, const Schema& schema,
                      base::Arena& arena) {
  Problems problems;
  Problems ignored;
  Node before = normalize(old, schema, arena, ignored);
  Node now = normalize(object, schema, arena, problems);
  if (version.has_status) now = with_field(now, "status", before.find("status"), arena);
  auto* kept = new (arena.allocate(sizeof(Node), alignof(Node))) Node(now);
  FieldPath path;
  const Node* metadata = object.find("metadata");
  const Node* old_metadata = old.find("metadata");
  if (metadata != nullptr && metadata->is_map() && old_metadata != nullptr) {
    check_unchanged(*metadata, *old_metadata, "name", problems);
    if (!metadata->string_at("namespace").empty() && !old_metadata->string_at("namespace").empty())
      check_unchanged(*metadata, *old_metadata, "namespace", problems);
    check_metadata(*metadata, {.is_update = true}, FieldPath(path, "metadata"), problems);
  }
  validate_update(*kept, before, schema, path, problems);
  check_scale(*kept, version, problems);
  check_embedded_resources(*kept, schema, path, false, problems);
  Problems of_old;
  check_list_types(before, schema, path, of_old);
  if (of_old.empty()) check_list_types(*kept, schema, path, problems);
  return problems;
}

}  // namespace pave::kube::crd
