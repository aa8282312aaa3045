// Our own seeds, changed, and what a real API server (1.36) said of them; server-cases/README.md. A case passes when our
// verdict is the same and, where the server named fields, we name one of them. PAVE_CASES=TEXT runs the cases whose line
// contains the text, and prints every failure.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"
#include "judge/schema/schema.h"
#include "judge/server/server.h"
#include "judge/sink.h"
#include "kube/object.h"
#include "kube/schema/catalog.h"
#include "tests/conformance/answer.h"
#include "tests/conformance/editor.h"
#include "tests/conformance/suite.h"

namespace pave::conformance {
namespace {

using doc::Node;

constexpr base::KubeVersion kServer{1, 36};

/// The objects of seeds.yaml by `group Kind/name`. Each stands there in one version of its group; the cases have more.
class Seeds {
 public:
  /// Returns its key.
  std::string add(const Node& root) {
    const Node* metadata = root.find("metadata");
    std::string name(metadata == nullptr ? "" : metadata->string_at("name"));
    std::string group(kube::split_api_version(root.string_at("apiVersion")).group);
    std::string key = group + " " + std::string(root.string_at("kind")) + "/" + name;
    seeds_.emplace(key, root);
    return key;
  }

  /// `title`: `apiVersion Kind/name`; it must live as long as the result.
  std::optional<Node> find(std::string_view title, base::Arena& arena) const {
    std::string_view api_version = title.substr(0, title.find(' '));
    std::string key(kube::split_api_version(api_version).group);
    auto found = seeds_.find(key.append(title.substr(api_version.size())));
    if (found == seeds_.end()) return std::nullopt;
    Node root = found->second;
    std::vector<Node> fields(root.children().begin(), root.children().end());
    for (Node& field : fields)
      if (field.key() == "apiVersion") {
        field.bytes = api_version.data();
        field.size = static_cast<std::uint32_t>(api_version.size());
      }
    root.first = arena.copy(std::span<const Node>(fields)).data();
    return root;
  }

 private:
  std::map<std::string, Node, std::less<>> seeds_;
};

Node changed(Node root, const Node& changes, base::Arena& arena) {
  Node none;
  for (const Node& change : changes.children()) {
    auto parts = change.children();
    const char* op = parts.size() == 1 ? "remove" : parts.size() == 2 ? "set" : "append";
    root = Editor(arena).apply(root, op, parts[0].children(), parts.size() == 1 ? none : parts[1]);
  }
  return root;
}

struct Counts {
  int accepted = 0;
  int falsely_refused = 0;
  int refused = 0;
  int missed = 0;
  int other_field = 0;
};

/// Our judges' answer about an object, or about a change of an old one.
judge::Sink judged(const Node& root, const Node* old) {
  judge::Sink sink;
  base::Arena scratch;
  judge::schema::judge_schema(kube::as_object(root), kube::schema::Catalog::builtin(), kServer, sink);
  if (old != nullptr) judge::server::judge_update(kube::as_object(root), kube::as_object(*old), kServer, scratch, sink);
  else judge::server::judge_server(kube::as_object(root), kServer, scratch, sink);
  return sink;
}

/// What is wrong with our answer, or nothing.
std::string run(const Node& test, const Seeds& seeds, base::Arena& arena, Counts& counts) {
  std::optional<Node> seed = seeds.find(test.string_at("seed"), arena);
  if (!seed) return "no such seed";
  Node root = changed(*seed, *test.find("changes"), arena);
  judge::Sink sink = judged(root, test.string_at("verb") == "update" ? &*seed : nullptr);
  std::string_view code = test.find("code")->text();
  const Node& fields = *test.find("fields");
  Said said = compare_fields(sink, fields, code == "400");
  std::string servers;
  for (const Node& field : fields.children()) servers += " " + std::string(field.text());
  if (code.starts_with('2')) {
    ++counts.accepted;
    counts.falsely_refused += said.refused ? 1 : 0;
    return said.refused ? "the server accepts it; we say" + said.text : "";
  }
  ++counts.refused;
  counts.missed += said.refused ? 0 : 1;
  counts.other_field += said.refused && !said.named ? 1 : 0;
  if (!said.refused) return "the server refuses it at" + servers;
  return said.named ? "" : "the server names" + servers + "; we say" + said.text;
}

void print(const std::string& title, const Counts& counts) {
  std::printf(
      "  %s: %d accepted by the server, of which refused here: %d; %d refused, of which missed: %d, another field "
      "named: %d\n",
      title.c_str(), counts.accepted, counts.falsely_refused, counts.refused, counts.missed, counts.other_field);
}

TEST(ServerCases, SameVerdictAsTheServer) {
  Suite suite("server-cases", std::filesystem::path(PAVE_SOURCE_FOLDER) / "tests/conformance/server-cases");
  base::Sources sources;
  base::Arena seed_arena;
  Seeds seeds;
  auto stream = read_case(sources, seed_arena, "seeds.yaml", suite.read("seeds.yaml"));
  for (const doc::Document& document : stream.documents) {
    ASSERT_TRUE(document.errors.empty()) << document.errors[0].message;
    if (document.root == nullptr) continue;
    std::string title = seeds.add(*document.root);
    Said said = compare_fields(judged(*document.root, nullptr), Node{}, false);
    suite.record("seed " + title, !said.refused, "the server accepts it; we say" + said.text);
  }

  const char* wanted = std::getenv("PAVE_CASES");
  std::string cases = suite.read("cases.jsonl");
  std::map<std::string, Counts> kinds;
  base::Arena arena;
  for (std::size_t at = 0, end = 0; at < cases.size(); at = end + 1) {
    end = std::min(cases.find('\n', at), cases.size());
    std::string text = cases.substr(at, end - at);
    if (wanted != nullptr && text.find(wanted) == std::string::npos) continue;
    arena.clear();
    base::Sources line;
    auto read = read_case(line, arena, "case", text);
    const Node& test = *read.documents.at(0).root;
    std::string_view seed = test.string_at("seed");
    std::string kind(seed.substr(0, seed.find('/', seed.find(' '))));
    std::string wrong = run(test, seeds, arena, kinds[kind + " " + std::string(test.string_at("verb"))]);
    suite.record(text, wrong.empty(), wrong);
    if (wanted != nullptr && !wrong.empty()) std::printf("%s: %s\n", text.c_str(), wrong.c_str());
  }
  Counts all;
  for (const auto& [kind, counts] : kinds) {
    if (wanted != nullptr) print(kind, counts);
    all.accepted += counts.accepted;
    all.falsely_refused += counts.falsely_refused;
    all.refused += counts.refused;
    all.missed += counts.missed;
    all.other_field += counts.other_field;
  }
  print("all", all);
  suite.expect_passed();
}

}  // namespace
}  // namespace pave::conformance
