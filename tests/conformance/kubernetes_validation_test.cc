// 46 valid objects, each changed in many ways, and what a real API server (1.36) said. The schema judge answers for
// what the decoder refuses (code 400), and of code 422 for required fields and enums. A case counts when
//   - the server refused to decode the object: we refuse it, and name one of the fields that the server named;
//   - the server accepted the object: we say no error;
//   - the server refused it with 422 at the changed field, which is required and now empty, or has an enum: we refuse it.
#include <gtest/gtest.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"
#include "judge/schema/schema.h"
#include "judge/sink.h"
#include "kube/object.h"
#include "kube/schema/catalog.h"
#include "tests/conformance/suite.h"

namespace pave::conformance {
namespace {

using base::Severity;
using doc::Kind;
using doc::Node;
using kube::schema::Catalog;
using kube::schema::Field;
using kube::schema::Shape;
using kube::schema::ShapeKind;

constexpr base::KubeVersion kServer{1, 36};
using Steps = std::span<const Node>;

const Catalog& catalog() { return Catalog::builtin(); }

/// Changes a seed: copies the way from the root to the changed place, and nothing else.
class Editor {
 public:
  explicit Editor(base::Arena& arena) : arena_(arena) {}

  Node apply(const Node& root, std::string_view op, Steps path, const Node& value) {
    if (op == "merge") return set(root, "metadata", merged(*root.find("metadata"), *value.find("metadata")));
    return change(root, op, path, value);
  }

 private:
  Node change(const Node& node, std::string_view op, Steps path, const Node& value) {
    if (path.empty()) {
      if (op != "append") return value;
      std::vector<Node> items(node.children().begin(), node.children().end());
      items.push_back(value);
      return with_children(node, items);
    }
    std::vector<Node> children(node.children().begin(), node.children().end());
    std::size_t at = position(node, path[0]);
    if (op == "remove" && path.size() == 1) {
      children.erase(children.begin() + static_cast<std::ptrdiff_t>(at));
      return with_children(node, children);
    }
    if (at == children.size()) return set(node, path[0].text(), value);
    children[at] = keyed(change(children[at], op, path.subspan(1), value), children[at]);
    return with_children(node, children);
  }

  static std::size_t position(const Node& node, const Node& step) {
    std::size_t index = 0;
    if (node.is_list()) {
      std::from_chars(step.text().data(), step.text().data() + step.size, index);
      return index;
    }
    for (const Node& child : node.children()) {
      if (child.key() == step.text()) return index;
      ++index;
    }
    return index;
  }
  Node set(const Node& map, std::string_view key, Node value) {
    std::vector<Node> children(map.children().begin(), map.children().end());
    value.key_bytes = key.data();
    value.key_size = static_cast<std::uint32_t>(key.size());
    value.key_symbol = catalog().names().find(key);
    for (Node& child : children)
      if (child.key() == key) {
        child = value;
        return with_children(map, children);
      }
    children.push_back(value);
    return with_children(map, children);
  }
  Node merged(const Node& map, const Node& changes) {
    Node result = map;
    for (const Node& change : changes.children()) {
      const Node* old = result.find(change.key());
      Node value = change;
      if (old != nullptr && old->is_map() && change.is_map()) {
        value = *old;
        for (const Node& entry : change.children()) value = set(value, entry.key(), entry);
      }
      result = set(result, change.key(), value);
    }
    return result;
  }
  static Node keyed(Node value, const Node& like) {
    value.key_bytes = like.key_bytes;
    value.key_size = like.key_size;
    value.key_symbol = like.key_symbol;
    return value;
  }
  Node with_children(Node node, const std::vector<Node>& children) {
    node.first = arena_.copy(std::span<const Node>(children)).data();
    node.size = static_cast<std::uint32_t>(children.size());
    return node;
  }

