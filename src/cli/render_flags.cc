#include "cli/render_flags.h"

#include <array>

namespace pave::cli {
namespace {

constexpr std::array kFlags = {
    Flag{"--format", FlagKind::Value, "FORMAT", "yaml (default): a stream of documents, or json: one v1 List",
         show::kManifestFormatNames},
};

}  // namespace

constinit const std::array<Flag, 1> kRenderFlags = kFlags;

RenderCommand read_render(const Arguments& arguments) {
  bool json = arguments.value("--format", "yaml") == "json";
  return {arguments.positional, json ? show::ManifestFormat::Json : show::ManifestFormat::Yaml};
}

}  // namespace pave::cli
