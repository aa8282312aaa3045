#include "cli/render_flags.h"

#include <array>

#include "cli/fetch_flag.h"
#include "cli/threads_flag.h"

namespace pave::cli {
namespace {

constexpr std::array kFlags = {
    Flag{"--format", FlagKind::Value, "FORMAT", "yaml (default): a stream of documents, or json: one v1 List",
         show::kManifestFormatNames},
    kFetchFlag,
    kThreadsFlag,
};

}  // namespace

constinit const std::array<Flag, 3> kRenderFlags = kFlags;

std::expected<RenderCommand, std::string> read_render(const Arguments& arguments) {
  auto threads = read_threads(arguments);
  if (!threads) return std::unexpected(threads.error());
  bool json = arguments.value("--format", "yaml") == "json";
  return RenderCommand{arguments.positional, json ? show::ManifestFormat::Json : show::ManifestFormat::Yaml, *threads};
}

}  // namespace pave::cli
