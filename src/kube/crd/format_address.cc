#include <cstdint>
#include <optional>
#include <string>

#include "kube/crd/format_checks.h"

// Addresses of machines: IP, ranges, MAC.
namespace pave::kube::crd::formats {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int hex(char c) {
  if (is_digit(c)) return c - '0';
  char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Digits from the start of the text, taken off it. Nothing: none, or a number above the most.
std::optional<unsigned> take_decimal(std::string_view& text, unsigned most, bool leading_zeros) {
  unsigned value = 0;
  std::size_t size = 0;
  for (; size < text.size() && is_digit(text[size]); ++size) {
    value = value * 10 + static_cast<unsigned>(text[size] - '0');
    if (value > most) return std::nullopt;
  }
  if (size == 0 || (size > 1 && text[0] == '0' && !leading_zeros)) return std::nullopt;
  text.remove_prefix(size);
  return value;
}

bool is_ipv4_text(std::string_view text, bool sloppy) {
  for (int part = 0; part < 4; ++part) {
    if (part > 0) {
      if (!text.starts_with('.')) return false;
      text.remove_prefix(1);
    }
    if (!take_decimal(text, 255, sloppy)) return false;
  }
  return text.empty();
}

bool is_ipv6_text(std::string_view text, bool sloppy) {
  bool has_gap = false;
  if (text.starts_with("::")) {
    has_gap = true;
    text.remove_prefix(2);
    if (text.empty()) return true;
  }
  int groups = 0;  // of 16 bits
  while (groups < 8) {
    unsigned value = 0;
    std::size_t size = 0;
    for (; size < text.size() && hex(text[size]) >= 0; ++size) {
      value = value * 16 + static_cast<unsigned>(hex(text[size]));
      if (value > 0xffff || (size > 3 && !sloppy)) return false;
    }
    if (size == 0) return false;
    if (size < text.size() && text[size] == '.') {
      bool fits = has_gap ? groups + 2 <= 8 : groups == 6;
      if (!fits || !is_ipv4_text(text, sloppy)) return false;
      text = {};
      groups += 2;
      break;
    }
    ++groups;
    text.remove_prefix(size);
    if (text.empty()) break;
    if (text[0] != ':' || text.size() == 1) return false;
    text.remove_prefix(1);
    if (text[0] == ':') {
      if (has_gap) return false;
      has_gap = true;
      text.remove_prefix(1);
      if (text.empty()) break;
    }
  }
  return text.empty() && (groups < 8) == has_gap;
}

bool is_hex_pair(std::string_view text, std::size_t at) { return hex(text[at]) >= 0 && hex(text[at + 1]) >= 0; }

bool is_mac_size(std::size_t bytes) { return bytes == 6 || bytes == 8 || bytes == 20; }

}  // namespace

bool is_ip(std::string_view text, bool sloppy) {
  std::size_t first = text.find_first_of(".:%");
  if (first == std::string_view::npos || text[first] == '%') return false;
  return text[first] == '.' ? is_ipv4_text(text, sloppy) : is_ipv6_text(text, sloppy);
}

bool is_ipv6_with_zone(std::string_view text) {
  std::size_t zone = text.find('%');
  std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || text.find('.') < colon || zone < colon) return false;
  return zone + 1 != text.size() && is_ipv6_text(text.substr(0, zone), false);
}

bool is_ipv4(std::string_view text) { return text.find('.') != std::string_view::npos && is_ip(text, true); }

bool is_ipv6(std::string_view text) { return text.find(':') != std::string_view::npos && is_ip(text, false); }

bool is_cidr(std::string_view text) {
  std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return false;
  std::string_view address = text.substr(0, slash);
  std::string_view bits = text.substr(slash + 1);
  bool is_v4 = is_ipv4_text(address, true);
  if (!is_v4 && !is_ipv6_text(address, true)) return false;
  return take_decimal(bits, is_v4 ? 32 : 128, true) && bits.empty();
}

bool is_mac(std::string_view text) {
  if (text.size() < 12) return false;
  // Pairs with colons or dashes, groups of four with dots, or digits alone.
  std::size_t digits = 0;
  std::size_t group = text[2] == ':' || text[2] == '-' ? 2 : text[4] == '.' ? 4 : text.size();
  if (group < text.size() && (text.size() + 1) % (group + 1) != 0) return false;
  if (group == text.size() && group % 2 != 0) return false;
  for (std::size_t at = 0; at < text.size(); at += group + 1) {
    for (std::size_t i = 0; i < group; i += 2)
      if (!is_hex_pair(text, at + i)) return false;
    digits += group;
    if (at + group < text.size() && text[at + group] != text[group]) return false;
  }
  return is_mac_size(digits / 2);
}

}  // namespace pave::kube::crd::formats
