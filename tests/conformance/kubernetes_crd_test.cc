// Definitions of custom resources, objects of their kinds each changed in many ways, and what a real API server (1.36)
// said of them: as new objects (cases.jsonl), as changes (updates.jsonl), and of definitions by themselves
// (definitions.jsonl). A case passes when our verdict is the same and, where the server named fields, we name one of them.
// Left out: what the server refuses for rules in CEL alone.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"
#include "doc/writer.h"
#include "judge/schema/custom_resource/judge.h"
#include "judge/schema/schema.h"
#include "judge/server/server.h"
#include "judge/sink.h"
#include "kube/crd/definitions.h"
#include "kube/crd/object_check.h"
#include "kube/crd/value.h"
#include "kube/object.h"
#include "kube/schema/catalog.h"
#include "tests/conformance/editor.h"
#include "tests/conformance/suite.h"

namespace pave::conformance {
namespace {

using base::Severity;
using doc::Node;
using kube::crd::Definition;
using kube::schema::Catalog;

constexpr base::KubeVersion kServer{1, 36};
constexpr std::string_view kRules = "x-kubernetes-validations";

/// A definition of the set, and the seeds of its kind.
struct Kind {
  std::unique_ptr<Definition> definition;
  std::string api_version;
  std::string name;
  const Node* seeds = nullptr;
};

const Node& text_node(std::string_view text, std::string_view key, base::Arena& arena) {
  auto* node = new (arena.allocate(sizeof(Node), alignof(Node))) Node();
  node->kind = doc::Kind::String;
  std::string_view copy = arena.copy(text);
  node->bytes = copy.data();
  node->size = static_cast<std::uint32_t>(copy.size());
  node->key_bytes = key.data();
  node->key_size = static_cast<std::uint32_t>(key.size());
  return *node;
}

Node map_node(std::vector<Node> children, std::string_view key, base::Arena& arena) {
  Node node;
  node.kind = doc::Kind::Map;
  node.first = arena.copy(std::span<const Node>(children)).data();
  node.size = static_cast<std::uint32_t>(children.size());
  node.key_bytes = key.data();
  node.key_size = static_cast<std::uint32_t>(key.size());
  return node;
}

/// The object of a seed, as the README of the set has it.
Node seed_object(const Kind& kind, const Node& test, base::Arena& arena) {
  std::string_view number = test.find("seed")->text();
  std::vector<Node> metadata = {text_node("seed-" + std::string(number), "name", arena)};
  if (kind.definition->namespaced()) metadata.push_back(text_node("default", "namespace", arena));
  Node spec = kind.seeds->children()[static_cast<std::size_t>(std::stoi(std::string(number)))];
  spec.key_bytes = "spec";
  spec.key_size = 4;
  return map_node({text_node(kind.api_version, "apiVersion", arena), text_node(kind.name, "kind", arena),
                   map_node(metadata, "metadata", arena), spec},
                  "", arena);
}

/// A cause, and whether it speaks of a rule in CEL.
bool names_rule(const Node& cause) {
  // Lists name the item that stands twice; a rule can give that reason to any field.
  if (cause.string_at("reason") == "FieldValueDuplicate" && !cause.string_at("field").ends_with(']')) return true;
  return cause.find("rule") != nullptr || cause.find("text") != nullptr || cause.find("default") != nullptr ||
         cause.find("error") != nullptr;
}

class Runner {
 public:
  explicit Runner(Suite& suite) : suite_(suite) {}

  void load(const Node& line, base::Arena& arena) {
    const Node& crd = *line.find("crd");
    Kind kind;
    std::string text;
    doc::write_json(crd, {}, text);
    auto facts = kube::crd::read_definition(kube::as_object(crd));
    ASSERT_TRUE(facts.has_value());
    kind.definition = std::make_unique<Definition>("crd.yaml", text, *facts);
    kind.api_version = arena.copy(std::string(facts->group) + "/v1");
    kind.name = facts->kind;
    kind.seeds = line.find("seeds");
    kinds_.emplace(line.string_at("id"), std::move(kind));
  }

  void create(const Node& test) {
    const Kind* kind = find(test);
    if (kind == nullptr) return;
    Node object;
    const Node* whole = test.find("object");
    object = whole != nullptr ? *whole : changed(*kind, test);
    judge::Sink sink;
    judge::schema::custom_resource::judge_creation(kube::as_object(object), *kind->definition, kServer, arena_, sink);
    if (compare(test, sink, "", created_)) check_stored(test, *kind, object);
  }

