#include "judge/server/core/iscsi_name.h"

#include <algorithm>

namespace pave::judge::server::core {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alnum(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool take_digits(std::string_view& text, std::size_t count) {
  if (text.size() < count || !std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(count), is_digit))
    return false;
  text.remove_prefix(count);
  return true;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

/// Behind `iqn.`: a month, a reversed domain, a colon and more.
bool is_qualified(std::string_view rest) {
  if (!take_digits(rest, 4) || !take(rest, '-') || !take_digits(rest, 2) || !take(rest, '.')) return false;
  std::size_t domain = 0;
  while (domain < rest.size() && (is_alnum(rest[domain]) || rest[domain] == '-' || rest[domain] == '.')) ++domain;
  if (domain == 0) return false;
  rest.remove_prefix(domain);
  return take(rest, ':') && !rest.empty() && rest.find_first_of(",;*&$| \t\n\f\r") == std::string_view::npos;
}

/// The reference looks for the form anywhere, its end being the end.
bool ends_qualified(std::string_view name) {
  for (std::size_t at = name.find("iqn."); at != std::string_view::npos; at = name.find("iqn.", at + 1))
    if (is_qualified(name.substr(at + 4))) return true;
  return false;
}

/// One character of UTF-8, not a line break.
bool is_one_character(std::string_view text) {
  if (text.size() == 1) return text != "\n" && static_cast<unsigned char>(text[0]) < 0x80;
  if (text.empty() || text.size() > 4 || static_cast<unsigned char>(text[0]) < 0xC0) return false;
  return std::all_of(text.begin() + 1, text.end(), [](char c) { return (static_cast<unsigned char>(c) >> 6) == 2; });
}

bool has_number(std::string_view behind_prefix, std::size_t length) {
  if (behind_prefix.size() <= length) return false;
  std::size_t start = behind_prefix.size() - length;
  return is_one_character(behind_prefix.substr(0, start)) &&
         std::all_of(behind_prefix.begin() + static_cast<std::ptrdiff_t>(start), behind_prefix.end(), is_alnum);
}

}  // namespace

bool is_iscsi_name(std::string_view name) {
  if (name.starts_with("iqn")) return ends_qualified(name);
  if (name.starts_with("eui")) return has_number(name.substr(3), 16);
  return name.starts_with("naa") && has_number(name.substr(3), 32);
}

}  // namespace pave::judge::server::core
