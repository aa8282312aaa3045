// Any bytes as a template: the parser ends within its limits, a refusal has words and a place, and what is parsed comes back
// the same from the form in which messages show it.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/arena.h"
#include "base/sources.h"
#include "lang/gotemplate/parse.h"
#include "lang/gotemplate/program.h"

namespace {

namespace gotemplate = pave::lang::gotemplate;

void demand(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

/// An action in Go's one form is parsed to the same form again.
void check_form(const gotemplate::Node& node) {
  if (!node.is(gotemplate::NodeKind::Action)) return;
  std::string form = gotemplate::source_of(node);
  pave::base::Arena arena;
  auto again = gotemplate::parse("again", form, arena);
  // Alone it lacks the variables around it, and a name with a dot in front can follow a number.
  if (!again || again->back().root->nodes.size() != 1) return;
  demand(gotemplate::source_of(*again->back().root->nodes[0]) == form, "a form stays as it is");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pave::base::Sources sources;
  sources.add("first.yaml", "a: 1\n");  // so that places and offsets differ
  std::string text(reinterpret_cast<const char*>(data), size);
  const pave::base::Source& source = sources.add("t.yaml", text);
  auto program = gotemplate::Program::compile(source, "t.yaml");
  if (!program) {
    const gotemplate::Error& error = program.error();
    demand(!error.message.empty() && error.full.ends_with(error.message), "an error ends with its message");
    demand(error.origin.known() && error.origin.place() - source.first_place <= size, "an error has a place");
    return 0;
  }
  demand(!(*program)->templates().empty(), "a program has its own body");
  pave::base::Arena arena;
  auto trees = gotemplate::parse("t.yaml", source.text, arena);
  demand(trees.has_value(), "what compiles can be parsed");
  for (const gotemplate::Tree& tree : *trees)
    for (const gotemplate::Node* node : tree.root->nodes) check_form(*node);
  return 0;
}