  base::Arena& arena_;
};

kube::Object as_object(const Node& root) {
  kube::Object object;
  object.root = &root;
  object.api_version = root.string_at("apiVersion");
  object.kind = root.string_at("kind");
  return object;
}

std::string without_indexes(std::string_view field) {
  std::string out;
  int depth = 0;
  for (char c : field) {
    if (c == '[') ++depth;
    if (depth == 0) out += c;
    if (c == ']') --depth;
  }
  return out;
}

/// The decoder's path without what stands for Go's types: the first segment, and those of embedded structs.
std::string without_go_types(std::string_view field) {
  std::string out;
  while (!field.empty()) {
    std::string_view segment = field.substr(0, field.find('.'));
    field.remove_prefix(std::min(segment.size() + 1, field.size()));
    if (!segment.empty() && segment[0] >= 'A' && segment[0] <= 'Z') continue;
    out += (out.empty() ? "" : ".") + std::string(segment);
  }
  return out;
}

std::vector<std::string> segments(std::string_view field) {
  std::vector<std::string> out;
  while (!field.empty()) {
    std::string_view segment = field.substr(0, field.find('.'));
    field.remove_prefix(std::min(segment.size() + 1, field.size()));
    out.push_back(std::string(segment));
  }
  return out;
}

/// Whether ours is the field that the decoder named: it leaves out indexes and the keys of maps.
bool same_decoded_field(std::string_view ours, std::string_view servers) {
  std::vector<std::string> of_server = segments(without_go_types(servers));
  std::size_t at = 0;
  for (const std::string& segment : segments(without_indexes(ours)))
    if (at < of_server.size() && segment == of_server[at]) ++at;
  return at == of_server.size();
}

/// The field of the schema at the end of a path, and its object's type; null: inside free content, or no field.
const Field* field_at(const kube::Object& object, Steps path) {
  auto gv = object.group_version();
  const auto* facts = catalog().find(gv.group, gv.version, object.kind);
  if (facts == nullptr || path.empty()) return nullptr;
  Shape shape{ShapeKind::Object, {}, facts->type, 0};
  const Field* field = nullptr;
  for (const Node& step : path) {
    field = nullptr;
    if (shape.kind == ShapeKind::Object) {
      for (const Field& candidate : catalog().fields(catalog().types()[shape.detail]))
        if (catalog().names()[candidate.name] == step.text() &&
            (candidate.versions & kube::schema::mask_of(kServer)) != 0)
          field = &candidate;
      if (field == nullptr) return nullptr;
      shape = catalog().shapes()[field->shape];
    } else if (shape.kind == ShapeKind::Map || shape.kind == ShapeKind::List) {
      shape = catalog().shapes()[shape.detail];
    } else {
      return nullptr;
    }
  }
  return field;
}

/// The path as the server writes it.
std::string path_text(Steps path) {
  std::string out;
  for (const Node& step : path) {
    if (step.is(Kind::Int)) out += "[" + std::string(step.text()) + "]";
    else out += (out.empty() ? "" : ".") + std::string(step.text());
  }
  return out;
}

/// Whether a required field or an enum alone explains why the server refused the change with 422.
bool is_ours(const Node& test, const kube::Object& seed, Steps path, const Node& value) {
  const Field* field = field_at(seed, path);
  if (field == nullptr) return false;
  std::string changed = path_text(path);
  auto fields = test.find("fields")->children();
  if (std::none_of(fields.begin(), fields.end(), [&](const Node& named) { return named.text() == changed; }))
    return false;
  std::string_view op = test.string_at("op");
  bool now_empty = op == "remove" || (op == "set" && value.is_null());
  if (now_empty) return field->required;
  const Shape& shape = catalog().shapes()[field->shape];
  if (op != "set" || shape.kind != ShapeKind::String || shape.values == 0 || !value.is_string()) return false;
  auto values = catalog().values(shape.values);
  return std::none_of(values.begin(), values.end(),
                      [&](doc::Symbol allowed) { return catalog().names()[allowed] == value.text(); });
}

struct Counts {
  int decoding = 0;
  int accepted = 0;
  int ours = 0;
  int other = 0;          ///< refused with 422 for other reasons
  int other_refused = 0;  ///< of these, refused by us, too
  int same_field = 0;     ///< refused by both with 422, and we name a field that the server names
};

class Runner {
 public:
  Runner(Suite& suite, base::Arena& arena, const std::map<std::string, Node, std::less<>>& seeds)
      : suite_(suite), seeds_(seeds), arena_(arena) {}

