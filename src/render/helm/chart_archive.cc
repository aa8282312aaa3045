#include <fmt/format.h>

#include <algorithm>

#include "base/archive.h"
#include "base/go_quote.h"
#include "render/helm/loading.h"

namespace pave::render::helm {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

PackError refused(const std::string& name, std::string_view why, std::string helm) {
  return {fmt::format("the archive has a file {} {}", base::go_quote(std::string_view(name).substr(0, 200)), why),
          "pack the chart with `helm package`: all of its files lie in one folder with the chart's name",
          std::move(helm)};
}

/// Go's path.Clean of a relative path.
std::string clean(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    std::string_view part = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(part.size() + 1, path.size()));
    if (part == ".." && !parts.empty() && parts.back() != "..") parts.pop_back();
    else if (!part.empty() && part != ".") parts.push_back(part);
  }
  std::string out;
  for (std::string_view part : parts) (out += out.empty() ? "" : "/") += part;
  return out.empty() ? "." : out;
}

bool begins_with_drive(std::string_view name) {
  return name.size() > 2 && ((name[0] >= 'a' && name[0] <= 'z') || (name[0] >= 'A' && name[0] <= 'Z')) &&
         name.substr(1, 2) == ":/";
}

/// The name in the chart of an archive's file.
std::expected<std::string, PackError> chart_name(const std::string& name) {
  char delimiter = name.find('\\') == std::string::npos ? '/' : '\\';  // archives of Windows
  std::size_t first_end = name.find(delimiter);
  std::string inside = first_end == std::string::npos ? "" : name.substr(first_end + 1);
  std::ranges::replace(inside, delimiter, '/');
  if (inside.starts_with('/'))
    return std::unexpected(refused(name, "whose path is absolute", "chart illegally contains absolute paths"));
  inside = clean(inside);
  if (inside == ".")
    return std::unexpected(
        refused(name, "outside the chart's folder",
                fmt::format("chart illegally contains content outside the base directory: {}", base::go_quote(name))));
  if (inside.starts_with(".."))
    return std::unexpected(refused(name, "that leads out of the chart", "chart illegally references parent directory"));
  if (begins_with_drive(inside))
    return std::unexpected(refused(name, "that names a drive", "chart contains illegally named files"));
  if (std::string_view(name).substr(0, first_end) == "Chart.yaml")
    return std::unexpected(refused(name, "in a folder that is called Chart.yaml", "chart yaml not in base directory"));
  return inside;
}

/// What Go's gzip and tar packages say, as far as the faults tell.
PackError unreadable(base::ArchiveFault fault) {
  PackError error{fmt::format("the archive can't be read: {}", base::describe(fault)),
                  "pack the chart again: helm package", "archive/tar: invalid tar header", true};
  switch (fault) {
    case base::ArchiveFault::NotGzip: error.helm = "gzip: invalid header"; break;
    case base::ArchiveFault::Truncated: error.helm = "unexpected EOF"; break;
    case base::ArchiveFault::NoLibrary:
      error.help = "install it (Debian: apt-get install libarchive13), or unpack the archive into a folder";
      error.helm = error.message;
      break;
    case base::ArchiveFault::TooLarge:
    case base::ArchiveFault::TooManyFiles:
      error.help = "a chart has no need for so much: look into the archive before you use it";
      error.helm = fmt::format("decompressed chart is larger than the maximum size {}", kMaxChartSize);
      error.is_format = false;
      break;
    case base::ArchiveFault::Broken: break;
  }
  return error;
}

PackError too_large(std::string_view what, std::string helm) {
  return {std::string(what), "a chart has no need for so much: look into the archive before you use it",
          std::move(helm)};
}

}  // namespace

std::expected<std::vector<PackedFile>, PackError> read_archive(Loading& loading, std::string_view bytes,
                                                               const std::string& shown) {
  auto reader = base::ArchiveReader::open(bytes);
  if (!reader) return std::unexpected(unreadable(reader.error()));
  std::vector<PackedFile> found;
  std::size_t left = kMaxChartSize;
  std::string all_too_large = fmt::format("decompressed chart is larger than the maximum size {}", kMaxChartSize);
  while (true) {
    auto next = reader->next();
    if (!next) return std::unexpected(unreadable(next.error()));
    if (!next->has_value()) break;
    const base::ArchiveEntry& entry = **next;
    if (entry.is_folder) continue;
    auto name = chart_name(entry.name);
    if (!name) return std::unexpected(std::move(name.error()));
    constexpr std::string_view kWhole = "the archive unpacks to more than the 100 MiB that Helm reads of a chart";
    if (entry.size > left) return std::unexpected(too_large(kWhole, all_too_large));
    if (loading.version == HelmVersion::V4_1 && entry.size > kMaxChartFileSize)
      return std::unexpected(too_large(
          fmt::format("the archive has a file {} of more than the 5 MiB that Helm 4.1 reads", base::go_quote(*name)),
          fmt::format("decompressed chart file {} is larger than the maximum file size {}", base::go_quote(entry.name),
                      kMaxChartFileSize)));
    auto text = reader->read(left);
    if (!text) return std::unexpected(unreadable(text.error()));
    left -= text->size();
    loading.size += text->size();
    if (left == 0 || loading.size > kMaxAllChartsSize) return std::unexpected(too_large(kWhole, all_too_large));
    if (text->starts_with(kByteOrderMark)) text->erase(0, kByteOrderMark.size());
    std::string path = shown + "/" + *name;
    found.push_back({std::move(*name), std::move(path), std::move(*text)});
  }
  if (found.empty())
    return std::unexpected(
        PackError{"the archive has no files", "pack the chart again: helm package", "no files in chart archive"});
  return found;
}

}  // namespace pave::render::helm
