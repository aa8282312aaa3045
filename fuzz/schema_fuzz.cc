// Any manifest against the schemas of two versions of Kubernetes: the judge ends, stays in its memory, says each thing
// at a place of the text, and says the same of a tree without symbols.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"
#include "judge/schema/schema.h"
#include "judge/sink.h"
#include "kube/list.h"
#include "kube/schema/catalog.h"

namespace {

using pave::kube::schema::Catalog;

void demand(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

/// All that is said, a line a remark.
std::string judge(const pave::base::Sources& sources, const pave::base::Source& source, const pave::doc::Names* names, pave::base::KubeVersion version) {
  pave::base::Arena arena;
  pave::doc::ReadOptions options;
  options.names = names;
  pave::doc::Stream stream = pave::doc::read(source, arena, options);
  pave::kube::Manifest manifest;
  for (const pave::doc::Document& document : stream.documents)
    if (document.root != nullptr) pave::kube::unpack(*document.root, arena, manifest);
  std::string out;
  for (const pave::kube::Object& object : manifest.objects) {
    pave::judge::Sink sink;
    auto verdict = pave::judge::schema::judge_schema(object, Catalog::builtin(), version, sink);
    if (verdict == pave::judge::schema::Verdict::NoSchema) {
      demand(sink.remarks().empty(), "nothing is said of a kind without schema");
      out += pave::judge::schema::not_checked(object, Catalog::builtin()).message + "\n";
    }
    for (const pave::judge::Remark& remark : sink.remarks()) {
      demand(!remark.diagnostic.message.empty(), "a remark has a message");
      demand(sources.locate(remark.diagnostic.origin).known(), "a remark has a place");
      out += remark.field + ": " + remark.diagnostic.message + " | " + remark.diagnostic.help + "\n";
    }
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pave::base::Sources sources;
  const pave::base::Source& source = sources.add("input.yaml", std::string(reinterpret_cast<const char*>(data), size));
  const pave::doc::Names& names = Catalog::builtin().names();
  for (pave::base::KubeVersion version : {pave::base::KubeVersion{1, 33}, pave::base::KubeVersion{1, 37}}) {
    std::string said = judge(sources, source, &names, version);
    demand(said == judge(sources, source, nullptr, version), "symbols change nothing");
  }
  return 0;
}
