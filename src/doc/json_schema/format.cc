#include "doc/json_schema/format.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/go_quote.h"
#include "base/pattern.h"
#include "doc/json_schema/format_address.h"
#include "doc/json_schema/format_time.h"
#include "doc/json_schema/quote.h"
#include "doc/json_schema/url.h"

namespace pave::doc::json_schema {
namespace {

using Why = std::optional<std::string>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

Why json_pointer(std::string_view text) {
  if (text.empty()) return std::nullopt;
  if (text[0] != '/') return "not starting with /";
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '~' && (i + 1 == text.size() || (text[i + 1] != '0' && text[i + 1] != '1')))
      return "~ must be followed by 0 or 1";
  return std::nullopt;
}

Why relative_json_pointer(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  if (count == 0) return "must start with non-negative integer";
  if (count > 1 && text[0] == '0') return "starts with zero";
  text.remove_prefix(count);
  return text == "#" ? std::nullopt : json_pointer(text);
}

Why uuid(std::string_view text) {
  constexpr std::array<std::size_t, 5> kSizes = {8, 4, 4, 4, 12};
  auto groups = split(text, '-');
  if (groups.size() != kSizes.size()) return "must have 5 elements";
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (groups[i].size() != kSizes[i])
      return "element " + std::to_string(i + 1) + " must be " + std::to_string(kSizes[i]) + " characters long";
    for (std::size_t at = 0; at < groups[i].size(); ++at) {
      char c = groups[i][at];
      if (!is_digit(c) && !(c >= 'a' && c <= 'f') && !(c >= 'A' && c <= 'F'))
        return "non-hex character " + quote_character(groups[i].substr(at));
    }
  }
  return std::nullopt;
}

Why email(std::string_view text) {
  if (text.size() > 254) return "more than 255 characters long";
  std::size_t at = text.rfind('@');
  if (at == std::string_view::npos) return "missing @";
  std::string_view local = text.substr(0, at);
  std::string_view domain = text.substr(at + 1);
  if (local.size() > 64) return "local part more than 64 characters long";
  if (local.size() > 1 && local.starts_with('"') && local.ends_with('"')) {
    if (local.substr(1, local.size() - 2).find_first_of("\\\"") != std::string_view::npos)
      return "backslash and quote are not allowed within quoted local part";
  } else {
    if (local.starts_with('.')) return "starts with dot";
    if (local.ends_with('.')) return "ends with dot";
    if (local.find("..") != std::string_view::npos) return "consecutive dots";
    for (std::size_t i = 0; i < local.size(); ++i)
      if (!is_letter(local[i]) && !is_digit(local[i]) &&
          std::string_view(".!#$%&'*+-/=?^_`{|}~").find(local[i]) == std::string_view::npos)
        return "invalid character " + quote_character(local.substr(i));
  }
  if (domain.starts_with('[') && domain.ends_with(']')) {
    domain = domain.substr(1, domain.size() > 1 ? domain.size() - 2 : 0);
    if (domain.starts_with("IPv6:")) {
      Why why = why_not_ipv6(domain.substr(5));
      return why ? "invalid ipv6 address: " + *why : why;
    }
    Why why = why_not_ipv4(domain);
    return why ? "invalid ipv4 address: " + *why : why;
  }
  Why why = why_not_host_name(domain);
  return why ? "invalid domain: " + *why : why;
}

/// The URL, or why it is none.
std::expected<Url, std::string> url_of(std::string_view text) {
  Split parts = split_fragment(text);
  auto url = parse_url(parts.url);
  if (!url) return url;
  if (auto fragment = percent_decode(parts.fragment); !fragment)
    return std::unexpected("parse " + base::go_quote(text) + ": " + fragment.error());
  std::string_view name = url->host_name();
  if (name.find(':') != std::string_view::npos) {
    if (url->host.find('[') == std::string::npos || url->host.find(']') == std::string::npos)
      return std::unexpected("ipv6 address not enclosed in brackets");
    if (Why why = why_not_ipv6(name)) return std::unexpected("invalid ipv6 address: " + *why);
  }
  return url;
}

