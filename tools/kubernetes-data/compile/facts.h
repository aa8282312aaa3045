#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace pave::kubernetes_data {

/// One line about a field: `shape` is its text with full type names (`list core/v1.Container`).
struct FieldFact {
  std::string name;
  std::string shape;
  bool required = false;
  std::uint8_t versions = 0;
  bool by_value = false;  ///< an object that the server decodes as an empty one when it isn't written
};

struct KindFact {
  std::string type;  ///< full name; empty: no schema
  bool namespaced = false;
  std::uint8_t versions = 0;
  unsigned introduced = 0;  ///< minor versions, 0: unknown or never
  unsigned deprecated = 0;
  unsigned removed = 0;
  std::string replacement_group;
  std::string replacement_version;
  std::string replacement_kind;
};

using KindKey =
    std::tuple<std::string, std::string, std::string>;  ///< group, kind, version: the order of the catalogue

using TypeField = std::pair<std::string, std::string>;  ///< full name of a type, name of its field

/// Everything that data/kubernetes says; its README.md describes the files.
struct Facts {
  std::map<std::string, std::vector<FieldFact>> types;
  std::map<KindKey, KindFact> kinds;
  std::set<TypeField> not_required;        ///< required, and the server accepts an object without it
  std::set<TypeField> not_enum;            ///< the server checks no enum
  std::set<TypeField> enum_accepts_empty;  ///< ... and takes an empty string for nothing
  std::set<TypeField> not_validated;       ///< all below it is neither required nor an enum
};

/// Reads the folder. Throws std::runtime_error with file and line for what it doesn't understand: a mistake in our data
/// ends the build.
Facts read_facts(const std::filesystem::path& folder);

}  // namespace pave::kubernetes_data
