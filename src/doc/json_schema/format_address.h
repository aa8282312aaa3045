#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pave::doc::json_schema {

// Each says why the text is none, in the words of jsonschema v6 and of Go's net/netip; nullopt: it is one.
std::optional<std::string> why_not_host_name(std::string_view text);
std::optional<std::string> why_not_ipv4(std::string_view text);
std::optional<std::string> why_not_ipv6(std::string_view text);
/// netip.ParseAddr: both kinds, IPv6 with a zone, too.
std::optional<std::string> why_not_address(std::string_view text);

}  // namespace pave::doc::json_schema
