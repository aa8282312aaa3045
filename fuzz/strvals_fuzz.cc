// Texts of --set and its kin: the first byte chooses the flag, line breaks divide several of them. Reading ends, stays in
// its memory, and what is refused has words and a place in the flag.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "base/fake_files.h"
#include "base/sources.h"
#include "lang/value.h"
#include "render/helm/strvals.h"

namespace {

using pave::render::helm::SetKind;

void demand(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  constexpr SetKind kKinds[] = {SetKind::Typed, SetKind::Json, SetKind::String, SetKind::File, SetKind::Literal};
  SetKind kind = kKinds[data[0] % 5];
  std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  pave::base::Arena arena;
  pave::base::Sources sources;
  pave::base::FakeFiles files;
  files.add("a", "text");
  pave::lang::Map* values = pave::lang::make_map(arena);
  while (true) {
    std::size_t end = rest.find('\n');
    const pave::base::Source& flag =
        sources.add(std::string(pave::render::helm::flag_name(kind)), std::string(rest.substr(0, end)));
    if (auto error = pave::render::helm::parse_set(kind, flag, *values, {arena, sources, files})) {
      demand(!error->diagnostic.message.empty(), "an error has a message");
      demand(kind == SetKind::Json || !error->helm.empty(), "an error has Helm's words");
      demand(sources.find(error->diagnostic.origin) == &flag, "an error has its place in the flag");
      break;
    }
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + 1);
  }
  pave::lang::Value copy = pave::lang::deep_copy(pave::lang::Value::of(values), arena);
  demand(pave::lang::deep_equal(copy, pave::lang::Value::of(values)) || kind == SetKind::Json, "values can be copied");
  return 0;
}
