#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "lang/part_runs.h"
#include "lang/value.h"

namespace pave::lang::gotemplate {

/// Appends the value as TOML, as the encoder of github.com/BurntSushi/toml lays it out: keys sorted, those of plain values
/// before those of tables, two spaces a level, nulls left out. None: it was written. Else the message of its error (`toml:
/// cannot encode array with nil element`), and `out` holds a part.
std::optional<std::string> write_toml(const Value& value, std::string& out);

/// What a TOML text says: a map.
struct TomlRead {
  Value value;        ///< Invalid after an error
  std::string error;  ///< as that package words it: `toml: line 1 (last key "a"): ...`; empty: none
};

// Zones of points in time that were written without an offset; the name says which part was written.
inline constexpr std::string_view kLocalDatetime = "datetime-local";
inline constexpr std::string_view kLocalDate = "date-local";
inline constexpr std::string_view kLocalTime = "time-local";

inline constexpr int kMaxTomlDepth = 512;  ///< arrays, inline tables and parts of a key inside each other

/// Reads TOML 1.1 as that package does into a map: integers are int64, points in time are time.Time, lists of tables
/// []map[string]interface {}. Values have the origin that `origins` has for their first byte.
TomlRead read_toml(std::string_view text, const TextOrigins& origins, base::Arena& arena);

}  // namespace pave::lang::gotemplate
