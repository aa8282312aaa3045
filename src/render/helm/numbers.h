#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/sources.h"

namespace pave::render::helm {

/// How the text of a number or boolean is lost when a template prints it.
enum class NumberChange : std::uint8_t {
  Exponent,  ///< 12345678 becomes 1.2345678e+07
  Digits,    ///< a double does not hold all of them
  Form,      ///< 1.10 becomes 1.1
  Base,      ///< 0755, 0x1F, 1_000, 0b1
  Boolean,   ///< yes, On
};

/// What becomes of a plain text of a values file on its way through float64 and Go's %v.
struct PrintedNumber {
  NumberChange change;
  std::string printed;
  /// Even a field that takes a number has another one, or none that Kubernetes reads as an integer: Exponent, Digits.
  bool matters_as_number = false;
};

/// None: the text is printed as it was written, or is neither a number nor a boolean (null, too). `written` is a plain
/// scalar as it stands in the file.
std::optional<PrintedNumber> printed_number(std::string_view written);

/// The plain scalar that begins at a place in a file, without what follows it on the line; empty: a quoted text, a map or
/// something else begins there. Needs a place in the source.
std::string_view plain_text_at(const base::Source& source, base::Origin place);

/// The finding values/number-changed for a rendered text that came from the value at `value`, when what was rendered is
/// the changed form of what stands there; none: it is as it was written, or something else was made of it. `rendered` may
/// stand in quotes. `is_text`: the rendered field is a text, or other text stands beside the value; else only changes
/// that matter as a number count. With `hides_value` the message does not say the number.
std::optional<base::Diagnostic> number_changed(const base::Source& source, base::Origin value,
                                               std::string_view rendered, bool is_text, bool hides_value);

}  // namespace pave::render::helm
