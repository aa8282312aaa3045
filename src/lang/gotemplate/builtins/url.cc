#include "lang/gotemplate/builtins/url.h"

#include <algorithm>

#include "base/go_quote.h"
#include "lang/gotemplate/builtins/ip_literal.h"

namespace pave::lang::gotemplate {
namespace {

using Error = std::optional<std::string>;  ///< none: all is well

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
unsigned hex_value(char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10); }
bool is_one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }
bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool must_escape(char c, UrlPart part) {
  if (is_alphanumeric(c)) return false;
  if ((part == UrlPart::Host || part == UrlPart::Zone) && is_one_of(c, "!$&'()*+,;=:[]<>\"")) return false;
  if (is_one_of(c, "-_.~")) return false;
  if (is_one_of(c, "$&+,/:;=?@")) {
    switch (part) {
      case UrlPart::Path: return c == '?';
      case UrlPart::UserPassword: return is_one_of(c, "@/?:");
      case UrlPart::QueryComponent: return true;
      case UrlPart::Fragment: return false;
      default: return true;
    }
  }
  return !(part == UrlPart::Fragment && is_one_of(c, "!()*"));
}

std::string quoted(std::string_view words, std::string_view what) {
  std::string out(words);
  base::append_go_quote(what, out);
  return out;
}

std::string bad_escape(std::string_view what) { return quoted("invalid URL escape ", what); }

/// Why the text can't be decoded.
Error check_escapes(std::string_view text, UrlPart part) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    bool in_host = part == UrlPart::Host || part == UrlPart::Zone;
    if (c != '%') {
      if (in_host && static_cast<unsigned char>(c) < 0x80 && must_escape(c, part))
        return quoted("invalid character ", text.substr(i, 1)) + " in host name";
      continue;
    }
    std::string_view escape = text.substr(i, 3);
    if (escape.size() < 3 || !is_hex(escape[1]) || !is_hex(escape[2])) return bad_escape(escape);
    // In a host only bytes beyond ASCII may be escaped, and the percent sign before a zone.
    if (part == UrlPart::Host && hex_value(escape[1]) < 8 && escape != "%25") return bad_escape(escape);
    if (part == UrlPart::Zone) {
      auto byte = static_cast<char>(hex_value(escape[1]) << 4 | hex_value(escape[2]));
      if (escape != "%25" && byte != ' ' && must_escape(byte, UrlPart::Host)) return bad_escape(escape);
    }
    i += 2;
  }
  return std::nullopt;
}

Error unescape(std::string_view text, UrlPart part, std::string& out) {
  if (auto error = check_escapes(text, part)) return error;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      out += static_cast<char>(hex_value(text[i + 1]) << 4 | hex_value(text[i + 2]));
      i += 2;
    } else {
      out += text[i] == '+' && part == UrlPart::QueryComponent ? ' ' : text[i];
    }
  }
  return std::nullopt;
}

bool is_optional_port(std::string_view text) {
  return text.empty() ||
         (text[0] == ':' && std::ranges::all_of(text.substr(1), [](char c) { return c >= '0' && c <= '9'; }));
}

Error bad_port(std::string_view port) { return quoted("invalid port ", port) + " after host"; }

/// `[fe80::1%25en0]:80`
Error parse_bracketed(std::string_view host, std::string& out) {
  std::size_t close = host.rfind(']');
  if (close == std::string_view::npos) return "missing ']' in host";
  std::string_view port = host.substr(close + 1);
  if (!is_optional_port(port)) return bad_port(port);
  std::string_view name = host.substr(1, close - 1);
  std::size_t zone = name.find("%25");
  std::string address;
  if (auto error = unescape(name.substr(0, zone), UrlPart::Host, address)) return error;
  if (zone != std::string_view::npos)
    if (auto error = unescape(name.substr(zone), UrlPart::Zone, address)) return error;
  if (auto error = ip_literal_error(address)) return error;
  out = "[" + address + "]" + std::string(port);
  return std::nullopt;
}

Error parse_host(std::string_view scheme, std::string_view host, std::string& out) {
  std::size_t open = host.rfind('[');
  if (open == 0) return parse_bracketed(host, out);
  if (open != std::string_view::npos) return "invalid IP-literal";
  if (std::size_t colon = host.find(':'); colon != std::string_view::npos) {
    // Only the schemes of the web refuse several colons: lists of hosts are in use elsewhere.
    if (scheme != "http" && scheme != "https") colon = host.rfind(':');
    if (!is_optional_port(host.substr(colon))) return bad_port(host.substr(colon));
  }
  return unescape(host, UrlPart::Host, out);
}

bool is_user_info(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return is_alphanumeric(c) || is_one_of(c, "-._:~!$&'()*+,;=%@"); });
}

Error parse_authority(std::string_view text, Url& url) {
  std::size_t at = text.rfind('@');
  std::string_view host = at == std::string_view::npos ? text : text.substr(at + 1);
  if (auto error = parse_host(url.scheme, host, url.host)) return error;
  if (at == std::string_view::npos) return std::nullopt;
  std::string_view info = text.substr(0, at);
  if (!is_user_info(info)) return "net/url: invalid userinfo";
  UrlUser user;
  std::size_t colon = info.find(':');
  if (auto error = unescape(info.substr(0, colon), UrlPart::UserPassword, user.name)) return error;
  if (colon != std::string_view::npos) {
    user.password.emplace();
    if (auto error = unescape(info.substr(colon + 1), UrlPart::UserPassword, *user.password)) return error;
  }
  url.user = std::move(user);
  return std::nullopt;
}

