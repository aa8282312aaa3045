#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace pave::reference {

enum class Oracle { GoYaml, Libyaml };
enum class Difference { OnlyWeAccept, OnlyTheyAccept, OtherValue, OtherYaml };

/// One text, and what we and an oracle made of it.
struct Comparison {
  Oracle oracle;
  std::string_view text;
  std::optional<base::Diagnostic> our_error;  ///< nothing: we accept it
  std::string error_line;                     ///< the line that our error is at
  std::string_view their_error;               ///< empty: they accept it
  std::string our_result;                     ///< JSON or YAML
  std::string_view their_result;
};

/// The name of the class of differences on purpose that this one belongs to; empty: it is a bug. docs/differences.md
/// gives the reasons.
std::string_view find_class(const Comparison& comparison, Difference difference);

}  // namespace pave::reference
