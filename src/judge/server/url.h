#pragma once

#include <optional>
#include <string_view>

namespace pave::judge::server {

/// The parts of a URL that rules look at: views into its text, as they are written there.
struct Url {
  std::string_view scheme;
  std::string_view host;  ///< with the port
  std::string_view query;
  std::string_view fragment;
  bool has_user = false;
};

/// Splits a URL as Go's net/url.Parse does, which lets through nearly everything: nothing for what it doesn't, such as a
/// broken `%` or a port that is not a number.
std::optional<Url> parse_url(std::string_view text);

}  // namespace pave::judge::server
