#pragma once

#include <expected>
#include <string>
#include <string_view>

namespace pave::doc::json_schema {

/// A URL or a reference to one, without its fragment, as Go's net/url takes it apart. Paths stay escaped.
struct Url {
  std::string scheme;  ///< in small letters; empty: relative
  std::string opaque;  ///< `uuid:...` of `urn:uuid:...`
  std::string user;    ///< with its `@`
  std::string host;    ///< with its port
  std::string path;
  std::string query;  ///< with its `?`
  bool has_authority = false;

  bool is_absolute() const { return !scheme.empty(); }
  /// `host` without its port and brackets.
  std::string_view host_name() const;
  std::string text() const;
};

/// Fails with Go's words: `parse "a b://": first path segment in URL cannot contain colon`.
std::expected<Url, std::string> parse_url(std::string_view text);

/// RFC 3986, section 5.2, as Go's ResolveReference; an opaque base stays what it is under a relative reference.
Url resolve(const Url& base, const Url& reference);

/// `%41` to `A`. Fails with Go's words: `invalid URL escape "%zz"`.
std::expected<std::string, std::string> percent_decode(std::string_view text);
/// Each part between `/` as Go's url.PathEscape writes it.
std::string escape_pointer(std::string_view pointer);

/// A text around its first `#`; `fragment` is empty when there is none.
struct Split {
  std::string_view url;
  std::string_view fragment;
};
Split split_fragment(std::string_view text);

}  // namespace pave::doc::json_schema
