#include "lang/gotemplate/builtins/der.h"

#include <chrono>
#include <cstdio>

namespace pave::lang::gotemplate::der {

std::string element(unsigned char tag, std::string_view content) {
  std::string out(1, static_cast<char>(tag));
  std::size_t size = content.size();
  if (size < 0x80) {
    out += static_cast<char>(size);
  } else {
    int bytes = size < 0x100 ? 1 : size < 0x10000 ? 2 : size < 0x1000000 ? 3 : 4;
    out += static_cast<char>(0x80 | bytes);
    for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>(size >> (8 * i));
  }
  out += content;
  return out;
}

std::string sequence(std::string_view content) { return element(0x30, content); }

std::string integer(std::string_view bytes) {
  while (bytes.size() > 1 && bytes[0] == 0) bytes.remove_prefix(1);
  std::string content(bytes.empty() ? std::string_view("\0", 1) : bytes);
  if ((static_cast<unsigned char>(content[0]) & 0x80) != 0) content.insert(0, 1, '\0');
  return element(0x02, content);
}

std::string small_integer(unsigned char value) { return integer(std::string(1, static_cast<char>(value))); }

std::string object_id(std::string_view bytes) { return element(0x06, bytes); }

std::string bit_string(std::string_view bytes, unsigned char unused_bits) {
  return element(0x03, std::string(1, static_cast<char>(unused_bits)) + std::string(bytes));
}

std::string octet_string(std::string_view bytes) { return element(0x04, bytes); }

std::string text(std::string_view utf8) {
  constexpr std::string_view kPrintable = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 '()+,-./:=?";
  bool printable = utf8.find_first_not_of(kPrintable) == std::string_view::npos;
  return element(printable ? 0x13 : 0x0c, utf8);
}

std::string time(std::int64_t seconds) {
  using namespace std::chrono;
  sys_seconds point{std::chrono::seconds(seconds)};
  sys_days day = floor<days>(point);
  year_month_day date(day);
  hh_mm_ss clock(point - day);
  int year = static_cast<int>(date.year());
  if (year < 0 || year > 9999) return {};
  bool is_short = year >= 1950 && year < 2050;
  char digits[32];
  std::snprintf(digits, sizeof digits, is_short ? "%02d%02u%02u%02d%02d%02dZ" : "%04d%02u%02u%02d%02d%02dZ",
                is_short ? year % 100 : year, static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return element(is_short ? 0x17 : 0x18, digits);
}

}  // namespace pave::lang::gotemplate::der
