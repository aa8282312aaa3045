// Reads all files of an estate from memory on one core and prints MB/s: doc::read as `pave check` uses it, and libyaml's
// event parser, which builds no tree.
#include <cstdio>

#include "base/arena.h"
#include "base/sources.h"
#include "bench/estate.h"
#include "doc/reader.h"
#include "kube/schema/catalog.h"

#ifdef PAVE_LIBYAML
#include "bench/libyaml_events.h"
#endif

namespace {

using pave::bench::File;

void print_speed(const char* what, std::size_t bytes, double seconds) {
  std::printf("  %-24s %8.1f MB/s\n", what, static_cast<double>(bytes) / seconds / 1e6);
}

/// False when a document is broken: then the figure means nothing.
bool measure_ours(const std::vector<File>& files) {
  std::size_t bytes = pave::bench::total_size(files);
  pave::doc::ReadOptions options;
  options.names = &pave::kube::schema::Catalog::builtin().names();
  pave::base::Arena arena;
  double seconds = 0;
  for (const File& file : files) {
    pave::base::Sources sources;
    const pave::base::Source& source = sources.add(file.path, file.text);
    double started = pave::bench::cpu_seconds();
    pave::doc::Stream stream = pave::doc::read(source, arena, options);
    seconds += pave::bench::cpu_seconds() - started;
    for (const pave::doc::Document& document : stream.documents) {
      if (document.errors.empty()) continue;
      std::fprintf(stderr, "%s: %s\n", file.path.c_str(), document.errors.front().message.c_str());
      return false;
    }
    arena.clear();
  }
  print_speed("pave, tree with origins", bytes, seconds);
  return true;
}

#ifdef PAVE_LIBYAML
bool measure_libyaml(const std::vector<File>& files) {
  double started = pave::bench::cpu_seconds();
  for (const File& file : files) {
    if (pave::bench::libyaml_events(file.text) == 0) return false;
  }
  print_speed("libyaml, events", pave::bench::total_size(files), pave::bench::cpu_seconds() - started);
  return true;
}
#endif

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fprintf(stderr, "usage: read_speed FOLDER\n");
    return 2;
  }
  std::vector<File> files = pave::bench::load_estate(arguments[1]);
  if (files.empty() || !measure_ours(files)) return 1;
#ifdef PAVE_LIBYAML
  if (!measure_libyaml(files)) return 1;
#else
  std::printf("  libyaml: skipped (libyaml-dev is not installed)\n");
#endif
  return 0;
}
