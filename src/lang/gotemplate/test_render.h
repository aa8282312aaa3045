#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"
#include "lang/document.h"
#include "lang/gotemplate/program.h"
#include "lang/gotemplate/run.h"

namespace pave::lang::gotemplate {

/// Renders texts in tests: `a.yaml` is the template, `values.yaml` the data, both with places.
class TestRender {
 public:
  explicit TestRender(std::string text, std::string data = "{}") {
    const base::Source& values = sources.add("values.yaml", std::move(data));
    doc::Stream stream = doc::read(values, arena, {});
    if (!stream.documents.empty() && stream.documents[0].root != nullptr)
      dot = from_document(*stream.documents[0].root, Numbers::Float, arena);
    add("a.yaml", std::move(text));
  }

  /// One more file.
  void add(std::string name, std::string text) {
    auto made = Program::compile(sources.add(name, std::move(text)), name);
    if (!made) {
      error = std::move(made.error());
      has_failed = true;
      return;
    }
    set.add(**made);
    programs.push_back(std::move(*made));
  }

  /// The text of a.yaml, or `!` and the whole error.
  std::string run(const RunOptions& options = {}) {
    if (!has_failed) {
      runner = std::make_unique<Runner>(set, arena, options);
      if (auto wrong = runner->run("a.yaml", dot, out)) {
        error = std::move(*wrong);
        has_failed = true;
      }
    }
    return has_failed ? "!" + error.full : std::string(out.bytes());
  }

  base::Sources sources;
  base::Arena arena;
  Value dot;
  TemplateSet set;
  std::vector<std::unique_ptr<Program>> programs;
  std::unique_ptr<Runner> runner;
  Text out;
  Error error;
  bool has_failed = false;
};

inline std::string render(std::string text, std::string data = "{}") {
  return TestRender(std::move(text), std::move(data)).run();
}

}  // namespace pave::lang::gotemplate
