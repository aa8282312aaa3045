// Judges all objects of an estate against their schemas, then by the rules of the server, on one core, each file right
// after it was read as `pave check` does, and prints the time an object takes; the reading is not counted.
#include <cstdio>

#include "base/arena.h"
#include "base/sources.h"
#include "bench/estate.h"
#include "doc/reader.h"
#include "judge/schema/schema.h"
#include "judge/server/server.h"
#include "judge/sink.h"
#include "kube/list.h"
#include "kube/schema/catalog.h"

int main(int count, char** arguments) {
  if (count != 2) {
    std::fprintf(stderr, "usage: judge_speed FOLDER\n");
    return 2;
  }
  const auto& catalog = pave::kube::schema::Catalog::builtin();
  constexpr pave::base::KubeVersion kNewest{1, pave::kube::schema::kNewestMinor};
  pave::doc::ReadOptions options;
  options.names = &catalog.names();
  pave::base::Arena arena;
  std::size_t objects = 0;
  std::size_t remarks = 0;
  double seconds = 0;
  double server_seconds = 0;
  pave::base::Arena scratch;
  for (const pave::bench::File& file : pave::bench::load_estate(arguments[1])) {
    pave::base::Sources sources;
    pave::doc::Stream stream = pave::doc::read(sources.add(file.path, file.text), arena, options);
    pave::kube::Manifest manifest;
    for (const pave::doc::Document& document : stream.documents)
      if (document.root != nullptr) pave::kube::unpack(*document.root, arena, manifest);
    pave::judge::Sink sink;
    double started = pave::bench::cpu_seconds();
    for (const pave::kube::Object& object : manifest.objects)
      pave::judge::schema::judge_schema(object, catalog, kNewest, sink);
    seconds += pave::bench::cpu_seconds() - started;
    started = pave::bench::cpu_seconds();
    for (const pave::kube::Object& object : manifest.objects) {
      scratch.clear();
      pave::judge::server::judge_server(object, kNewest, scratch, sink);
    }
    server_seconds += pave::bench::cpu_seconds() - started;
    objects += manifest.objects.size();
    remarks += sink.remarks().size();
    arena.clear();
  }
  if (objects == 0) return 1;
  std::printf("  %-24s %8.2f us an object (%zu objects, %zu remarks)\n", "schema",
              seconds / static_cast<double>(objects) * 1e6, objects, remarks);
  std::printf("  %-24s %8.2f us an object\n", "server", server_seconds / static_cast<double>(objects) * 1e6);
  return 0;
}