  void update(const Node& test) {
    const Kind* kind = find(test);
    if (kind == nullptr) return;
    const Node* whole = test.find("object");
    Node object = whole != nullptr ? *whole : changed(*kind, test);
    Node old = whole != nullptr ? *test.find("oldObject") : seed_object(*kind, test, arena_);
    judge::Sink sink;
    judge::schema::custom_resource::judge_update(kube::as_object(object), kube::as_object(old), *kind->definition,
                                                 kServer, arena_, sink);
    compare(test, sink, "", updated_);
  }

  void define(const Node& test) {
    kube::Object object = kube::as_object(*test.find("object"));
    judge::Sink sink;
    judge::schema::judge_schema(object, Catalog::builtin(), kServer, sink);
    base::Arena scratch;
    judge::server::judge_server(object, kServer, scratch, sink);
    compare(test, sink, "definition ", defined_);
  }

  void print() const {
    auto line = [](const char* what, const Counts& counts) {
      std::printf("  %s: %d accepted, %d refused, %d left out (rules in CEL)\n", what, counts.accepted, counts.refused,
                  counts.left_out);
    };
    line("creations", created_);
    line("updates", updated_);
    line("definitions", defined_);
    std::printf("  stored form: %d as the server's, %d not\n", stored_, not_stored_);
  }

  base::Arena& arena() { return arena_; }

 private:
  struct Counts {
    int accepted = 0;
    int refused = 0;
    int left_out = 0;
  };

  const Kind* find(const Node& test) {
    auto found = kinds_.find(test.string_at("crd"));
    if (found != kinds_.end()) return &found->second;
    suite_.record(test.string_at("id"), false, "no such definition");
    return nullptr;
  }

  Node changed(const Kind& kind, const Node& test) {
    Node seed = seed_object(kind, test, arena_);
    Node none;
    const Node* value = test.find("value");
    return Editor(arena_).apply(seed, test.string_at("op"), test.find("path")->children(),
                                value == nullptr ? none : *value);
  }

  /// Whether only rules in CEL are why the server refused it.
  static bool is_left_out(const Node& test) {
    if (test.string_at("id").starts_with("dear-")) return true;
    const Node* causes = test.find("causes");
    if (causes == nullptr || causes->size == 0) return false;
    bool names_any = false;
    for (const Node& cause : causes->children()) {
      bool is_rule = names_rule(cause) || cause.string_at("field").find(kRules) != std::string_view::npos;
      bool is_total_cost =
          cause.string_at("field").ends_with("openAPIV3Schema") && cause.string_at("reason") == "FieldValueForbidden";
      if (!is_rule && !is_total_cost) return false;
      names_any |= is_rule;
    }
    return names_any;
  }

  bool compare(const Node& test, const judge::Sink& sink, std::string prefix, Counts& counts) {
    std::string id = prefix + std::string(test.string_at("id"));
    std::string said;
    bool refused = false;
    bool named = false;
    bool has_field = false;
    auto is_ours = [&](std::string_view field) {
      return std::ranges::any_of(sink.remarks(), [&](const judge::Remark& remark) {
        return remark.severity == Severity::Error && remark.field == field;
      });
    };
    for (const judge::Remark& remark : sink.remarks()) {
      if (remark.severity != Severity::Error) continue;
      refused = true;
      said += " [" + remark.field + ": " + remark.diagnostic.message + "]";
    }
    if (const Node* causes = test.find("causes"))
      for (const Node& cause : causes->children()) {
        std::string_view field = cause.string_at("field").empty() ? cause.string_at("at") : cause.string_at("field");
        if (field.empty()) continue;
        has_field = true;
        bool is_decoding = cause.string_at("reason") == "decoding";
        named = named || is_ours(field) || (is_decoding && same_decoded_place(field, sink));
      }
    if (test.find("accepted")->truth()) {
      ++counts.accepted;
      suite_.record(id, !refused, "the server accepts it; we say" + said);
      return !refused;
    }
    if (is_left_out(test) && !refused) {
      ++counts.left_out;
      return false;
    }
    ++counts.refused;
    std::string causes;
    if (test.find("causes") != nullptr) doc::write_json(*test.find("causes"), {}, causes);
    suite_.record(id, refused && (named || !has_field),
                  (refused ? "other field:" + said : "the server refuses it: ") + causes);
    return false;
  }

