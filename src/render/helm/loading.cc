#include "render/helm/loading.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pave::render::helm {
namespace {

std::string clean(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    std::string_view part = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(part.size() + 1, path.size()));
    if (part == ".." && !parts.empty()) parts.pop_back();
    else if (!part.empty() && part != "." && part != "..") parts.push_back(part);
  }
  std::string out;
  for (std::string_view part : parts) (out += '/') += part;
  return out.empty() ? "/" : out;
}

}  // namespace

base::Origin Loading::place_of_file(std::string shown) { return add_source(std::move(shown), {}).at(0); }

const base::Source& Loading::add_source(std::string shown, std::string text) {
  return chart.sources.add(std::move(shown), std::move(text));
}

void Loading::warn(base::Diagnostic diagnostic, std::string helm) {
  chart.warnings.push_back({std::move(diagnostic), std::move(helm)});
}

std::unexpected<ChartError> broken(base::Origin origin, std::string message, std::string help, std::string helm) {
  return std::unexpected(
      ChartError{{base::Code::ChartBroken, origin, std::move(message), std::move(help), {}}, std::move(helm)});
}

std::string absolute_path(const base::Files& files, const std::string& path) {
  return clean(path.starts_with('/') ? path : files.real_path(".") + "/" + path);
}

std::string go_file_error(std::string_view verb, std::string_view path, const base::Diagnostic& diagnostic) {
  struct Reason {
    std::string_view ours;
    std::string_view go;
  };
  static constexpr std::array<Reason, 6> kReasons = {
      {{"it does not exist", "no such file or directory"},
       {"a part of its path is not a folder", "not a directory"},
       {"it is a folder", "is a directory"},
       {"its links go round in a circle", "too many levels of symbolic links"},
       {"its name is too long", "file name too long"},
       {"too many files are open", "too many open files"}}};
  std::string_view reason = diagnostic.message;
  reason.remove_prefix(std::min(reason.size(), reason.rfind(": ") + 2));
  for (const Reason& known : kReasons)
    if (diagnostic.message.ends_with(known.ours)) reason = known.go;
  return fmt::format("{} {}: {}", verb, path, reason);
}

}  // namespace pave::render::helm
