#pragma once

#include <string>
#include <string_view>

#include "base/arena.h"
#include "base/sources.h"
#include "lang/gotemplate/program.h"
#include "lang/gotemplate/run.h"
#include "lang/text.h"

namespace pave::lang::gotemplate {

/// What a template gives whose dot is an empty map, or `!` and the heart of its error: for tests.
inline std::string rendered(std::string_view text, const RunOptions& options = {}) {
  base::Sources sources;
  base::Arena arena;
  auto program = Program::compile(sources.add("test.yaml", std::string(text)), "test.yaml");
  if (!program) return "!" + program.error().message;
  TemplateSet set;
  set.add(**program);
  Runner runner(set, arena, options);
  Text out;
  if (auto error = runner.run("test.yaml", Value::of(make_map(arena)), out)) return "!" + error->message;
  return std::string(out.bytes());
}

/// The same for what stands between the braces.
inline std::string result_of(std::string_view code, const RunOptions& options = {}) {
  return rendered("{{ " + std::string(code) + " }}", options);
}

}  // namespace pave::lang::gotemplate
