#include "doc/json_schema/url.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/go_quote.h"
#include "doc/json_schema/format_address.h"
#include "doc/json_schema/quote.h"

namespace pave::doc::json_schema {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
int hex_value(char c) { return is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10; }
bool is_unreserved(char c) {
  return is_letter(c) || is_digit(c) || std::string_view("-_.~").find(c) != std::string_view::npos;
}

std::string escape_error(std::string_view text, std::size_t at) {
  return "invalid URL escape " + base::go_quote(text.substr(at, 3));
}

/// The first escape that is none, as an error.
std::optional<std::string> check_escapes(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '%' && (i + 2 >= text.size() || !is_hex(text[i + 1]) || !is_hex(text[i + 2])))
      return escape_error(text, i);
  return std::nullopt;
}

bool is_port(std::string_view port) {
  return port.empty() || (port[0] == ':' && std::all_of(port.begin() + 1, port.end(), is_digit));
}

/// Characters and escapes of a host or port.
std::optional<std::string> check_host_text(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size() || !is_hex(text[i + 1]) || !is_hex(text[i + 2])) return escape_error(text, i);
      // Only bytes beyond ASCII may be escaped in a host.
      if (hex_value(text[i + 1]) < 8 && text.substr(i, 3) != "%25") return escape_error(text, i);
      i += 2;
    } else if (static_cast<unsigned char>(c) < 0x80 && !is_unreserved(c) &&
               std::string_view("!$&'()*+,;=:[]<>\"").find(c) == std::string_view::npos) {
      return "invalid character " + base::go_quote(text.substr(i, 1)) + " in host name";
    }
  }
  return std::nullopt;
}

/// net/url, parseHost.
std::optional<std::string> check_host(std::string_view scheme, std::string_view host) {
  std::size_t open = host.rfind('[');
  if (open != std::string_view::npos && open > 0) return "invalid IP-literal";
  if (open == 0) {
    std::size_t close = host.rfind(']');
    if (close == std::string_view::npos) return "missing ']' in host";
    std::string_view port = host.substr(close + 1);
    if (!is_port(port)) return "invalid port " + base::go_quote(port) + " after host";
    std::string_view address = host.substr(1, close - 1);
    if (auto wrong = check_host_text(address.substr(0, address.find("%25")))) return wrong;
    std::string plain = percent_decode(address).value_or(std::string(address));
    if (auto wrong = why_not_address(plain)) return "invalid host: " + *wrong;
    return plain.find(':') == std::string::npos ? std::optional<std::string>("invalid IP-literal") : std::nullopt;
  }
  if (std::size_t colon = host.find(':'); colon != std::string_view::npos) {
    bool is_strict = scheme == "http" || scheme == "https";
    std::string_view port = host.substr(is_strict ? colon : host.rfind(':'));
    if (!is_port(port)) return "invalid port " + base::go_quote(port) + " after host";
  }
  return check_host_text(host);
}

bool is_user(std::string_view user) {
  return std::all_of(user.begin(), user.end(), [](char c) {
    return is_unreserved(c) || std::string_view(":!$&'()*+,;=%@").find(c) != std::string_view::npos;
  });
}

std::expected<std::string_view, std::string> take_scheme(std::string_view text, std::string& scheme) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (is_letter(c)) continue;
    bool is_inner = is_digit(c) || c == '+' || c == '-' || c == '.';
    if (is_inner && i > 0) continue;
    if (c != ':') return text;
    if (i == 0) return std::unexpected("missing protocol scheme");
    for (char letter : text.substr(0, i))
      scheme += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
    return text.substr(i + 1);
  }
  return text;
}

/// What Go would escape in a path when it prints it.
std::string printable_path(std::string_view path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (char c : path) {
    if (is_unreserved(c) || std::string_view("!$&'()*+,;=:@/[]%").find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += '%';
      out += kHex[static_cast<unsigned char>(c) >> 4];
      out += kHex[static_cast<unsigned char>(c) & 15];
    }
  }
  return out;
}

