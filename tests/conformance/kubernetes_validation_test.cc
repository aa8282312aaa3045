// 46 valid objects, each changed in many ways, and what a real API server (1.36) said of them as new objects
// (cases.jsonl) and as changes of the seed (updates.jsonl). A case passes when our verdict is the same and, where the
// server named fields, we name one of them. PAVE_CASES=Pod/ runs only the cases of the seeds that begin so, and prints
// every failure.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>

#include "base/arena.h"
#include "base/sources.h"
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

struct Counts {
  int accepted = 0;
  int falsely_refused = 0;
  int refused = 0;
  int missed = 0;
  int other_field = 0;
};

/// PAVE_CASES: what the names of the seeds begin with.
std::string_view chosen() {
  const char* text = std::getenv("PAVE_CASES");
  return text == nullptr ? "" : text;
}

class Runner {
 public:
  Runner(Suite& suite, const std::map<std::string, Node, std::less<>>& seeds, bool updates)
      : suite_(suite), seeds_(seeds), updates_(updates) {}

  void run(const Node& test, base::Arena& arena) {
    std::string name = (updates_ ? "update " : "") + std::string(test.string_at("id"));
    auto seed = seeds_.find(test.string_at("seed"));
    if (seed == seeds_.end()) return record(name, false, "no such seed");
    const Node* value = test.find("value");
    Node none;
    Node root = Editor(arena).apply(seed->second, test.string_at("op"), test.find("path")->children(),
                                    value == nullptr ? none : *value);
    judge::Sink sink;
    judge::schema::judge_schema(kube::as_object(root), kube::schema::Catalog::builtin(), kServer, sink);
    base::Arena scratch;
    if (updates_)
      judge::server::judge_update(kube::as_object(root), kube::as_object(seed->second), kServer, scratch, sink);
    else judge::server::judge_server(kube::as_object(root), kServer, scratch, sink);

    const Node& fields = *test.find("fields");
    Said said = compare_fields(sink, fields, test.find("code")->text() == "400");
    std::string servers;
    for (const Node& field : fields.children()) servers += " " + std::string(field.text());
    if (test.find("accepted")->truth()) {
      ++counts.accepted;
      counts.falsely_refused += said.refused ? 1 : 0;
      return record(name, !said.refused, "the server accepts it; we say" + said.text);
    }
    ++counts.refused;
    counts.missed += said.refused ? 0 : 1;
    counts.other_field += said.refused && !said.named ? 1 : 0;
    record(name, said.refused && said.named,
           said.refused ? "the server names" + servers + "; we say" + said.text : "the server refuses it at" + servers);
  }

  Counts counts;

 private:
  void record(const std::string& name, bool passed, const std::string& why) {
    if (!passed && !chosen().empty()) std::printf("%s: %s\n", name.c_str(), why.c_str());
    suite_.record(name, passed, why);
  }

  Suite& suite_;
  const std::map<std::string, Node, std::less<>>& seeds_;
  bool updates_;
};

void run_file(Suite& suite, const std::map<std::string, Node, std::less<>>& seeds, const char* file, bool updates) {
  std::string cases = suite.read(file);
  base::Arena arena;
  Runner runner(suite, seeds, updates);
  for (std::size_t at = 0; at < cases.size();) {
    std::size_t end = std::min(cases.find('\n', at), cases.size());
    arena.clear();
    base::Sources line;
    auto stream = read_case(line, arena, "case", cases.substr(at, end - at));
    at = end + 1;
    if (stream.documents.empty() || stream.documents[0].root == nullptr) continue;
    const Node& test = *stream.documents[0].root;
    if (test.string_at("seed").starts_with(chosen())) runner.run(test, arena);
  }
  const Counts& counts = runner.counts;
  std::printf(
      "  %s: %d accepted by the server, of which refused here: %d; %d refused, of which missed: %d, another "
      "field named: %d\n",
      file, counts.accepted, counts.falsely_refused, counts.refused, counts.missed, counts.other_field);
}

TEST(KubernetesValidation, SameVerdictAsTheServer) {
  Suite suite("kubernetes-validation");
  if (!suite.found()) GTEST_SKIP() << suite.missing();
  base::Sources sources;
  base::Arena seed_arena;
  std::map<std::string, Node, std::less<>> seeds;
  for (const doc::Document& document :
       read_case(sources, seed_arena, "seeds.yaml", suite.read("seeds.yaml")).documents) {
    ASSERT_TRUE(document.errors.empty()) << document.errors[0].message;
    if (document.root == nullptr) continue;
    std::string id = std::string(document.root->string_at("kind")) + "/" +
                     std::string(document.root->find("metadata")->string_at("name"));
    seeds.emplace(id, *document.root);
    judge::Sink sink;
    judge::schema::judge_schema(kube::as_object(*document.root), kube::schema::Catalog::builtin(), kServer, sink);
    base::Arena scratch;
    judge::server::judge_server(kube::as_object(*document.root), kServer, scratch, sink);
    suite.record("seed " + id, sink.remarks().empty(),
                 sink.remarks().empty() ? "" : sink.remarks()[0].field + ": " + sink.remarks()[0].diagnostic.message);
  }
  run_file(suite, seeds, "cases.jsonl", false);
  run_file(suite, seeds, "updates.jsonl", true);
  suite.expect_passed();
}

}  // namespace
}  // namespace pave::conformance
