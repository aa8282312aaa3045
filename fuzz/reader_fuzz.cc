// Any bytes, under both profiles: the reader ends, stays in its memory, and every node has a place inside the text.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/events.h"
#include "doc/reader.h"
#include "kube/schema/catalog.h"

namespace {

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
    if (document.root != nullptr) check_tree(*document.root, source);
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
