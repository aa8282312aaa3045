#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/files.h"
#include "base/sources.h"
#include "lang/value.h"

namespace pave::render::helm {

/// Why values could not be had.
struct ValuesError {
  std::string helm;  ///< what Helm prints behind "Error: "
  base::Diagnostic diagnostic;
};

inline constexpr std::size_t kMaxValuesFile = 64 << 20;  ///< bytes of a file of -f or --set-file

/// The bytes of a file that a flag names, as Helm's readFile (pkg/cli/values): `-` is standard input. Addresses of
/// servers are refused: nothing is downloaded.
std::expected<std::string, ValuesError> read_given_file(const base::Files& files, const std::string& path);

/// The values of a text of YAML documents, each a map or null, merged one over the other (LoadValues of
/// pkg/chart/v2/loader), numbers as float64, everything with its origin. A key that stands twice is a warning and the
/// last one wins; a byte order mark is skipped. The error's `helm` begins behind `failed to parse NAME: `.
std::expected<lang::Map*, ValuesError> read_values(const base::Source& source, base::Arena& arena,
                                                   std::vector<base::Diagnostic>& warnings);

/// A JSON text that stands in a flag at `offset`, as encoding/json reads it, with its places; none: it is no JSON.
std::optional<lang::Value> read_json_part(const base::Source& flag, std::size_t offset, std::size_t size,
                                          base::Arena& arena);

/// What MergeMaps of Helm's loader does: `over` wins, maps in both are merged. Changes `under` and takes parts of `over`.
void merge_maps(lang::Map& under, const lang::Map& over, base::Arena& arena);

}  // namespace pave::render::helm