  void run(const Node& test) {
    std::string_view id = test.string_at("id");
    auto seed = seeds_.find(test.string_at("seed"));
    if (seed == seeds_.end()) return suite_.record(id, false, "no such seed");
    Steps path = test.find("path")->children();
    const Node* value = test.find("value");
    Node none;
    Node root = Editor(arena_).apply(seed->second, test.string_at("op"), path, value == nullptr ? none : *value);
    judge::Sink sink;
    judge::schema::judge_schema(as_object(root), catalog(), kServer, sink);

    bool decoding = test.find("code")->text() == "400";
    std::string said;
    bool refused = false;
    bool named = test.find("fields")->size == 0;
    for (const judge::Remark& remark : sink.remarks()) {
      if (remark.severity != Severity::Error) continue;
      refused = true;
      said += " [" + remark.field + ": " + remark.diagnostic.message + "]";
      for (const Node& field : test.find("fields")->children())
        named = named || remark.field == field.text() || (decoding && same_decoded_field(remark.field, field.text()));
    }
    bool accepted = test.find("accepted")->truth();
    if (accepted) {
      ++counts.accepted;
      return suite_.record(id, !refused, "the server accepts it; we say" + said);
    }
    bool ours = !decoding && is_ours(test, as_object(seed->second), path, value == nullptr ? none : *value);
    if (decoding) {
      ++counts.decoding;
      return suite_.record(id, refused && named,
                           refused ? "other field than the server's:" + said : "the server refuses it");
    }
    // Which field validation names is looser: what an object lacks where the object is missing, and some that don't exist
    // (`metadata.taints`). So that is counted, and the verdict is what counts.
    counts.same_field += refused && named ? 1 : 0;
    if (ours) {
      ++counts.ours;
      return suite_.record(id, refused, "the server refuses it");
    }
    ++counts.other;
    counts.other_refused += refused ? 1 : 0;
  }

  Counts counts;

 private:
  Suite& suite_;
  const std::map<std::string, Node, std::less<>>& seeds_;
  base::Arena& arena_;
};

doc::Stream read(base::Sources& sources, base::Arena& arena, std::string name, std::string text) {
  doc::ReadOptions options;
  // The seeds have `name: n`, a string to the reader that made the data.
  options.profile = doc::Profile::Yaml12;
  options.names = &catalog().names();
  return doc::read(sources.add(std::move(name), std::move(text)), arena, options);
}

TEST(KubernetesValidation, SameVerdictAsTheServer) {
  Suite suite("kubernetes-validation");
  if (!suite.found()) GTEST_SKIP() << suite.missing();
  base::Sources sources;
  base::Arena seed_arena;
  std::map<std::string, Node, std::less<>> seeds;
  for (const doc::Document& document : read(sources, seed_arena, "seeds.yaml", suite.read("seeds.yaml")).documents) {
    ASSERT_TRUE(document.errors.empty()) << document.errors[0].message;
    if (document.root == nullptr) continue;
    std::string id = std::string(document.root->string_at("kind")) + "/" +
                     std::string(document.root->find("metadata")->string_at("name"));
    seeds.emplace(id, *document.root);
    judge::Sink sink;
    judge::schema::judge_schema(as_object(*document.root), catalog(), kServer, sink);
    suite.record("seed " + id, sink.remarks().empty(),
                 sink.remarks().empty() ? "" : sink.remarks()[0].field + ": " + sink.remarks()[0].diagnostic.message);
  }
  std::string cases = suite.read("cases.jsonl");
  base::Arena arena;
  Runner runner(suite, arena, seeds);
  for (std::size_t at = 0; at < cases.size();) {
    std::size_t end = std::min(cases.find('\n', at), cases.size());
    arena.clear();
    base::Sources line;
    auto stream = read(line, arena, "case", cases.substr(at, end - at));
    at = end + 1;
    if (stream.documents.empty() || stream.documents[0].root == nullptr) continue;
    runner.run(*stream.documents[0].root);
  }
  const Counts& counts = runner.counts;
  std::printf(
      "  not decoded by the server: %d; accepted: %d; required field or enum: %d; for other reasons: %d, of which "
      "refused here: %d; "
      "same field named in %d of %d refusals\n",
      counts.decoding, counts.accepted, counts.ours, counts.other, counts.other_refused, counts.same_field,
      counts.ours + counts.other_refused);
  suite.expect_passed();
}

}  // namespace
}  // namespace pave::conformance
