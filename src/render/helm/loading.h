#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/files.h"
#include "base/origin.h"
#include "render/helm/chart.h"
#include "render/helm/chart_error.h"
#include "render/helm/release_options.h"

namespace pave::render::helm {

inline constexpr std::size_t kMaxChartSize = std::size_t{100} << 20;      ///< bytes of a folder, or of one archive
inline constexpr std::size_t kMaxChartFileSize = std::size_t{5} << 20;    ///< bytes of a file, for Helm 4.1
inline constexpr std::size_t kMaxAllChartsSize = std::size_t{512} << 20;  ///< bytes of a chart and all that is in it
inline constexpr std::size_t kMaxPackedSize = std::size_t{100} << 20;  ///< bytes of an archive as it lies on the disk
inline constexpr std::size_t kMaxChartFiles = 200'000;                 ///< of a folder
inline constexpr int kMaxFolderDepth = 256;                            ///< folders inside each other
inline constexpr int kMaxChartDepth = 64;                              ///< charts inside each other

/// A file as it comes out of a folder or an archive.
struct PackedFile {
  std::string name;   ///< relative to the chart's folder, with `/`
  std::string shown;  ///< the path that people see
  std::string text;   ///< without a byte order mark
};

/// What the parts of loading one chart share.
struct Loading {
  const base::Files& files;
  HelmVersion version;
  LoadedChart& chart;
  std::size_t size = 0;  ///< bytes that were taken so far, of all charts inside

  /// A place for what is said of a file that has no text here: a folder, a link, an archive.
  base::Origin place_of_file(std::string shown);
  /// The text as a source. Needs fits(): the sources number at most 2 GiB.
  const base::Source& add_source(std::string shown, std::string text);
  void warn(base::Diagnostic diagnostic, std::string helm);
};

/// chart/broken.
std::unexpected<ChartError> broken(base::Origin origin, std::string message, std::string help, std::string helm);

/// Helm speaks of files by their absolute path, links not resolved (filepath.Abs).
std::string absolute_path(const base::Files& files, const std::string& path);

/// What Go says of a file that can't be read: `open PATH: permission denied`.
std::string go_file_error(std::string_view verb, std::string_view path, const base::Diagnostic& diagnostic);

/// All files of a chart's folder but those that .helmignore names, links followed, in the order in which Helm walks:
/// by name in each folder (pkg/chart/v2/loader, directory.go; internal/sympath, walk.go).
std::expected<std::vector<PackedFile>, ChartError> read_folder(Loading& loading, const std::string& path);

/// What is wrong with an archive. The names of the archive's own files are in `message` where they matter.
struct PackError {
  std::string message;
  std::string help;
  std::string helm;
  bool is_format = false;  ///< it is no readable archive at all
};

/// All files of an archive in their order there, their first folder taken off; names that lead out of the chart are
/// refused (pkg/chart/loader/archive, LoadArchiveFiles). `shown` is the archive's path.
std::expected<std::vector<PackedFile>, PackError> read_archive(Loading& loading, std::string_view bytes,
                                                               const std::string& shown);

/// How a chart is read; Helm 4.3 knows version 3 but installs no such chart.
enum class ChartFormat : std::uint8_t { V2, V3 };

/// A chart of its files, with all charts in its charts/ folder (pkg/chart/v2/loader, LoadFiles). `shown` is the path of the
/// folder or archive.
std::expected<std::unique_ptr<Chart>, ChartError> assemble(Loading& loading, std::vector<PackedFile> files,
                                                           std::string shown, ChartFormat format, int depth = 0);

}  // namespace pave::render::helm