/// Decodes, and keeps what was written when encoding again gives something else.
Error set_decoded(std::string_view written, UrlPart part, std::string& decoded, std::string& raw) {
  if (auto error = unescape(written, part, decoded)) return error;
  if (escape_url(decoded, part) != written) raw = written;
  return std::nullopt;
}

/// `http:` in front of the rest.
Error take_scheme(std::string_view& rest, std::string& scheme) {
  for (std::size_t i = 0; i < rest.size(); ++i) {
    char c = rest[i];
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) continue;
    if (is_alphanumeric(c) || is_one_of(c, "+-.")) {
      if (i == 0) return std::nullopt;
      continue;
    }
    if (c != ':') return std::nullopt;
    if (i == 0) return "missing protocol scheme";
    for (char letter : rest.substr(0, i))
      scheme += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    rest.remove_prefix(i + 1);
    return std::nullopt;
  }
  return std::nullopt;
}

Error parse_without_fragment(std::string_view rest, Url& url) {
  if (std::ranges::any_of(rest, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; }))
    return "net/url: invalid control character in URL";
  if (rest == "*") {
    url.path = "*";
    return std::nullopt;
  }
  if (auto error = take_scheme(rest, url.scheme)) return error;
  if (std::size_t mark = rest.find('?'); mark != std::string_view::npos) {
    url.force_query = mark + 1 == rest.size();
    url.query = rest.substr(mark + 1);
    rest = rest.substr(0, mark);
  }
  if (!rest.starts_with('/')) {
    if (!url.scheme.empty()) {
      url.opaque = rest;
      return std::nullopt;
    }
    if (rest.substr(0, rest.find('/')).find(':') != std::string_view::npos)
      return "first path segment in URL cannot contain colon";
  }
  if ((!url.scheme.empty() || !rest.starts_with("///")) && rest.starts_with("//")) {
    std::string_view authority = rest.substr(2, std::min(rest.find('/', 2), rest.size()) - 2);
    rest.remove_prefix(2 + authority.size());
    if (auto error = parse_authority(authority, url)) return error;
  } else if (!url.scheme.empty() && rest.starts_with('/')) {
    url.omit_host = true;
  }
  return set_decoded(rest, UrlPart::Path, url.path, url.raw_path);
}

bool is_valid_encoding(std::string_view text, UrlPart part) {
  return std::ranges::all_of(text,
                             [part](char c) { return is_one_of(c, "!$&'()*+,;=:@[]%") || !must_escape(c, part); });
}

/// The written form when it is one of the decoded text, else the usual one.
std::string encoded(const std::string& decoded, const std::string& raw, UrlPart part) {
  if (!raw.empty() && is_valid_encoding(raw, part)) {
    std::string again;
    if (!unescape(raw, part, again) && again == decoded) return raw;
  }
  if (part == UrlPart::Path && decoded == "*") return "*";
  return escape_url(decoded, part);
}

}  // namespace

std::string escape_url(std::string_view text, UrlPart part) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (char c : text) {
    if (c == ' ' && part == UrlPart::QueryComponent) {
      out += '+';
    } else if (must_escape(c, part)) {
      auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kDigits[byte >> 4];
      out += kDigits[byte & 0xf];
    } else {
      out += c;
    }
  }
  return out;
}

std::string UrlUser::text() const {
  std::string out = escape_url(name, UrlPart::UserPassword);
  if (password) out += ":" + escape_url(*password, UrlPart::UserPassword);
  return out;
}

std::expected<Url, std::string> Url::parse(std::string_view text) {
  std::string_view before = text.substr(0, text.find('#'));
  Url url;
  auto failed = [](std::string_view what, const std::string& error) {
    return std::unexpected(quoted("parse ", what) + ": " + error);
  };
  if (auto error = parse_without_fragment(before, url)) return failed(before, *error);
  if (before.size() + 1 < text.size()) {
    std::string_view fragment = text.substr(before.size() + 1);
    if (auto error = set_decoded(fragment, UrlPart::Fragment, url.fragment, url.raw_fragment))
      return failed(text, *error);
  }
  return url;
}

std::string_view Url::host_name() const {
  std::string_view name = host;
  std::size_t colon = name.rfind(':');
  if (colon != std::string_view::npos && is_optional_port(name.substr(colon))) name = name.substr(0, colon);
  if (name.starts_with('[') && name.ends_with(']')) name = name.substr(1, name.size() - 2);
  return name;
}

std::string Url::text() const {
  std::string out;
  if (!scheme.empty()) out += scheme + ":";
  if (!opaque.empty()) {
    out += opaque;
  } else {
    std::string shown = encoded(path, raw_path, UrlPart::Path);
    bool has_authority = !host.empty() || user.has_value();
    if ((!scheme.empty() || has_authority) && !(omit_host && !has_authority)) {
      if (has_authority || !path.empty()) out += "//";
      if (user) out += user->text() + "@";
      out += escape_url(host, UrlPart::Host);
    }
    // Read again, a path of two slashes would be a host.
    if (omit_host && !has_authority && shown.starts_with("//")) {
      out += "%2F";
      shown.erase(0, 1);
    }
    if (!shown.empty() && shown[0] != '/' && !host.empty()) out += '/';
    if (out.empty() && shown.substr(0, shown.find('/')).find(':') != std::string::npos) out += "./";
    out += shown;
  }
  if (force_query || !query.empty()) out += "?" + query;
  if (!fragment.empty()) out += "#" + encoded(fragment, raw_fragment, UrlPart::Fragment);
  return out;
}

}  // namespace pave::lang::gotemplate
