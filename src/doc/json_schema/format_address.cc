#include "doc/json_schema/format_address.h"

#include <algorithm>
#include <limits>

#include "base/go_quote.h"
#include "doc/json_schema/quote.h"

namespace pave::doc::json_schema {
namespace {

using Why = std::optional<std::string>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// net/netip, parseAddrError.
Why address_error(std::string_view whole, std::string_view what, std::string_view at = {}) {
  std::string out = "ParseAddr(" + base::go_quote(whole) + "): " + std::string(what);
  return at.empty() ? out : out + " (at " + base::go_quote(at) + ")";
}

/// net/netip, parseIPv4Fields, of the end of `whole`.
Why check_ipv4_fields(std::string_view whole, std::string_view text) {
  int value = 0;
  int position = 0;
  int digits = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (is_digit(c)) {
      if (digits == 1 && value == 0) return address_error(whole, "IPv4 field has octet with leading zero");
      value = value * 10 + (c - '0');
      ++digits;
      if (value > 255) return address_error(whole, "IPv4 field has value >255");
    } else if (c == '.') {
      if (i == 0 || i + 1 == text.size() || text[i - 1] == '.')
        return address_error(whole, "IPv4 field must have at least one digit", text.substr(i));
      if (position == 3) return address_error(whole, "IPv4 address too long");
      ++position;
      value = 0;
      digits = 0;
    } else {
      return address_error(whole, "unexpected character", text.substr(i));
    }
  }
  return position < 3 ? address_error(whole, "IPv4 address too short") : std::nullopt;
}

/// net/netip, parseIPv6.
Why check_ipv6(std::string_view whole) {
  constexpr int kBytes = 16;
  std::string_view rest = whole.substr(0, whole.find('%'));
  if (rest.size() + 1 == whole.size()) return address_error(whole, "zone must be a non-empty string");
  int ellipsis = -1;
  int at = 0;
  if (rest.starts_with("::")) {
    ellipsis = 0;
    rest.remove_prefix(2);
    if (rest.empty()) return std::nullopt;
  }
  while (at < kBytes) {
    std::size_t size = 0;
    while (size < rest.size() && hex_value(rest[size]) >= 0) {
      if (size > 3) return address_error(whole, "each group must have 4 or less digits", rest);
      ++size;
    }
    if (size == 0) return address_error(whole, "each colon-separated field must have at least one digit", rest);
    if (size < rest.size() && rest[size] == '.') {
      if (ellipsis < 0 && at != 12)
        return address_error(whole, "embedded IPv4 address must replace the final 2 fields of the address", rest);
      if (at + 4 > kBytes)
        return address_error(whole, "too many hex fields to fit an embedded IPv4 at the end of the address", rest);
      if (Why why = check_ipv4_fields(whole, rest)) return why;
      rest = {};
      at += 4;
      break;
    }
    at += 2;
    rest.remove_prefix(size);
    if (rest.empty()) break;
    if (rest[0] != ':') return address_error(whole, "unexpected character, want colon", rest);
    if (rest.size() == 1) return address_error(whole, "colon must be followed by more characters", rest);
    rest.remove_prefix(1);
    if (rest[0] != ':') continue;
    if (ellipsis >= 0) return address_error(whole, "multiple :: in address", rest);
    ellipsis = at;
    rest.remove_prefix(1);
    if (rest.empty()) break;
  }
  if (!rest.empty()) return address_error(whole, "trailing garbage after address", rest);
  if (at < kBytes && ellipsis < 0) return address_error(whole, "address string too short");
  if (at == kBytes && ellipsis >= 0) return address_error(whole, "the :: must expand to at least one field of zeros");
  return std::nullopt;
}

}  // namespace

Why why_not_host_name(std::string_view text) {
  if (text.ends_with('.')) text.remove_suffix(1);
  if (text.size() > 253) return "more than 253 characters long";
  while (true) {
    std::string_view label = text.substr(0, text.find('.'));
    if (label.empty() || label.size() > 63) return "label must be 1 to 63 characters long";
    if (label.starts_with('-')) return "label starts with hyphen";
    if (label.ends_with('-')) return "label ends with hyphen";
    for (std::size_t i = 0; i < label.size(); ++i) {
      char c = label[i];
      if (is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-') continue;
      return "invalid character " + quote_character(label.substr(i));
    }
    if (label.size() == text.size()) return std::nullopt;
    text.remove_prefix(label.size() + 1);
  }
}

Why why_not_ipv4(std::string_view text) {
  if (std::count(text.begin(), text.end(), '.') != 3) return "expected four decimals";
  while (true) {
    std::string_view group = text.substr(0, text.find('.'));
    if (group.size() > 1 && group[0] == '0') return "leading zeros";
    std::string_view digits = group.starts_with('-') || group.starts_with('+') ? group.substr(1) : group;
    if (digits.empty() || !std::all_of(digits.begin(), digits.end(), is_digit))
      return "strconv.Atoi: parsing " + base::go_quote(group) + ": invalid syntax";
    if (digits.size() > 18) return "strconv.Atoi: parsing " + base::go_quote(group) + ": value out of range";
    bool is_zero = std::all_of(digits.begin(), digits.end(), [](char c) { return c == '0'; });
    std::int64_t value = 0;
    for (char c : digits) value = value * 10 + (c - '0');
    if (value > 255 || (group[0] == '-' && !is_zero)) return "decimal must be between 0 and 255";
    if (group.size() == text.size()) return std::nullopt;
    text.remove_prefix(group.size() + 1);
  }
}

Why why_not_ipv6(std::string_view text) {
  if (text.find(':') == std::string_view::npos) return "missing colon";
  if (Why why = why_not_address(text)) return why;
  return text.find('%') == std::string_view::npos ? std::nullopt : Why("zone id is not a part of ipv6 address");
}

Why why_not_address(std::string_view text) {
  std::size_t first = text.find_first_of(".:%");
  if (first == std::string_view::npos) return address_error(text, "unable to parse IP");
  if (text[first] == '.') return check_ipv4_fields(text, text);
  if (text[first] == '%') return address_error(text, "missing IPv6 address");
  return check_ipv6(text);
}

}  // namespace pave::doc::json_schema
