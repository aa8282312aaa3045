#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace pave::lang::gotemplate {

/// A part of a URL, each with its own characters that stand for themselves (net/url, encoding).
enum class UrlPart : std::uint8_t { Path, Host, Zone, UserPassword, QueryComponent, Fragment };

/// With %XX for what can't stand in that part; a space in a query component is `+`.
std::string escape_url(std::string_view text, UrlPart part);

/// Name and password before the `@`, decoded.
struct UrlUser {
  std::string name;
  std::optional<std::string> password;

  std::string text() const;
};

/// Go's url.URL: path and fragment decoded, their written form beside them where the usual encoding differs.
struct Url {
  std::string scheme;
  std::string opaque;
  std::optional<UrlUser> user;
  std::string host;
  std::string path;
  std::string raw_path;
  std::string query;
  std::string fragment;
  std::string raw_fragment;
  bool force_query = false;
  bool omit_host = false;

  /// Go's url.Parse; the error is Go's: `parse "%zz": invalid URL escape "%zz"`.
  static std::expected<Url, std::string> parse(std::string_view text);
  /// The host without its port and without the brackets of an IPv6 address.
  std::string_view host_name() const;
  /// Go's URL.String.
  std::string text() const;
};

}  // namespace pave::lang::gotemplate
