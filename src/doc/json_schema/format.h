#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pave::doc::json_schema {

/// A format that texts can have: `date-time`, `ipv4`. As jsonschema v6 (santhosh-tekuri, format.go) judges them.
struct Format {
  std::string_view name;
  /// Why the text does not have the format, in the library's words; nullopt: it has.
  std::optional<std::string> (*why_not)(std::string_view text);
};

/// Null: a format that nobody judges.
const Format* find_format(std::string_view name);

}  // namespace pave::doc::json_schema
