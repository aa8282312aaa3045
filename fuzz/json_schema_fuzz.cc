// A text as `[schema, value]`, or any JSON as a schema that judges itself: compiling and validating end, within their
// limits, and whatever is wrong can be told.
#include <cstdint>
#include <string>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/json_reader.h"
#include "doc/json_schema/program.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace pave;
  base::Sources sources;
  base::Arena arena;
  auto root = doc::read_json(sources.add("x.json", std::string(reinterpret_cast<const char*>(data), size)), arena);
  if (!root) return 0;
  bool is_pair = (*root)->is_list() && (*root)->size == 2;
  const doc::Node& schema = is_pair ? (*root)->children()[0] : **root;
  const doc::Node& value = is_pair ? (*root)->children()[1] : **root;
  for (bool judges : {true, false}) {
    doc::json_schema::CompileOptions options;
    options.judge_schema = judges;
    auto program = doc::json_schema::compile(schema, "file:///x.json", options);
    if (!program) continue;
    if (auto wrong = program->validate(value)) doc::json_schema::text(*wrong);
  }
  return 0;
}
