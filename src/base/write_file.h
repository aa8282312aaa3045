#pragma once

#include <expected>
#include <string>
#include <string_view>

namespace pave::base {

/// Writes a file, with the folders above it that are missing. A file that is there is replaced in one step: whoever reads it
/// sees the old text or the new one, never half of one; where a link leads is replaced, not the link. What is no file, a
/// device or pipe, is written to as it is. The error is the system's words: `No space left on device`.
std::expected<void, std::string> write_file(const std::string& path, std::string_view text);

}  // namespace pave::base
