// Any bytes, under both profiles: the reader ends, stays in its memory, every node has a place inside the text, and a tree
// that is written as YAML or JSON and read again is the same.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/arena.h"
#include "base/float_text.h"
#include "base/sources.h"
#include "doc/events.h"
#include "doc/reader.h"
#include "doc/writer.h"
#include "kube/schema/catalog.h"

namespace {

using pave::doc::Kind;
using pave::doc::Node;

constexpr int kWalkedNodes = 100'000;  // aliases can make a small text expand to more

void demand(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

bool inside(pave::base::Origin origin, const pave::base::Source& source) {
  return origin.known() && origin.place() >= source.first_place &&
         origin.place() - source.first_place <= source.text.size();
}

/// Whether the tree is small enough to be written: aliases count as what they stand for, and a key in "? " form takes a
/// level of its own when it is read again.
bool is_small(const Node& node, int depth, int& left) {
  constexpr int kWrittenDepth = 200;
  if (depth > kWrittenDepth || --left < 0) return false;
  for (const Node& child : node.children())
    if (!is_small(child, depth + 1, left)) return false;
  return true;
}

bool has_only_finite_numbers(const Node& node) {
  if (node.is(Kind::Float)) return pave::base::parse_float(node.text()).has_value();
  for (const Node& child : node.children())
    if (!has_only_finite_numbers(child)) return false;
  return true;
}

bool is_number(const Node& node) { return node.is(Kind::Int) || node.is(Kind::Float); }

bool same_number(const Node& a, const Node& b) {
  return a.text() == b.text() || pave::base::parse_float(a.text()) == pave::base::parse_float(b.text());
}

/// `json`: infinity and NaN, which JSON lacks, have become strings.
bool same_tree(const Node& a, const Node& b, bool json) {
  if (is_number(a) && is_number(b)) return same_number(a, b);
  if (json && a.is(Kind::Float) && b.is_string()) return a.text() == b.text() && !pave::base::parse_float(a.text());
  if (a.kind != b.kind || (!a.is_null() && !a.is(Kind::Bool) && a.size != b.size)) return false;
  if (a.is_null()) return true;
  if (a.is(Kind::Bool)) return a.truth() == b.truth();
  if (a.is_string()) return a.text() == b.text();
  for (std::uint32_t i = 0; i < a.size; ++i) {
    const Node& child = a.children()[i];
    const Node* other = a.is_list() ? &b.children()[i] : b.find(child.key());
    if (other == nullptr || !same_tree(child, *other, json)) return false;
  }
  return true;
}

void show(const std::string& written, const pave::doc::Stream& stream) {
  std::fprintf(stderr, "written:\n%s\n", written.c_str());
  for (const auto& document : stream.documents)
    for (const auto& error : document.errors) std::fprintf(stderr, "error: %s\n", error.message.c_str());
}

/// The written text, read again.
void expect_same(const Node& root, const std::string& written, pave::doc::Profile profile, bool json) {
  pave::base::Sources sources;
  pave::base::Arena arena;
  pave::doc::Stream stream = pave::doc::read(sources.add("written.yaml", written), arena, {profile, nullptr});
  bool one = stream.documents.size() == 1 && stream.documents[0].errors.empty();
  const Node null{};
  bool same = one && same_tree(root, stream.documents[0].root == nullptr ? null : *stream.documents[0].root, json);
  if (!same) show(written, stream);
  demand(same, json ? "JSON comes back as it was" : "YAML comes back as it was");
}

void check_writers(const Node& root, pave::doc::Profile profile) {
  constexpr int kWrittenNodes = 5'000;
  int left = kWrittenNodes;
  if (!is_small(root, 0, left)) return;
  for (pave::doc::KeyOrder order : {pave::doc::KeyOrder::Sorted, pave::doc::KeyOrder::Source}) {
    std::string yaml;
    pave::doc::write_yaml(root, order, yaml);
    // What is written is meant for readers of that profile, which has no infinity.
    if (has_only_finite_numbers(root)) expect_same(root, yaml, pave::doc::Profile::Kubernetes, false);
    std::string json;
    pave::doc::write_json(root, {.order = order, .indent = order == pave::doc::KeyOrder::Sorted ? 2 : 0}, json);
    expect_same(root, json, profile, true);
  }
}

void check_tree(const Node& root, const pave::base::Source& source) {
  std::vector<const Node*> open{&root};
  for (int seen = 0; !open.empty() && seen < kWalkedNodes; ++seen) {
    const Node& node = *open.back();
    open.pop_back();
    demand(inside(node.origin, source), "a node's origin is a place in its text");
    for (const Node& child : node.children()) {
      if (node.is_map()) demand(inside(child.key_origin, source), "a key's origin is a place in its text");
      open.push_back(&child);
    }
  }
}

void read_with(pave::doc::Profile profile, const pave::base::Sources& sources, const pave::base::Source& source) {
  pave::base::Arena arena;
  pave::doc::ReadOptions options{profile, &pave::kube::schema::Catalog::builtin().names()};
  pave::doc::Stream stream = pave::doc::read(source, arena, options);
  std::uint32_t last = 0;
  for (const pave::doc::Document& document : stream.documents) {
    demand(document.begin >= last && document.begin <= document.end && document.end <= source.text.size(),
           "documents follow one another");
    last = document.begin;
    demand(document.root == nullptr || document.errors.empty(), "a document has a tree or errors");
    if (document.root != nullptr) {
      check_tree(*document.root, source);
      check_writers(*document.root, profile);
    }
    for (const pave::base::Diagnostic& error : document.errors) {
      demand(!error.message.empty(), "an error has a message");
      demand(sources.locate(error.origin).known(), "an error has a place");
    }
  }
  for (const pave::doc::Comment& comment : stream.comments)
    demand(comment.offset + comment.size <= source.text.size() && source.text[comment.offset] == '#',
           "a comment begins at its #");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pave::base::Sources sources;
  sources.add("first.yaml", "a: 1\n");  // so that places and offsets differ
  std::string text(reinterpret_cast<const char*>(data), size);
  const pave::base::Source& source = sources.add("input.yaml", std::move(text));
  read_with(pave::doc::Profile::Kubernetes, sources, source);
  read_with(pave::doc::Profile::Yaml12, sources, source);
  (void)pave::doc::read_events(source);
  return 0;
}
