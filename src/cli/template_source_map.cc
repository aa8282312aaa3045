#include "cli/template_source_map.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "base/arena.h"
#include "base/write_file.h"
#include "cli/template_report.h"
#include "doc/reader.h"
#include "kube/list.h"
#include "show/source_map.h"

namespace pave::cli {
namespace {

using render::helm::Definitions;
using render::helm::Manifest;

}  // namespace

int write_source_map(const render::helm::Release& release, const TemplateCommand& command, Context& context) {
  base::Arena arena;
  std::vector<show::MappedObject> objects;
  auto add = [&](const doc::Node* root, std::string_view path) {
    if (root == nullptr) return;
    kube::Manifest manifest;
    kube::unpack(*root, arena, manifest);
    for (const kube::Object& object : manifest.objects) objects.push_back({object, path});
  };
  for (const Definitions& definitions : release.definitions) {
    if (!command.print.include_crds || !render::helm::is_shown(definitions.path, command.print)) continue;
    for (const doc::Document& document : doc::read(*definitions.file->source, arena, {}).documents)
      add(document.root, definitions.path);
  }
  for (const Manifest* manifest : render::helm::printed_manifests(release, command.print))
    add(manifest->root, manifest->path);

  std::string map;
  show::write_source_map(objects, *release.sources, PAVE_VERSION, map);
  if (command.source_map == kStandardOutput) {
    context.out.write(map);
    return kOk;
  }
  if (auto written = base::write_file(command.source_map, map); !written) {
    report_text("Error", fmt::format("can't write the source map {}: {}", command.source_map, written.error()),
                context);
    return kFindings;
  }
  return kOk;
}

}  // namespace pave::cli
