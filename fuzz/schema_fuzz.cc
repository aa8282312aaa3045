// Objects grown from the catalogue: the input's bytes choose a kind, fields and values, right ones and wrong ones, so that
// the judges are reached far below the root. Input that begins with a printable byte is taken as a manifest itself.
// Judges end, stay in their memory, say something and say where.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"
#include "fuzz/grow.h"
#include "judge/allow.h"
#include "judge/lifecycle/lifecycle.h"
#include "judge/pod_security/judge.h"
#include "judge/schema/schema.h"
#include "kube/list.h"

namespace {

using pave::kube::schema::Catalog;

void demand(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

void check_remarks(const pave::judge::Sink& sink, const pave::base::Sources& sources) {
  for (const pave::judge::Remark& remark : sink.remarks()) {
    demand(!remark.diagnostic.message.empty(), "a remark has a message");
    demand(sources.locate(remark.diagnostic.origin).known(), "a remark has a place");
    for (const pave::base::Note& note : remark.diagnostic.notes)
      demand(sources.locate(note.origin).known(), "a note has a place");
  }
}

void judge_pod(const pave::kube::Object& object, const pave::base::Sources& sources) {
  using namespace pave::judge::pod_security;
  Judge judge(&Catalog::builtin().names());
  for (Policy policy : {Policy{Level::Restricted, kLatest}, Policy{Level::Baseline, {1, 0}}}) {
    pave::judge::Sink sink;
    bool failed = judge.judge(object, policy, pave::base::Severity::Error, sink) != 0;
    demand(failed == !sink.remarks().empty(), "a failed check has a remark, and only a failed one");
    check_remarks(sink, sources);
  }
}

void judge(const pave::kube::Object& object, const pave::base::Sources& sources) {
  for (std::uint16_t minor : {std::uint16_t{33}, std::uint16_t{37}}) {
    pave::judge::Sink sink;
    pave::base::KubeVersion version{1, minor};
    if (pave::judge::schema::judge_schema(object, Catalog::builtin(), version, sink) ==
        pave::judge::schema::Verdict::NoSchema) {
      demand(!pave::judge::schema::not_checked(object, Catalog::builtin()).message.empty(),
             "not-checked has a message");
    }
    pave::judge::lifecycle::judge_lifecycle(object, version, sink);
    check_remarks(sink, sources);
  }
  judge_pod(object, sources);
}

void judge_text(std::string text) {
  pave::base::Sources sources;
  const pave::base::Source& source = sources.add("input.yaml", std::move(text));
  pave::base::Arena arena;
  pave::doc::Stream stream =
      pave::doc::read(source, arena, {pave::doc::Profile::Kubernetes, &Catalog::builtin().names()});
  for (const pave::doc::Document& document : stream.documents) {
    (void)pave::judge::comment_allowances(source, stream.comments, document);
    if (document.root == nullptr) continue;
    pave::kube::Manifest manifest;
    if (!pave::kube::unpack(*document.root, arena, manifest)) continue;
    for (const pave::kube::Object& object : manifest.objects) {
      judge(object, sources);
      (void)pave::judge::annotation_allowances(object);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  bool is_text = data[0] >= ' ' && data[0] < 0x7f;
  judge_text(is_text ? std::string(reinterpret_cast<const char*>(data), size)
                     : pave::fuzz::grow_object({data + 1, size - 1}));
  return 0;
}