  static std::vector<std::string> segments(std::string_view field) {
    std::vector<std::string> out(1);
    for (char c : field) {
      if (c == '.' || c == '[') out.emplace_back();
      else if (c != ']') out.back() += c;
    }
    return out;
  }

  /// The decoder leaves out indexes and map keys, puts dots where validation has brackets, and of metadata it names the
  /// field alone.
  static bool same_decoded_place(std::string_view servers, const judge::Sink& sink) {
    std::vector<std::string> wanted = segments(servers);
    return std::ranges::any_of(sink.remarks(), [&](const judge::Remark& remark) {
      std::size_t at = 0;
      for (const std::string& segment : segments(remark.field))
        if (at < wanted.size() && segment == wanted[at]) ++at;
      return at == wanted.size();
    });
  }

  /// Numbers by value: `1.0` is stored as 1.
  static bool same_stored(const Node& a, const Node& b) {
    if (a.is_list() && b.is_list()) return std::ranges::equal(a.children(), b.children(), same_stored);
    if (a.is_map() && b.is_map())
      return a.size == b.size && std::ranges::all_of(a.children(), [&](const Node& child) {
               const Node* other = b.find(child.key());
               return other != nullptr && same_stored(child, *other);
             });
    auto is_number = [](const Node& node) { return node.is(doc::Kind::Int) || node.is(doc::Kind::Float); };
    if (is_number(a) && is_number(b)) return kube::crd::read_number(a).real == kube::crd::read_number(b).real;
    return kube::crd::same_value(a, b);
  }

  /// The accepted object as the server stores it; counted, not judged: it becomes a verdict with rules in CEL.
  void check_stored(const Node& test, const Kind& kind, const Node& object) {
    const auto* version = kind.definition->version(kube::as_object(object).group_version().version, kServer.minor);
    const Node* wanted = test.find("stored");
    kube::crd::Problems ignored;
    Node stored = kube::crd::stored_form(object, version->facts, version->schema->root(), arena_, ignored);
    const Node& expected = wanted == nullptr ? object : *wanted;
    std::size_t count = 0;
    bool same = true;
    for (const Node& field : stored.children()) {
      if (field.key() == "apiVersion" || field.key() == "kind" || field.key() == "metadata") continue;
      ++count;
      const Node* other = expected.find(field.key());
      same = same && other != nullptr && same_stored(field, *other);
    }
    for (const Node& field : expected.children())
      if (field.key() != "apiVersion" && field.key() != "kind" && field.key() != "metadata") --count;
    bool is_right = same && count == 0;
    is_right ? ++stored_ : ++not_stored_;
  }

  Suite& suite_;
  base::Arena arena_;
  std::map<std::string, Kind, std::less<>> kinds_;
  Counts created_;
  Counts updated_;
  Counts defined_;
  int stored_ = 0;
  int not_stored_ = 0;
};

doc::Stream read(base::Sources& sources, base::Arena& arena, std::string text) {
  doc::ReadOptions options;
  options.names = &Catalog::builtin().names();
  return doc::read(sources.add("line", std::move(text)), arena, options);
}

/// Calls the function with each line of a file.
template <typename Function>
void for_each_line(const std::string& text, Function function) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.find('\n', at), text.size());
    if (end > at) function(text.substr(at, end - at));
    at = end + 1;
  }
}

TEST(KubernetesCrd, SameVerdictAsTheServer) {
  Suite suite("kubernetes-crd");
  if (!suite.found()) GTEST_SKIP() << suite.missing();
  Runner runner(suite);
  base::Arena kept;
  base::Sources kept_sources;
  for_each_line(suite.read("crds.jsonl"), [&](std::string line) {
    runner.load(*read(kept_sources, kept, std::move(line)).documents.at(0).root, kept);
  });
  auto run = [&](std::string_view file, void (Runner::*member)(const Node&)) {
    for_each_line(suite.read(file), [&](std::string line) {
      runner.arena().clear();
      base::Sources sources;
      base::Arena arena;
      (runner.*member)(*read(sources, arena, std::move(line)).documents.at(0).root);
    });
  };
  run("cases.jsonl", &Runner::create);
  run("updates.jsonl", &Runner::update);
  run("definitions.jsonl", &Runner::define);
  runner.print();
  suite.expect_passed();
}

}  // namespace
}  // namespace pave::conformance
