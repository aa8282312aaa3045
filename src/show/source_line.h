#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pave::show {

/// A line of a source as it is printed, and where the caret stands under it. Widths in columns of the terminal.
struct SourceLine {
  std::string text;             ///< tabs as four spaces, control characters harmless, cut with … where it is long
  std::size_t caret = 0;        ///< columns before the caret
  std::size_t caret_width = 1;  ///< columns that the token takes, at least 1
};

/// The part of the line around a column (from 1, in code points, as in base::Location) that fits into `width` columns.
/// The caret covers the token that begins at the column: a quoted text, a key without its colon, a plain value up to
/// its comment; in flow style up to the next `,`, `]` or `}`.
SourceLine source_line(std::string_view line, std::uint32_t column, std::size_t width);

/// The line with its value hidden: `  password: ******`. The key stays when it is the last step of the field path; every
/// other line (a line of a block scalar, a flow map) is hidden as a whole. Columns up to the value keep their place.
std::string mask_value(std::string_view line, std::string_view field);

}  // namespace pave::show
