#include "judge/server/url.h"

#include <arpa/inet.h>

#include <string>

namespace pave::judge::server {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_host_byte(char c) {
  constexpr std::string_view kAllowed = "-_.~!$&'()*+,;=:[]<>\"";
  return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80 || kAllowed.find(c) != kAllowed.npos;
}

/// Each `%` has two hexadecimal digits behind it.
bool is_escaped(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') continue;
    if (i + 2 >= text.size() || hex_value(text[i + 1]) < 0 || hex_value(text[i + 2]) < 0) return false;
  }
  return true;
}

/// In a host only bytes beyond ASCII and the percent sign are escaped; in a zone also what could stand there anyway.
bool is_host_text(std::string_view text, bool is_zone) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      if (!is_host_byte(text[i])) return false;
      continue;
    }
    int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    int low = high < 0 ? -1 : hex_value(text[i + 2]);
    if (low < 0) return false;
    bool is_percent = high == 2 && low == 5;
    char byte = static_cast<char>(high * 16 + low);
    if (!is_percent && (is_zone ? byte != ' ' && !is_host_byte(byte) : high < 8)) return false;
    i += 2;
  }
  return true;
}

bool is_port(std::string_view text) {
  if (text.empty()) return true;
  if (text.front() != ':') return false;
  for (char c : text.substr(1))
    if (!is_digit(c)) return false;
  return true;
}

bool is_ipv6_literal(std::string_view text) {
  std::size_t zone = text.find("%25");
  std::string_view address = text.substr(0, zone);
  if (zone != text.npos && (text.size() == zone + 3 || !is_host_text(text.substr(zone), true))) return false;
  in6_addr parsed;
  return address.size() < INET6_ADDRSTRLEN && inet_pton(AF_INET6, std::string(address).c_str(), &parsed) == 1;
}

bool is_host(std::string_view scheme, std::string_view host) {
  if (host.starts_with('[')) {
    std::size_t end = host.rfind(']');
    return host.rfind('[') == 0 && end != host.npos && is_port(host.substr(end + 1)) &&
           is_ipv6_literal(host.substr(1, end - 1));
  }
  if (host.find('[') != host.npos) return false;
  bool is_web = scheme == "http" || scheme == "https";
  std::size_t colon = is_web ? host.find(':') : host.rfind(':');
  return (colon == host.npos || is_port(host.substr(colon))) && is_host_text(host, false);
}

bool is_user(std::string_view text) {
  constexpr std::string_view kAllowed = "-._:~!$&'()*+,;=%@";
  for (char c : text)
    if (!is_letter(c) && !is_digit(c) && kAllowed.find(c) == kAllowed.npos) return false;
  return is_escaped(text);
}

/// How long the scheme is; npos: the text has none and begins with a colon.
std::size_t scheme_length(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (is_letter(c)) continue;
    if (c == ':') return i == 0 ? text.npos : i;
    if (i == 0 || (!is_digit(c) && c != '+' && c != '-' && c != '.')) return 0;
  }
  return 0;
}

}  // namespace

std::optional<Url> parse_url(std::string_view text) {
  Url url;
  std::size_t hash = text.find('#');
  if (hash != text.npos) url.fragment = text.substr(hash + 1);
  std::string_view rest = text.substr(0, hash);
  for (char c : rest)
    if (static_cast<unsigned char>(c) < ' ' || c == 0x7f) return std::nullopt;
  if (!is_escaped(url.fragment)) return std::nullopt;
  if (rest == "*") return url;
  std::size_t scheme = scheme_length(rest);
  if (scheme == rest.npos) return std::nullopt;
  url.scheme = rest.substr(0, scheme);
  if (scheme != 0) rest.remove_prefix(scheme + 1);
  if (std::size_t mark = rest.find('?'); mark != rest.npos) {
    url.query = rest.substr(mark + 1);
    rest = rest.substr(0, mark);
  }
  if (!rest.starts_with('/')) {
    // Behind a scheme it is opaque; without one it must not look like one.
    if (!url.scheme.empty()) return url;
    if (rest.substr(0, rest.find('/')).find(':') != rest.npos) return std::nullopt;
  }
  if (rest.starts_with("//") && (!url.scheme.empty() || !rest.starts_with("///"))) {
    std::string_view authority = rest.substr(2);
    std::size_t slash = authority.find('/');
    rest = slash == authority.npos ? std::string_view() : authority.substr(slash);
    authority = authority.substr(0, slash);
    std::size_t at = authority.rfind('@');
    url.has_user = at != authority.npos;
    if (url.has_user && !is_user(authority.substr(0, at))) return std::nullopt;
    url.host = url.has_user ? authority.substr(at + 1) : authority;
    if (!is_host(url.scheme, url.host)) return std::nullopt;
  }
  if (!is_escaped(rest)) return std::nullopt;
  return url;
}

}  // namespace pave::judge::server
