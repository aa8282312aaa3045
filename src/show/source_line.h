#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pave::show {

/// At which ends a text is cut that is only a part of its line.
struct LineCut {
  bool before = false;
  bool behind = false;
};

/// A line of a source as it is printed, and where the caret stands under it. Widths in columns of the terminal.
struct SourceLine {
  std::string text;             ///< tabs as four spaces, control characters harmless, cut with … where it is long
  std::size_t caret = 0;        ///< columns before the caret
  std::size_t caret_width = 1;  ///< columns that the token takes, at least 1
  std::size_t laid_out = 0;     ///< characters that were looked at to make the text: bounded by `width`, for tests
};

/// The part of the line around a column (from 1, in code points of `line`) that fits into `width` columns. The caret
/// covers the token that begins at the column: a quoted text, a key without its colon, a plain value up to its comment;
/// in flow style up to the next `,`, `]` or `}`. `cut` tells when `line` itself is a part, as base::Location keeps it.
SourceLine source_line(std::string_view line, std::uint32_t column, std::size_t width, LineCut cut = {});

/// The line with its value hidden: `  password: ******`. The key stays when it is the last step of the field path; every
/// other line (a line of a block scalar, a flow map) is hidden as a whole, and so is a text that is cut before. Columns up to the value keep their place.
std::string mask_value(std::string_view line, std::string_view field, LineCut cut = {});

}  // namespace pave::show
