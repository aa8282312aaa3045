#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace pave::base {

enum class Severity : std::uint8_t { Info, Warning, Error };

/// `error`, `warning` or `info`.
std::string_view name(Severity severity);

/// What a diagnostic is about; the list is codes.def.
enum class Code : std::uint16_t {
#define PAVE_CODE(identifier, id, severity, summary) identifier,
#include "base/codes.def"
#undef PAVE_CODE
};

struct CodeFacts {
  Code code;
  std::string_view id;       ///< `family/name`
  Severity severity;         ///< unless the place that reports it knows better
  std::string_view summary;  ///< one line
};

const CodeFacts& facts(Code code);
/// All codes, sorted by id.
std::span<const CodeFacts> all_codes();
std::optional<Code> find_code(std::string_view id);

}  // namespace pave::base
