#include "cli/settings.h"

#include <fmt/format.h>

#include <utility>

#include "estate/settings.h"

namespace pave::cli {

std::vector<std::string> load_settings(const base::Files& files, const std::string& path,
                                       judge::CheckOptions& options) {
  std::vector<std::string> found =
      path.empty() ? estate::find_settings(files, options.paths) : std::vector<std::string>{path};
  if (found.empty()) return {};
  if (found.size() > 1)
    return {fmt::format("both {} and {} apply to what is checked; say which with --config FILE", found[0], found[1])};
  base::Expected<std::string> text = files.read(found.front(), estate::kMaxSettingsFile);
  if (!text) return {fmt::format("{}: {}", found.front(), text.error().message)};
  estate::ReadSettings read = estate::read_settings(found.front(), *std::move(text));
  options.outside = std::move(read.settings.outside);
  return std::move(read.errors);
}

}  // namespace pave::cli
