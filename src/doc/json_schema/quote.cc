#include "doc/json_schema/quote.h"

#include <array>
#include <cmath>
#include <cstdlib>

#include "base/float_text.h"
#include "base/go_quote.h"
#include "base/utf8.h"

namespace pave::doc::json_schema {
namespace {

std::string group(std::string_view digits) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  return out;
}

constexpr std::array<std::string_view, 10> kRaised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

/// The exponent has two digits at least.
std::string raised(int exponent) {
  std::string out = exponent < 0 ? "⁻" : "";
  std::string digits = std::to_string(std::abs(exponent));
  if (digits.size() == 1) digits.insert(0, "0");
  for (char c : digits) out += kRaised[static_cast<std::size_t>(c - '0')];
  return out;
}

}  // namespace

std::string quote(std::string_view text) {
  std::string quoted = base::go_quote(text);
  std::string out = "'";
  for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
    // The library replaces \" by " in the whole text, so that a backslash at its end is halved, too.
    if (quoted[i] == '\\' && quoted[i + 1] == '"') continue;
    if (quoted[i] == '\'') out += '\\';
    out += quoted[i];
  }
  return out + "'";
}

std::string quote_character(std::string_view text) {
  std::uint32_t code = 0xfffd;
  if (base::decode_utf8(text, code) == 0) code = 0xfffd;
  std::string out;
  base::append_go_quote_character(code, out);
  return out;
}

std::string quote_all(const std::vector<std::string_view>& names) {
  std::string out;
  for (std::string_view name : names) out += (out.empty() ? "" : ", ") + quote(name);
  return out;
}

std::string english(std::int64_t number) {
  std::string digits = std::to_string(number);
  return number < 0 ? "-" + group(std::string_view(digits).substr(1)) : group(digits);
}

std::string english(double number) {
  if (number == 0) return "0";
  std::string sign = number < 0 ? "-" : "";
  std::string text = base::json_float_text(std::fabs(number));
  // Digits and the place of the point, from whatever form the text has.
  std::string digits;
  int point = 0;
  int exponent = 0;
  bool behind = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == 'e') {
      exponent = std::atoi(text.c_str() + i + 1);
      break;
    }
    if (text[i] == '.') {
      behind = true;
      continue;
    }
    digits += text[i];
    if (!behind) ++point;
  }
  std::size_t first = digits.find_first_not_of('0');
  digits.erase(0, first);
  point += exponent - static_cast<int>(first);
  while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
  int power = point - 1;
  if (power < -4 || power >= 6) {
    std::string mantissa = digits.substr(0, 1) + (digits.size() > 1 ? "." + digits.substr(1) : "");
    return sign + mantissa + "×10" + raised(power);
  }
  if (point <= 0) return sign + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  auto whole = static_cast<std::size_t>(point);
  if (digits.size() <= whole) return sign + group(digits + std::string(whole - digits.size(), '0'));
  return sign + group(std::string_view(digits).substr(0, whole)) + "." + digits.substr(whole);
}

}  // namespace pave::doc::json_schema