Why uri(std::string_view text) {
  auto url = url_of(text);
  if (!url) return url.error();
  return url->is_absolute() ? std::nullopt : Why("relative url");
}

Why uri_reference(std::string_view text) {
  if (text.find('\\') != std::string_view::npos) return "contains \\";
  auto url = url_of(text);
  return url ? std::nullopt : Why(url.error());
}

Why uri_template(std::string_view text) {
  auto url = url_of(text);
  if (!url) return url.error();
  // The library looks at the path as it was written, which Go keeps only where it would print it otherwise.
  if (split_fragment(text).url.find_first_of("{}") == std::string_view::npos) return std::nullopt;
  for (std::string_view part : split(url->path, '/')) {
    bool wants_open = true;
    for (char c : percent_decode(part).value_or("")) {
      if (c != '{' && c != '}') continue;
      if ((c == '{') != wants_open) return "nested curly braces";
      wants_open = !wants_open;
    }
    if (!wants_open) return "no matching closing brace";
  }
  return std::nullopt;
}

Why identifiers(std::string_view text, std::string_view what, bool is_pre_release) {
  for (std::string_view id : split(text, '.')) {
    if (id.empty()) return std::string(what) + " identifier is empty";
    for (std::size_t i = 0; i < id.size(); ++i)
      if (!is_digit(id[i]) && !is_letter(id[i]) && id[i] != '-')
        return "invalid character " + quote_character(id.substr(i)) + " in " + std::string(what) + " identifier";
    if (is_pre_release && id.size() > 1 && id[0] == '0' && std::all_of(id.begin(), id.end(), is_digit))
      return "pre-release numeric identifier starts with zero";
  }
  return std::nullopt;
}

Why semver(std::string_view text) {
  if (std::size_t plus = text.find('+'); plus != std::string_view::npos) {
    if (plus + 1 == text.size()) return "build is empty";
    if (Why why = identifiers(text.substr(plus + 1), "build", false)) return why;
    text = text.substr(0, plus);
  }
  if (std::size_t dash = text.find('-'); dash != std::string_view::npos) {
    if (Why why = identifiers(text.substr(dash + 1), "pre-release", true)) return why;
    text = text.substr(0, dash);
  }
  auto numbers = split(text, '.');
  if (numbers.size() != 3) return "versionCore must have 3 numbers separated by dot";
  constexpr std::array<std::string_view, 3> kNames = {"major", "minor", "patch"};
  for (std::size_t i = 0; i < 3; ++i) {
    if (numbers[i].empty()) return std::string(kNames[i]) + " is empty";
    if (numbers[i].size() > 1 && numbers[i][0] == '0') return std::string(kNames[i]) + " starts with zero";
    if (!std::all_of(numbers[i].begin(), numbers[i].end(), is_digit))
      return std::string(kNames[i]) + " contains non-digit";
  }
  return std::nullopt;
}

Why regex(std::string_view text) {
  std::string why = base::Pattern(text).go_error();
  return why.empty() ? std::nullopt : Why(why);
}

constexpr std::array kFormats = {
    Format{"date", why_not_date},
    Format{"date-time", why_not_date_time},
    Format{"duration", why_not_duration},
    Format{"email", email},
    Format{"hostname", why_not_host_name},
    Format{"ipv4", why_not_ipv4},
    Format{"ipv6", why_not_ipv6},
    Format{"iri", uri},
    Format{"iri-reference", uri_reference},
    Format{"json-pointer", json_pointer},
    Format{"period", why_not_period},
    Format{"regex", regex},
    Format{"relative-json-pointer", relative_json_pointer},
    Format{"semver", semver},
    Format{"time", why_not_time},
    Format{"uri", uri},
    Format{"uri-reference", uri_reference},
    Format{"uri-template", uri_template},
    Format{"uuid", uuid},
};

}  // namespace

const Format* find_format(std::string_view name) {
  for (const Format& format : kFormats)
    if (format.name == name) return &format;
  return nullptr;
}

}  // namespace pave::doc::json_schema