std::expected<Url, std::string> take_apart(std::string_view text) {
  Url url;
  for (char c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      return std::unexpected("net/url: invalid control character in URL");
  auto after_scheme = take_scheme(text, url.scheme);
  if (!after_scheme) return std::unexpected(after_scheme.error());
  std::string_view rest = *after_scheme;
  if (std::size_t mark = rest.find('?'); mark != std::string_view::npos) {
    url.query = rest.substr(mark);
    rest = rest.substr(0, mark);
  }
  if (!rest.starts_with('/')) {
    if (url.is_absolute()) {
      url.opaque = rest;
      return url;
    }
    if (rest.substr(0, rest.find('/')).find(':') != std::string_view::npos)
      return std::unexpected("first path segment in URL cannot contain colon");
  }
  if (rest.starts_with("//") && (url.is_absolute() || !rest.starts_with("///"))) {
    rest.remove_prefix(2);
    std::string_view authority = rest.substr(0, rest.find('/'));
    rest.remove_prefix(authority.size());
    url.has_authority = true;
    std::size_t at = authority.rfind('@');
    std::string_view host = at == std::string_view::npos ? authority : authority.substr(at + 1);
    if (auto wrong = check_host(url.scheme, host)) return std::unexpected(*wrong);
    url.host = host;
    if (at != std::string_view::npos) {
      if (!is_user(authority.substr(0, at))) return std::unexpected("net/url: invalid userinfo");
      if (auto wrong = check_escapes(authority.substr(0, at))) return std::unexpected(*wrong);
      url.user = authority.substr(0, at + 1);
    }
  }
  if (auto wrong = check_escapes(rest)) return std::unexpected(*wrong);
  url.path = printable_path(rest);
  return url;
}

/// Go's resolvePath: the reference's path in the base's folder, without `.` and `..`.
std::string resolve_path(std::string_view base, std::string_view reference) {
  std::string full;
  if (reference.empty()) {
    full = base;
  } else if (reference[0] != '/') {
    full = base.substr(0, base.rfind('/') + 1);
    full += reference;
  } else {
    full = reference;
  }
  if (full.empty()) return full;
  std::vector<std::string_view> parts;
  std::string_view rest = full;
  std::string_view last;
  while (true) {
    std::size_t slash = rest.find('/');
    last = rest.substr(0, slash);
    if (last == "..") {
      if (!parts.empty() && !(parts.size() == 1 && parts[0].empty())) parts.pop_back();
    } else if (last != ".") {
      parts.push_back(last);
    }
    if (slash == std::string_view::npos) break;
    rest.remove_prefix(slash + 1);
  }
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += '/';
    out += parts[i];
  }
  if (last == "." || last == "..") out += '/';
  if (!out.starts_with('/')) out.insert(0, "/");
  return out;
}

}  // namespace

std::string_view Url::host_name() const {
  std::string_view name = host;
  if (name.starts_with('[')) {
    std::size_t end = name.find(']');
    return end == std::string_view::npos ? name : name.substr(1, end - 1);
  }
  return name.substr(0, name.rfind(':'));
}

std::string Url::text() const {
  std::string out = scheme.empty() ? "" : scheme + ":";
  if (!opaque.empty()) return out + opaque + query;
  if (has_authority && (!host.empty() || !path.empty() || !user.empty())) out += "//" + user + host;
  if (!path.empty() && path[0] != '/' && !host.empty()) out += '/';
  return out + path + query;
}

std::expected<Url, std::string> parse_url(std::string_view text) {
  auto url = take_apart(text);
  if (!url) return std::unexpected("parse " + base::go_quote(text) + ": " + url.error());
  return url;
}

Url resolve(const Url& base, const Url& reference) {
  Url out = reference;
  if (out.scheme.empty()) out.scheme = base.scheme;
  if (reference.is_absolute() || !reference.host.empty() || !reference.user.empty()) {
    if (reference.opaque.empty()) out.path = resolve_path(reference.path, "");
    return out;
  }
  if (reference.path.empty() && reference.query.empty()) out.query = base.query;
  if (!base.opaque.empty()) {
    out.opaque = base.opaque;
    out.path.clear();
    return out;
  }
  out.user = base.user;
  out.host = base.host;
  out.has_authority = base.has_authority;
  out.path = resolve_path(base.path, reference.path);
  return out;
}

std::expected<std::string, std::string> percent_decode(std::string_view text) {
  if (auto wrong = check_escapes(text)) return std::unexpected(*wrong);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    out += static_cast<char>(hex_value(text[i + 1]) << 4 | hex_value(text[i + 2]));
    i += 2;
  }
  return out;
}

std::string escape_pointer(std::string_view pointer) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (char c : pointer) {
    // url.PathEscape leaves these as they are.
    if (is_unreserved(c) || std::string_view("/$&+=:@").find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += '%';
      out += kHex[static_cast<unsigned char>(c) >> 4];
      out += kHex[static_cast<unsigned char>(c) & 15];
    }
  }
  return out;
}

Split split_fragment(std::string_view text) {
  std::size_t mark = text.find('#');
  if (mark == std::string_view::npos) return {text, {}};
  return {text.substr(0, mark), text.substr(mark + 1)};
}

}  // namespace pave::doc::json_schema
