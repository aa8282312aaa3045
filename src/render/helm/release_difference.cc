#include "render/helm/release_difference.h"

#include <map>
#include <tuple>
#include <utility>

#include "doc/path.h"
#include "doc/writer.h"

namespace pave::render::helm {
namespace {

using doc::Node;

/// An object's identity; objects with the same one are told apart by their order.
using Key = std::pair<kube::ObjectId, std::size_t>;

struct Entry {
  Key key;
  const Manifest* manifest;
};

std::vector<Entry> entries_of(const Release& release) {
  std::vector<Entry> entries;
  std::map<kube::ObjectId, std::size_t> seen;
  for (const auto* manifests : {&release.objects, &release.hooks})
    for (const Manifest& manifest : *manifests) {
      if (manifest.root == nullptr || !manifest.root->is_map()) continue;
      kube::ObjectId id = kube::as_object(*manifest.root).id();
      std::size_t number = seen[id]++;
      entries.push_back({{std::move(id), number}, &manifest});
    }
  return entries;
}

/// An object, or an item of a List, and the path of a field inside it.
struct Place {
  std::string_view kind;
  doc::Path inside = {};

  Place at(auto step) const { return {kind, doc::Path(inside, step)}; }
};

class Comparison {
 public:
  explicit Comparison(const HidesField& hides) : hides_(hides) {}

  /// Trees are not deeper than the reader lets them be (doc::kMaxDepth).
  void compare(const Node* before, const Node* after, const doc::Path& path, const Place& place) {
    if (before != nullptr && after != nullptr) {
      if (before->is_map() && after->is_map()) return compare_maps(*before, *after, path, place);
      if (before->is_list() && after->is_list()) return compare_lists(*before, *after, path, place);
      if (text_of(*before) == text_of(*after)) return;
    }
    changes.push_back({path.text(), shown(before, place), shown(after, place)});
  }

  std::vector<FieldChange> changes;

 private:
  /// The place itself, or that of the object that begins there.
  static Place inner(const Node& node, const Place& outer) {
    if (!node.is_map() || node.find("kind") == nullptr || node.find("apiVersion") == nullptr) return outer;
    return {kube::as_object(node).kind};
  }

  void compare_maps(const Node& before, const Node& after, const doc::Path& path, const Place& outer) {
    Place place = inner(after, outer);
    for (const Node& child : before.children())
      compare(&child, after.find(child.key()), doc::Path(path, child.key()), place.at(child.key()));
    for (const Node& child : after.children())
      if (before.find(child.key()) == nullptr)
        compare(nullptr, &child, doc::Path(path, child.key()), place.at(child.key()));
  }

  void compare_lists(const Node& before, const Node& after, const doc::Path& path, const Place& place) {
    std::uint32_t size = std::max(before.size, after.size);
    for (std::uint32_t i = 0; i < size; ++i)
      compare(i < before.size ? &before.children()[i] : nullptr, i < after.size ? &after.children()[i] : nullptr,
              doc::Path(path, i), place.at(i));
  }

  static std::string text_of(const Node& node) {
    std::string text;
    doc::write_json(node, {.order = doc::KeyOrder::Sorted, .indent = 0}, text);
    return text;
  }

  bool is_hidden(const Node& node, const Place& outer) const {
    Place place = inner(node, outer);
    if (hides_(place.kind, place.inside.text(), node.is_string() ? node.text() : std::string_view())) return true;
    if (node.is_map()) {
      for (const Node& child : node.children())
        if (is_hidden(child, place.at(child.key()))) return true;
    } else if (node.is_list()) {
      for (std::uint32_t i = 0; i < node.size; ++i)
        if (is_hidden(node.children()[i], place.at(i))) return true;
    }
    return false;
  }

  std::string shown(const Node* node, const Place& place) const {
    if (node == nullptr) return {};
    if (is_hidden(*node, place)) return "...";
    std::string text = text_of(*node);
    if (text.size() > kMaxValueText) {
      std::size_t size = kMaxValueText;
      while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) --size;
      text.resize(size);
      text += "...";
    }
    return text;
  }

  const HidesField& hides_;
};

}  // namespace

std::vector<ObjectChange> compare_releases(const Release& older, const Release& newer, const HidesField& hides) {
  std::vector<Entry> before = entries_of(older);
  std::map<Key, const Manifest*> left;
  for (const Entry& entry : before) left.emplace(entry.key, entry.manifest);
  std::vector<ObjectChange> changes;
  for (const Entry& entry : entries_of(newer)) {
    auto found = left.find(entry.key);
    ObjectChange change{ObjectChange::Kind::Added, entry.key.first, std::string(entry.manifest->path), {}};
    if (found != left.end()) {
      change.kind = ObjectChange::Kind::Changed;
      Comparison comparison(hides);
      comparison.compare(found->second->root, entry.manifest->root, {}, {entry.key.first.kind});
      change.fields = std::move(comparison.changes);
      left.erase(found);
      if (change.fields.empty()) continue;
    }
    changes.push_back(std::move(change));
  }
  for (const Entry& entry : before)
    if (left.contains(entry.key))
      changes.push_back({ObjectChange::Kind::Removed, entry.key.first, std::string(entry.manifest->path), {}});
  return changes;
}

}  // namespace pave::render::helm
