#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "base/sources.h"

namespace pave::estate {

/// Objects that are in the cluster though nothing in the input makes them. Each is a glob (base/glob.h).
struct Outside {
  std::string kind;
  std::string name;
  std::string namespace_name = "*";
};

/// What `pave.yaml` says; docs/formats/pave.yaml.md describes it.
struct Settings {
  std::vector<Outside> outside;
};

inline constexpr std::string_view kSettingsName = "pave.yaml";
inline constexpr std::size_t kMaxSettingsFile = 1 << 20;  ///< bytes of a pave.yaml
inline constexpr std::size_t kMaxOutside = 1'000;         ///< items of `outside`

/// Reads the text of a settings file; the errors are lines for people with their places: `pave.yaml:3:1: ...`.
/// An unknown key is an error with the nearest known one, and so is everything that is not as described.
struct ReadSettings {
  Settings settings;
  std::vector<std::string> errors;
};
ReadSettings read_settings(std::string path, std::string text);

/// The paths of the settings files that apply to the named paths: from the folder of each upwards, the first that is
/// there, up to the top of the repository or, outside of one, of the disk. Sorted, none twice.
std::vector<std::string> find_settings(const base::Files& files, std::span<const std::string> paths);

}  // namespace pave::estate
