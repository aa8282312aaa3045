#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pave::lang::gotemplate {

/// Why the text can't stand in the brackets of a URL's host, in Go's words; none: it is an IPv6 address, a zone allowed
/// (net/url, parseHost; net/netip, ParseAddr).
std::optional<std::string> ip_literal_error(std::string_view text);

}  // namespace pave::lang::gotemplate
