#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pave::base {

/// Whether the text is base64 as Go's encoding/json demands it for a []byte: the standard alphabet with its padding,
/// line breaks (\r and \n) ignored anywhere; bits that the last character leaves over may be anything.
bool is_base64(std::string_view text);

/// The bytes behind such a text; nullopt: not base64.
std::optional<std::string> decode_base64(std::string_view text);

/// Appends the bytes as base64, with the standard alphabet and padding.
void encode_base64(std::string_view bytes, std::string& out);

}  // namespace pave::base
