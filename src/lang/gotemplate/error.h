#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/origin.h"

namespace pave::lang::gotemplate {

/// Why a template could not be parsed or run.
struct Error {
  enum class Stage : std::uint8_t { Parse, Execute };
  /// What the failure is about, for those who say more of it than Go does.
  enum class Kind : std::uint8_t {
    Syntax,
    NilPointer,  ///< a field of something that is not there
    WrongType,   ///< an argument, a field of a scalar, a range over one
    Function,    ///< a function returned an error
    Refused,     ///< `fail` or `required`: the author of the template says no
    Limit,       ///< too deep, too long, too much text
    Other,
  };
  Stage stage = Stage::Execute;
  Kind kind = Kind::Other;
  /// As Go's package says it, with names and positions, every level of inclusion in front:
  /// `template: c/templates/a.yaml:1:3: executing "c/templates/a.yaml" at <fail "no">: error calling fail: no`.
  std::string full;
  /// Where in `full` the texts of the errors begin that it wraps (Go's errors.Unwrap), from outside in; each goes on to the
  /// end of `full`.
  std::vector<std::uint32_t> causes;
  std::string message;            ///< its heart: what stands behind `error calling F: ` or the last position
  base::Origin origin;            ///< of the innermost action
  base::Origin value;             ///< of the value that was wrong, when it has one
  std::vector<base::Note> notes;  ///< the inclusions, from inside out
};

}  // namespace pave::lang::gotemplate
