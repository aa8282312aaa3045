#include "kube/list.h"

#include <fmt/format.h>

#include <iterator>
#include <string>
#include <string_view>

namespace pave::kube {
namespace {

using base::Code;
using base::Diagnostic;
using doc::Node;

constexpr std::string_view kList = "List";

/// What stands in apiVersion or kind.
struct TypeField {
  const Node* node = nullptr;
  std::string_view text;  ///< empty: not a usable text

  explicit TypeField(const Node& root, std::string_view key) : node(root.find(key)) {
    if (node != nullptr && node->is_string()) text = node->text();
  }
  bool usable() const { return !text.empty(); }
  bool is_written() const { return node != nullptr && !node->is_null(); }
};

/// Walks lists in lists; the depth is bounded by kMaxListDepth.
class Unpacker {
 public:
  Unpacker(base::Arena& arena, Manifest& out) : arena_(arena), out_(out) {}

  bool document(const Node& root) {
    if (!root.is_map()) return false;
    TypeField api_version(root, "apiVersion");
    TypeField kind(root, "kind");
    if (!api_version.usable() && !kind.usable()) {
      // `apiVersion: 1` alone is some other format's; together they can only be meant as an object.
      if (!api_version.is_written() || !kind.is_written()) return false;
      say_unusable(api_version, "apiVersion");
      say_unusable(kind, "kind");
      return true;
    }
    if (api_version.usable() && kind.usable()) add(root, kind.text, {}, 0);
    else say_incomplete(api_version, kind, root.find("metadata") != nullptr ? out_.problems : out_.doubts);
    return true;
  }

 private:
  void add(const Node& root, std::string_view kind, std::string_view path, int depth) {
    if (kind.ends_with(kList)) {
      const Node* items = root.find("items");
      if (items != nullptr && items->is_list()) return add_items(root, *items, path, depth);
      if (kind == kList) return say_wrong_items(root, items);
      if (items != nullptr && items->is_null()) return;
    }
    Object object = as_object(root);
    object.path_in_document = path;
    out_.objects.push_back(object);
  }

  void add_items(const Node& list, const Node& items, std::string_view path, int depth) {
    if (depth == kMaxListDepth) {
      out_.problems.push_back({Code::SyntaxLimit,
                               items.origin,
                               fmt::format("a List inside {} other Lists", kMaxListDepth),
                               "write the objects one after another, with `---` between them",
                               {}});
      return;
    }
    std::uint32_t index = 0;
    for (const Node& item : items.children()) {
      add_item(list, item, item_path(path, index), depth);
      ++index;
    }
  }

  void add_item(const Node& list, const Node& item, std::string_view path, int depth) {
    if (!item.is_map()) {
      out_.problems.push_back({Code::SyntaxIncompleteManifest,
                               item.origin,
                               fmt::format("{} is {}, not an object", path, doc::describe(item.kind)),
                               "write an object with apiVersion and kind, or remove the item",
                               {}});
      return;
    }
    TypeField api_version(item, "apiVersion");
    TypeField kind(item, "kind");
    if (api_version.usable() && kind.usable()) return add(item, kind.text, path, depth + 1);
    if (api_version.usable() || kind.usable()) return say_incomplete(api_version, kind, out_.problems);
    if (list.string_at("kind") == kList) {
      out_.problems.push_back({Code::SyntaxIncompleteManifest,
                               item.origin,
                               fmt::format("{} has neither apiVersion nor kind", path),
                               "write apiVersion and kind in the item: a List does not say what its items are",
                               {}});
      return;
    }
    const Node& typed = with_type_of(list, item);
    add(typed, typed.string_at("kind"), path, depth + 1);
  }

  /// A copy of the item in which apiVersion and kind stand first; they are the list's, so they have its place.
  const Node& with_type_of(const Node& list, const Node& item) {
    Node* children = arena_.allocate_array<Node>(item.size + 2);
    std::uint32_t count = 0;
    children[count++] = *list.find("apiVersion");
    children[count] = *list.find("kind");
    children[count++].size -= static_cast<std::uint32_t>(kList.size());
    for (const Node& child : item.children())
      if (child.key() != "apiVersion" && child.key() != "kind") children[count++] = child;
    Node* copy = arena_.allocate_array<Node>(1);
    *copy = item;
    copy->first = children;
    copy->size = count;
    return *copy;
  }

  std::string_view item_path(std::string_view path, std::uint32_t index) {
    fmt::memory_buffer text;
    fmt::format_to(std::back_inserter(text), "{}{}items[{}]", path, path.empty() ? "" : ".", index);
    return arena_.copy(std::string_view(text.data(), text.size()));
  }

  void say_incomplete(const TypeField& api_version, const TypeField& kind, std::vector<base::Diagnostic>& out) {
    const TypeField& there = api_version.usable() ? api_version : kind;
    const TypeField& lacking = api_version.usable() ? kind : api_version;
    std::string_view there_name = api_version.usable() ? "apiVersion" : "kind";
    std::string_view lacking_name = api_version.usable() ? "kind" : "apiVersion";
    if (lacking.is_written()) return say_unusable(lacking, lacking_name);
    out.push_back({Code::SyntaxIncompleteManifest,
                   there.node->key_place(),
                   fmt::format("{} is here, but {} is missing", there_name, lacking_name),
                   fmt::format("add {}, such as {}", lacking_name, example_of(lacking_name)),
                   {}});
  }

  void say_unusable(const TypeField& field, std::string_view name) {
    std::string what =
        field.node->is_string() ? "empty" : fmt::format("{}, not a string", doc::describe(field.node->kind));
    out_.problems.push_back({Code::SyntaxIncompleteManifest,
                             field.node->origin,
                             fmt::format("{} is {}", name, what),
                             fmt::format("write {} as a text, such as {}", name, example_of(name)),
                             {}});
  }

  static std::string_view example_of(std::string_view name) {
    return name == "kind" ? "`kind: Deployment`" : "`apiVersion: apps/v1`";
  }

  void say_wrong_items(const Node& list, const Node* items) {
    constexpr std::string_view kHelp = "write the objects below `items:`, each behind `- `";
    if (items == nullptr || items->is_null())
      out_.problems.push_back(
          {Code::SchemaMissingField, list.find("kind")->key_place(), "a List must have items", std::string(kHelp), {}});
    else
      out_.problems.push_back({Code::SchemaWrongType,
                               items->origin,
                               fmt::format("items is {}, but must be a list", doc::describe(items->kind)),
                               std::string(kHelp),
                               {}});
  }

  base::Arena& arena_;
  Manifest& out_;
};

}  // namespace

bool unpack(const doc::Node& root, base::Arena& arena, Manifest& out) { return Unpacker(arena, out).document(root); }

}  // namespace pave::kube
