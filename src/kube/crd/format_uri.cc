#include <algorithm>
#include <cstdint>
#include <string>

#include "kube/crd/format_checks.h"

// URIs as Go's url.ParseRequestURI reads them (net/url/url.go).
namespace pave::kube::crd::formats {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

int hex(char c) {
  if (is_digit(c)) return c - '0';
  char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// A character that may stand in a host as it is.
bool is_host_character(char c) {
  constexpr std::string_view kPunctuation = "-_.~!$&'()*+,;=:[]<>\"";
  return is_letter(c) || is_digit(c) || kPunctuation.find(c) != std::string_view::npos;
}

enum class Part : std::uint8_t { Path, Host, Zone };

/// Whether each `%` begins an escape that may stand in that part; appends the text without escapes.
bool unescape(std::string_view text, Part part, std::string& out) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c != '%') {
      bool is_ascii = static_cast<unsigned char>(c) < 0x80;
      if (part != Part::Path && is_ascii && !is_host_character(c)) return false;
      out += c;
      continue;
    }
    if (i + 2 >= text.size() || hex(text[i + 1]) < 0 || hex(text[i + 2]) < 0) return false;
    char value = static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
    bool is_percent = value == '%';
    bool is_ascii = hex(text[i + 1]) < 8;
    if (part == Part::Host && is_ascii && !is_percent) return false;
    if (part == Part::Zone && !is_percent && value != ' ' && !(is_ascii && is_host_character(value))) return false;
    out += value;
    i += 2;
  }
  return true;
}

bool is_unescapable(std::string_view text, Part part) {
  std::string ignored;
  return unescape(text, part, ignored);
}

bool is_optional_port(std::string_view text) {
  return text.empty() || (text[0] == ':' && std::all_of(text.begin() + 1, text.end(), is_digit));
}

bool is_bracketed_host(std::string_view host) {
  std::size_t close = host.rfind(']');
  if (close == std::string_view::npos) return false;
  if (!is_optional_port(host.substr(close + 1))) return false;
  std::string_view name = host.substr(1, close - 1);
  std::size_t zone = name.find("%25");
  std::string plain;
  if (!unescape(name.substr(0, zone), Part::Host, plain)) return false;
  if (zone != std::string_view::npos && !unescape(name.substr(zone), Part::Zone, plain)) return false;
  return is_ipv6_with_zone(plain);
}

bool is_host(std::string_view scheme, std::string_view host) {
  std::size_t open = host.rfind('[');
  if (open != std::string_view::npos) return open == 0 && is_bracketed_host(host);
  std::size_t colon = host.find(':');
  if (colon != std::string_view::npos) {
    if (scheme != "http" && scheme != "https") colon = host.rfind(':');
    if (!is_optional_port(host.substr(colon))) return false;
  }
  return is_unescapable(host, Part::Host);
}

bool is_user(std::string_view user) {
  constexpr std::string_view kPunctuation = "-._:~!$&'()*+,;=%@";
  return std::ranges::all_of(
             user,
             [&](char c) { return is_letter(c) || is_digit(c) || kPunctuation.find(c) != std::string_view::npos; }) &&
         is_unescapable(user.substr(0, user.find(':')), Part::Path) &&
         (user.find(':') == std::string_view::npos || is_unescapable(user.substr(user.find(':') + 1), Part::Path));
}

bool is_authority(std::string_view scheme, std::string_view authority) {
  std::size_t at = authority.rfind('@');
  if (at == std::string_view::npos) return is_host(scheme, authority);
  return is_host(scheme, authority.substr(at + 1)) && is_user(authority.substr(0, at));
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

/// The scheme before the first colon, or empty; `is_wrong` when there is nothing before it.
std::string_view find_scheme(std::string_view text, bool& is_wrong) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (is_letter(c)) continue;
    if (is_digit(c) || c == '+' || c == '-' || c == '.') {
      if (i == 0) return {};
      continue;
    }
    if (c != ':') return {};
    is_wrong = i == 0;
    return text.substr(0, i);
  }
  return {};
}

}  // namespace

bool is_uri(std::string_view text) {
  bool has_control = std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; });
  if (text.empty() || has_control) return false;
  if (text == "*") return true;
  bool is_wrong = false;
  std::string_view written = find_scheme(text, is_wrong);
  if (is_wrong) return false;
  std::string scheme = lower(written);
  std::string_view rest = scheme.empty() ? text : text.substr(scheme.size() + 1);
  rest = rest.substr(0, rest.find('?'));
  if (!rest.starts_with('/')) return !scheme.empty();
  if (!scheme.empty() && rest.starts_with("//")) {
    rest.remove_prefix(2);
    std::size_t slash = rest.find('/');
    if (!is_authority(scheme, rest.substr(0, slash))) return false;
    rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash);
  }
  return is_unescapable(rest, Part::Path);
}

}  // namespace pave::kube::crd::formats
