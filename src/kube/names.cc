#include "kube/names.h"

#include <algorithm>

namespace pave::kube {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower_or_digit(char c) { return is_lower(c) || is_digit(c); }
bool is_letter_or_digit(char c) { return is_lower_or_digit(c) || (c >= 'A' && c <= 'Z'); }

/// One part of a DNS name, whatever its length.
bool is_dns_part(std::string_view text) {
  return !text.empty() && is_lower_or_digit(text.front()) && is_lower_or_digit(text.back()) &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_lower_or_digit(c) || c == '-'; });
}

bool is_name_part(std::string_view text) {
  return !text.empty() && text.size() <= kLabelLength && is_letter_or_digit(text.front()) &&
         is_letter_or_digit(text.back()) && std::all_of(text.begin(), text.end(), [](char c) {
           return is_letter_or_digit(c) || c == '-' || c == '_' || c == '.';
         });
}

}  // namespace

bool is_dns1123_label(std::string_view text) { return text.size() <= kLabelLength && is_dns_part(text); }

bool is_dns1123_subdomain(std::string_view text) {
  if (text.size() > kSubdomainLength) return false;
  for (;;) {
    std::size_t dot = text.find('.');
    if (!is_dns_part(text.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

bool is_dns1035_label(std::string_view text) { return is_dns1123_label(text) && is_lower(text.front()); }

bool is_qualified_name(std::string_view text) {
  std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return is_name_part(text);
  return is_dns1123_subdomain(text.substr(0, slash)) && is_name_part(text.substr(slash + 1));
}

bool is_label_value(std::string_view text) { return text.empty() || is_name_part(text); }

}  // namespace pave::kube
