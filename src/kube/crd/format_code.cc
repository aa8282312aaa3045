#include <algorithm>
#include <cstdint>
#include <string>

#include "base/pattern.h"
#include "kube/crd/format_checks.h"
#include "kube/names.h"

// Numbers with check digits, colours, encodings, names.
namespace pave::kube::crd::formats {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'); }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

std::string without_spaces_and_dashes(std::string_view text) {
  std::string out(text);
  std::erase_if(out, [](char c) { return is_space(c) || c == '-'; });
  return out;
}

int digit(char c) { return c - '0'; }

/// One of the three numbers of a colour with what stands around it.
bool take_colour(std::string_view& text) {
  while (!text.empty() && is_space(text[0])) text.remove_prefix(1);
  std::size_t size = 0;
  int value = 0;
  for (; size < text.size() && size < 4 && is_digit(text[size]); ++size) value = value * 10 + digit(text[size]);
  if (size == 0 || value > 255 || (size > 1 && text[0] == '0')) return false;
  text.remove_prefix(size);
  while (!text.empty() && is_space(text[0])) text.remove_prefix(1);
  return true;
}

}  // namespace

bool is_bson_object_id(std::string_view text) { return text.size() == 24 && std::ranges::all_of(text, is_hex); }

bool is_base64(std::string_view text) {
  if (text.empty() || text.size() % 4 != 0) return false;
  std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
  text.remove_suffix(padding);
  return std::ranges::all_of(text, [](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' || c == '/';
  });
}

bool is_credit_card(std::string_view text) {
  static const base::Pattern kIssuers(
      "^(?:4[0-9]{12}(?:[0-9]{3})?|5[1-5][0-9]{14}|6(?:011|5[0-9][0-9])[0-9]{12}|3[47][0-9]{13}|"
      "3(?:0[0-5]|[68][0-9])[0-9]{11}|(?:2131|1800|35\\d{3})\\d{11})$");
  std::string digits(text);
  std::erase_if(digits, [](char c) { return !is_digit(c); });
  if (!kIssuers.matches(digits)) return false;
  int sum = 0;
  bool doubled = false;
  for (auto at = digits.rbegin(); at != digits.rend(); ++at, doubled = !doubled) {
    int value = digit(*at) * (doubled ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 == 0;
}

bool is_hex_color(std::string_view text) {
  if (text.starts_with('#')) text.remove_prefix(1);
  return (text.size() == 3 || text.size() == 6) && std::ranges::all_of(text, is_hex);
}

bool is_rgb_color(std::string_view text) {
  if (!text.starts_with("rgb(") || !text.ends_with(')')) return false;
  text = text.substr(4, text.size() - 5);
  for (int i = 0; i < 3; ++i) {
    if (i > 0) {
      if (!text.starts_with(',')) return false;
      text.remove_prefix(1);
    }
    if (!take_colour(text)) return false;
  }
  return text.empty();
}

bool is_hostname(std::string_view text) {
  // The expression is the server's (strfmt/default.go); what it means is not worth telling apart. The classes of Unicode,
  // repeated, take long to compile, so texts without such letters have an expression with the same classes in ASCII.
  static const base::Pattern kAscii(
      R"(^([a-zA-Z0-9$+<=>^`|~]((-?[a-zA-Z0-9$+<=>^`|~]{0,62})?)|([a-zA-Z0-9$+<=>^`|~](([-a-zA-Z0-9$+<=>^`|~]{0,61}[a-zA-Z0-9$+<=>^`|~])?)(\.)){1,}([a-zA-Z]){2,63})$)");
  static const base::Pattern kUnicode(
      R"(^([a-zA-Z0-9\p{S}\p{L}]((-?[a-zA-Z0-9\p{S}\p{L}]{0,62})?)|([a-zA-Z0-9\p{S}\p{L}](([a-zA-Z0-9-\p{S}\p{L}]{0,61}[a-zA-Z0-9\p{S}\p{L}])?)(\.)){1,}([a-zA-Z\p{L}]){2,63})$)");
  constexpr std::size_t kLongestPart = 63;
  constexpr std::size_t kLongest = 255;
  bool is_ascii = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (text.size() > kLongest || !(is_ascii ? kAscii : kUnicode).matches(text)) return false;
  while (!text.empty()) {
    std::size_t dot = std::min(text.find('.'), text.size());
    if (dot > kLongestPart) return false;
    text.remove_prefix(std::min(dot + 1, text.size()));
  }
  return true;
}

bool is_isbn10(std::string_view text) {
  std::string digits = without_spaces_and_dashes(text);
  if (digits.size() != 10 || !std::all_of(digits.begin(), digits.end() - 1, is_digit)) return false;
  if (!is_digit(digits[9]) && digits[9] != 'X') return false;
  int sum = 10 * (digits[9] == 'X' ? 10 : digit(digits[9]));
  for (int i = 0; i < 9; ++i) sum += (i + 1) * digit(digits[static_cast<std::size_t>(i)]);
  return sum % 11 == 0;
}

bool is_isbn13(std::string_view text) {
  std::string digits = without_spaces_and_dashes(text);
  if (digits.size() != 13 || !std::ranges::all_of(digits, is_digit)) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 12; ++i) sum += (i % 2 == 0 ? 1 : 3) * digit(digits[i]);
  return digit(digits[12]) == (10 - sum % 10) % 10;
}

bool is_short_name(std::string_view text) { return kube::is_dns1123_label(text); }

bool is_long_name(std::string_view text) { return kube::is_dns1123_subdomain(text); }

bool is_ssn(std::string_view text) {
  auto digits = [&](std::size_t from, std::size_t count) {
    return std::ranges::all_of(text.substr(from, count), is_digit);
  };
  auto separates = [&](std::size_t at) { return text[at] == '-' || text[at] == ' '; };
  return text.size() == 11 && digits(0, 3) && separates(3) && digits(4, 2) && separates(6) && digits(7, 4);
}

bool is_uuid(std::string_view text, int version) {
  constexpr std::size_t kDashesBefore[] = {8, 12, 16, 20};
  std::string digits;
  std::size_t dash_before = 0;
  for (char c : text) {
    if (c == '-') {
      bool may_be_dash = std::ranges::find(kDashesBefore, digits.size()) != std::end(kDashesBefore);
      if (!may_be_dash || dash_before == digits.size()) return false;
      dash_before = digits.size();
      continue;
    }
    if (!is_hex(c)) return false;
    digits.push_back(c);
  }
  if (digits.size() != 32) return false;
  if (version == 0) return true;
  if (digit(digits[12]) != version) return false;
  char variant = static_cast<char>(digits[16] | 0x20);
  return version == 3 || digits[16] == '8' || digits[16] == '9' || variant == 'a' || variant == 'b';
}

}  // namespace pave::kube::crd::formats
