// Any bytes as a template, run with data of every kind: it ends within its limits, says why it failed at a place inside the
// text, its runs cover its output, and a second run writes the same.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"
#include "lang/document.h"
#include "lang/gotemplate/program.h"
#include "lang/gotemplate/run.h"

namespace {

namespace gotemplate = pave::lang::gotemplate;
namespace lang = pave::lang;

constexpr const char* kData =
    "{s: hello, empty: '', i: 42, f: 3.14, t: true, nul: null, l: [a, b, c], li: [3, 1, 2], le: [], me: {}, "
    "m: {one: 1, three: {deep: found}}, mix: [1, two, null, {k: v}], tpl: '{{ .s }} {{ include \"A\" . }}', "
    "loop: '{{ tpl .loop . }}'}";

void demand(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

void check_runs(const lang::Text& out, std::uint32_t frames) {
  std::uint32_t last = 0;
  if (!out.bytes().empty()) demand(!out.runs().empty() && out.runs().front().begin == 0, "the first byte has a run");
  for (const pave::base::Run& run : out.runs()) {
    demand(run.begin >= last && run.begin <= out.size(), "runs follow one another inside the text");
    demand(run.frame <= frames, "a run's inclusion is there");
    last = run.begin;
  }
}

std::string run_once(const std::string& text) {
  pave::base::Sources sources;
  pave::base::Arena arena;
  pave::doc::Stream stream = pave::doc::read(sources.add("data.yaml", kData), arena, {});
  lang::Value dot = lang::from_document(*stream.documents[0].root, lang::Numbers::Float, arena);
  const pave::base::Source& source = sources.add("t.yaml", text);
  auto program = gotemplate::Program::compile(source, "t.yaml");
  if (!program) return {};
  gotemplate::TemplateSet set;
  set.add(**program);
  gotemplate::RunOptions options;
  options.max_steps = 20'000;
  options.max_output = 1 << 20;
  gotemplate::Runner runner(set, arena, options);
  lang::Text out;
  auto error = runner.run("t.yaml", dot, out);
  check_runs(out, static_cast<std::uint32_t>(runner.frames().size()));
  if (!error) return std::string(out.bytes());
  demand(!error->message.empty(), "an error has a message");
  demand(error->origin.known(), "an error has a place");
  demand(error->full.starts_with("template: "), "an error has Go's form");
  for (std::uint32_t cause : error->causes) demand(cause <= error->full.size(), "a cause is a part of the whole");
  return error->full;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 4096) return 0;
  std::string text(reinterpret_cast<const char*>(data), size);
  std::string first = run_once(text);
  demand(first == run_once(text), "two runs give the same");
  return 0;
}
