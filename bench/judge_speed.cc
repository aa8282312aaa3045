// Judges all objects of an estate on one core with their trees in memory, and prints objects a second: the schema judge
// and the other judges that `pave check` runs, each alone.
#include <cstdio>
#include <memory>

#include "base/arena.h"
#include "base/sources.h"
#include "bench/estate.h"
#include "doc/reader.h"
#include "judge/lifecycle/lifecycle.h"
#include "judge/pod_security/judge.h"
#include "judge/schema/schema.h"
#include "kube/list.h"
#include "kube/schema/catalog.h"

namespace {

using pave::kube::schema::Catalog;

constexpr pave::base::KubeVersion kVersion{1, pave::kube::schema::kNewestMinor};
constexpr int kRounds = 3;

/// The trees of all files, and their objects.
struct Estate {
  pave::base::Arena arena;
  std::vector<std::unique_ptr<pave::base::Sources>> sources;
  pave::kube::Manifest manifest;
};

void read(const std::vector<pave::bench::File>& files, Estate& estate) {
  const pave::doc::ReadOptions options{pave::doc::Profile::Kubernetes, &Catalog::builtin().names()};
  for (const pave::bench::File& file : files) {
    estate.sources.push_back(std::make_unique<pave::base::Sources>());
    const pave::base::Source& source = estate.sources.back()->add(file.path, file.text);
    for (const pave::doc::Document& document : pave::doc::read(source, estate.arena, options).documents)
      if (document.root != nullptr) pave::kube::unpack(*document.root, estate.arena, estate.manifest);
  }
}

/// The shortest of some rounds, with the number of remarks so that nothing is optimised away.
template <typename Judge>
void measure(const char* what, const Estate& estate, Judge judge) {
  double best = 0;
  std::size_t remarks = 0;
  for (int round = 0; round < kRounds; ++round) {
    pave::judge::Sink sink;
    double started = pave::bench::cpu_seconds();
    for (const pave::kube::Object& object : estate.manifest.objects) judge(object, sink);
    double seconds = pave::bench::cpu_seconds() - started;
    if (round == 0 || seconds < best) best = seconds;
    remarks = sink.remarks().size();
  }
  double objects = static_cast<double>(estate.manifest.objects.size());
  std::printf("  %-24s %8.0f objects/s  %6.2f us an object  (%zu remarks)\n", what, objects / best, best / objects * 1e6, remarks);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fprintf(stderr, "usage: judge_speed FOLDER\n");
    return 2;
  }
  Estate estate;
  read(pave::bench::load_estate(arguments[1]), estate);
  if (estate.manifest.objects.empty()) return 1;

  auto schema = [](const pave::kube::Object& object, pave::judge::Sink& sink) {
    pave::judge::schema::judge_schema(object, Catalog::builtin(), kVersion, sink);
  };
  pave::judge::pod_security::Judge pods(&Catalog::builtin().names());
  auto pod_security = [&pods](const pave::kube::Object& object, pave::judge::Sink& sink) {
    pods.judge(object, {pave::judge::pod_security::Level::Restricted, kVersion}, pave::base::Severity::Error, sink);
  };
  auto lifecycle = [](const pave::kube::Object& object, pave::judge::Sink& sink) {
    pave::judge::lifecycle::judge_lifecycle(object, kVersion, sink);
  };
  measure("schema", estate, schema);
  measure("pod security", estate, pod_security);
  measure("lifecycle", estate, lifecycle);
  return 0;
}
