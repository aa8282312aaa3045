// The public YAML 1.2 cases: events, values, and what must be refused. A case counts once for each of the three that it
// has; one with none of them only has to be read without a crash.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/arena.h"
#include "base/float_text.h"
#include "base/sources.h"
#include "doc/events.h"
#include "doc/reader.h"
#include "doc/writer.h"
#include "tests/conformance/suite.h"

namespace pave::conformance {
namespace {

using doc::Kind;
using doc::Node;

std::string json_of(const Node* node) {
  if (node == nullptr) return "null";
  std::string out;
  doc::write_json(*node, {}, out);
  return out;
}

bool is_number(const Node& node) { return node.is(Kind::Int) || node.is(Kind::Float); }

bool same_value(const Node& a, const Node& b) {
  if (is_number(a) && is_number(b))
    return a.text() == b.text() || base::parse_float(a.text()) == base::parse_float(b.text());
  if (a.kind != b.kind) return false;
  switch (a.kind) {
    case Kind::Null: return true;
    case Kind::Bool: return a.truth() == b.truth();
    case Kind::List:
      if (a.size != b.size) return false;
      for (std::uint32_t i = 0; i < a.size; ++i)
        if (!same_value(a.children()[i], b.children()[i])) return false;
      return true;
    case Kind::Map:
      if (a.size != b.size) return false;
      for (const Node& child : a.children()) {
        const Node* other = b.find(child.key());
        if (other == nullptr || !same_value(child, *other)) return false;
      }
      return true;
    default: return a.text() == b.text();
  }
}

/// What is wrong with the documents of `text`, or nothing when they are the items of `wanted`.
std::string compare_values(const std::string& text, const Node& wanted) {
  base::Sources sources;
  base::Arena arena;
  doc::ReadOptions options{.profile = doc::Profile::Yaml12, .names = nullptr};
  doc::Stream stream = doc::read(sources.add("case.yaml", text), arena, options);
  if (stream.documents.size() != wanted.size)
    return std::to_string(stream.documents.size()) + " documents instead of " + std::to_string(wanted.size);
  for (std::uint32_t i = 0; i < wanted.size; ++i) {
    const doc::Document& document = stream.documents[i];
    if (!document.errors.empty()) return "refused: " + document.errors.front().message;
    // Through the writer, so that it is tested, too.
    std::string json = json_of(document.root);
    doc::Stream again = doc::read(sources.add("written.json", json), arena, options);
    bool readable = again.documents.size() == 1 && again.documents[0].root != nullptr;
    // An empty tree can't be told from the text `null`.
    if (json != "null" && !readable) return "what was written can't be read: " + json;
    if (json == "null" ? !wanted.children()[i].is_null() : !same_value(*again.documents[0].root, wanted.children()[i]))
      return "document " + std::to_string(i) + " is " + json;
  }
  return {};
}

std::string lines_of(const Node& list) {
  std::string lines;
  for (const Node& line : list.children()) (lines += line.text()) += '\n';
  return lines;
}

/// Whether some error says that a key is no scalar: YAML has such documents, a tree has not.
bool needs_other_keys(const std::string& text) {
  base::Sources sources;
  base::Arena arena;
  doc::Stream stream =
      doc::read(sources.add("case.yaml", text), arena, {.profile = doc::Profile::Yaml12, .names = nullptr});
  for (const doc::Document& document : stream.documents)
    for (const base::Diagnostic& error : document.errors)
      if (error.message.starts_with("a key must be a scalar")) return true;
  return false;
}

/// Under the Kubernetes profile cases only have to be read without a crash: some say other things there.
void read_as_kubernetes(const std::string& text) {
  base::Sources sources;
  base::Arena arena;
  doc::read(sources.add("case.yaml", text), arena, {});
}

TEST(YamlTestSuite, EventsValuesAndErrors) {
  Suite suite("yaml-test-suite");
  if (!suite.found()) GTEST_SKIP() << suite.missing();
  base::Sources sources;
  base::Arena arena;
  doc::Stream data = doc::read(sources.add("cases.json", suite.read("cases.json")), arena,
                               {.profile = doc::Profile::Yaml12, .names = nullptr});
  ASSERT_EQ(data.documents.size(), 1U);
  ASSERT_NE(data.documents[0].root, nullptr);

  int only_events = 0;
  for (const Node& one : data.documents[0].root->children()) {
    std::string id(one.string_at("id"));
    base::Sources texts;
    std::string text(one.string_at("yaml"));
    auto events = doc::read_events(texts.add("case.yaml", text));
    read_as_kubernetes(text);
    if (const Node* error = one.find("error"); error != nullptr && error->truth())
      suite.record(id + " error", !events.has_value(), "accepted: " + std::string(one.string_at("name")));
    if (const Node* wanted = one.find("events"))
      suite.record(id + " events", events.has_value() && *events == lines_of(*wanted),
                   events ? "got\n" + *events : "refused: " + events.error().message);
    const Node* json = one.find("json");
    if (json == nullptr) continue;
    if (needs_other_keys(text)) {
      ++only_events;
      continue;
    }
    std::string wrong = compare_values(text, *json);
    suite.record(id + " json", wrong.empty(), wrong);
  }
  if (only_events != 0)
    std::printf("conformance yaml-test-suite: %d cases have keys that no tree can hold; tested by events alone\n",
                only_events);
  suite.expect_passed();
}

}  // namespace
}  // namespace pave::conformance
