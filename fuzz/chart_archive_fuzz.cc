// Any bytes as an archive, then as a chart: no crash, no endless work, and what is refused says why. The same bytes behind a
// gzip header and a tar header reach further in.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/fake_archive.h"
#include "base/fake_files.h"
#include "render/helm/load.h"

namespace {

using namespace pave;
using render::helm::HelmVersion;

void demand(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

void load(const std::string& bytes, HelmVersion version) {
  base::FakeFiles files;
  files.add("chart.tgz", bytes);
  render::helm::LoadOptions options;
  options.helm_version = version;
  options.without_missing = true;
  auto loaded = render::helm::load_chart(files, "chart.tgz", options);
  if (loaded) {
    demand((*loaded)->root != nullptr, "a loaded chart has a root");
    demand(!(*loaded)->root->metadata.name.empty(), "a chart has a name");
    return;
  }
  demand(!loaded.error().helm.empty(), "an error has Helm's words");
  demand(!loaded.error().diagnostic.message.empty(), "an error has our words");
  demand(loaded.error().chart->sources.locate(loaded.error().diagnostic.origin).known(), "an error has a place");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 65536) return 0;
  std::string bytes(reinterpret_cast<const char*>(data), size);
  HelmVersion version = size % 2 == 0 ? HelmVersion::V4_3 : HelmVersion::V4_1;
  load(bytes, version);
  load(base::stored_gzip(bytes), version);
  // A line of the input each: the name of a file, and its text up to the next line of hyphens.
  base::FakeArchive archive;
  std::string_view rest = bytes;
  while (!rest.empty()) {
    std::string_view part = rest.substr(0, rest.find("\n--\n"));
    rest.remove_prefix(std::min(rest.size(), part.size() + 4));
    std::string_view name = part.substr(0, part.find('\n'));
    archive.file(name, part.substr(std::min(part.size(), name.size() + 1)));
  }
  load(archive.bytes(), version);
  return 0;
}
