#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace pave::base {

inline constexpr std::size_t kMaxJsonDepth = 10000;  ///< as Go's encoding/json

/// Whether the whole text is a JSON object, or null, as Go's encoding/json reads one into a map[string]any: RFC 8259,
/// with any bytes beyond ASCII in strings; numbers must fit a double. Nothing is built, and the depth is limited.
bool is_json_object(std::string_view text);

/// Bytes of the JSON value that the text begins with (and of the white space before it), as a json.Decoder of Go finds
/// its end; none: it begins with something else.
std::optional<std::size_t> json_value_end(std::string_view text);

}  // namespace pave::base
