// Judges all objects of an estate on one core, each file right after it was read as `pave check` does, and prints the time
// an object takes in each judge; the reading is not counted.
#include <array>
#include <cstdio>
#include <functional>

#include "base/arena.h"
#include "base/sources.h"
#include "bench/estate.h"
#include "doc/reader.h"
#include "judge/lifecycle/lifecycle.h"
#include "judge/pod_security/judge.h"
#include "judge/schema/schema.h"
#include "judge/sink.h"
#include "kube/list.h"
#include "kube/schema/catalog.h"

namespace {

using pave::judge::Sink;
using pave::kube::Object;
using pave::kube::schema::Catalog;

constexpr pave::base::KubeVersion kNewest{1, pave::kube::schema::kNewestMinor};

struct Measured {
  const char* name;
  std::function<void(const Object&, Sink&)> judge;
  double seconds = 0;
  std::size_t remarks = 0;
};

void measure(Measured& measured, const pave::kube::Manifest& manifest) {
  Sink sink;
  double started = pave::bench::cpu_seconds();
  for (const Object& object : manifest.objects) measured.judge(object, sink);
  measured.seconds += pave::bench::cpu_seconds() - started;
  measured.remarks += sink.remarks().size();
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fprintf(stderr, "usage: judge_speed FOLDER\n");
    return 2;
  }
  const Catalog& catalog = Catalog::builtin();
  pave::judge::pod_security::Judge pods(&catalog.names());
  const pave::judge::pod_security::Policy restricted{pave::judge::pod_security::Level::Restricted, kNewest};
  std::array<Measured, 3> judges = {
      Measured{"schema", [&](const Object& o, Sink& sink) { pave::judge::schema::judge_schema(o, catalog, kNewest, sink); }},
      Measured{"pod security", [&](const Object& o, Sink& sink) { pods.judge(o, restricted, pave::base::Severity::Error, sink); }},
      Measured{"lifecycle", [](const Object& o, Sink& sink) { pave::judge::lifecycle::judge_lifecycle(o, kNewest, sink); }},
  };
  pave::doc::ReadOptions options;
  options.names = &catalog.names();
  pave::base::Arena arena;
  std::size_t objects = 0;
  for (const pave::bench::File& file : pave::bench::load_estate(arguments[1])) {
    pave::base::Sources sources;
    pave::doc::Stream stream = pave::doc::read(sources.add(file.path, file.text), arena, options);
    pave::kube::Manifest manifest;
    for (const pave::doc::Document& document : stream.documents)
      if (document.root != nullptr) pave::kube::unpack(*document.root, arena, manifest);
    for (Measured& judge : judges) measure(judge, manifest);
    objects += manifest.objects.size();
    arena.clear();
  }
  if (objects == 0) return 1;
  for (const Measured& judge : judges) {
    double each = judge.seconds / static_cast<double>(objects);
    std::printf("  %-24s %8.2f us an object, %.0f objects/s (%zu remarks)\n", judge.name, each * 1e6, 1 / each, judge.remarks);
  }
  return 0;
}
