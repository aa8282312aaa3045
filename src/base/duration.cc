#include "base/duration.h"

#include <array>
#include <cstdint>

namespace pave::base {
namespace {

constexpr std::uint64_t kLimit = std::uint64_t{1} << 63;

struct Unit {
  std::string_view name;
  std::uint64_t nanoseconds;
};
constexpr std::array kUnits = {
    Unit{"ns", 1},         Unit{"us", 1000},         Unit{"\u00b5s", 1000},     Unit{"\u03bcs", 1000},
    Unit{"ms", 1'000'000}, Unit{"s", 1'000'000'000}, Unit{"m", 60'000'000'000}, Unit{"h", 3'600'000'000'000}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes leading digits; false: more than 2^63.
bool take_whole(std::string_view& text, std::uint64_t& whole) {
  whole = 0;
  for (; !text.empty() && is_digit(text[0]); text.remove_prefix(1)) {
    if (whole > kLimit / 10) return false;
    whole = whole * 10 + static_cast<std::uint64_t>(text[0] - '0');
    if (whole > kLimit) return false;
  }
  return true;
}

/// Takes leading digits as a fraction value / scale; digits that don't fit are dropped.
void take_fraction(std::string_view& text, std::uint64_t& value, double& scale) {
  bool full = false;
  for (; !text.empty() && is_digit(text[0]); text.remove_prefix(1)) {
    if (full) continue;
    if (value > (kLimit - 1) / 10) {
      full = true;
      continue;
    }
    std::uint64_t next = value * 10 + static_cast<std::uint64_t>(text[0] - '0');
    if (next > kLimit) {
      full = true;
      continue;
    }
    value = next;
    scale *= 10;
  }
}

/// Takes one `1.5h`; false: not one, or too long.
bool take_term(std::string_view& text, std::uint64_t& nanoseconds) {
  if (text[0] != '.' && !is_digit(text[0])) return false;
  std::size_t before = text.size();
  std::uint64_t whole = 0;
  if (!take_whole(text, whole)) return false;
  bool has_digits = text.size() != before;
  std::uint64_t fraction = 0;
  double scale = 1;
  if (!text.empty() && text[0] == '.') {
    text.remove_prefix(1);
    before = text.size();
    take_fraction(text, fraction, scale);
    has_digits = has_digits || text.size() != before;
  }
  if (!has_digits) return false;
  std::string_view name = text.substr(0, text.find_first_of(".0123456789"));
  text.remove_prefix(name.size());
  for (const Unit& unit : kUnits) {
    if (unit.name != name) continue;
    if (whole > kLimit / unit.nanoseconds) return false;
    nanoseconds = whole * unit.nanoseconds;
    // Go works the fraction out in float64, too, so the same bits come out.
    if (fraction > 0)
      nanoseconds +=
          static_cast<std::uint64_t>(static_cast<double>(fraction) * (static_cast<double>(unit.nanoseconds) / scale));
    return nanoseconds <= kLimit;
  }
  return false;
}

/// Writes value / 10^decimals without trailing zeros behind the point.
std::string decimal(std::uint64_t value, int decimals) {
  std::string fraction;
  for (int i = 0; i < decimals; ++i) {
    char digit = static_cast<char>('0' + value % 10);
    if (digit != '0' || !fraction.empty()) fraction.insert(fraction.begin(), digit);
    value /= 10;
  }
  std::string out = std::to_string(value);
  return fraction.empty() ? out : out + '.' + fraction;
}

}  // namespace

std::optional<std::chrono::nanoseconds> parse_duration(std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    negative = text[0] == '-';
    text.remove_prefix(1);
  }
  if (text == "0") return std::chrono::nanoseconds(0);
  if (text.empty()) return std::nullopt;
  std::uint64_t sum = 0;
  while (!text.empty()) {
    std::uint64_t term = 0;
    if (!take_term(text, term)) return std::nullopt;
    sum += term;
    if (sum > kLimit) return std::nullopt;
  }
  if (!negative && sum == kLimit) return std::nullopt;
  return std::chrono::nanoseconds(static_cast<std::int64_t>(negative ? 0 - sum : sum));
}

std::string duration_text(std::chrono::nanoseconds duration) {
  std::int64_t count = duration.count();
  auto rest = static_cast<std::uint64_t>(count);
  std::string out = count < 0 ? "-" : "";
  if (count < 0) rest = 0 - rest;
  if (rest == 0) return "0s";
  if (rest < 1000) return out + std::to_string(rest) + "ns";
  if (rest < 1'000'000) return out + decimal(rest, 3) + "\u00b5s";
  if (rest < 1'000'000'000) return out + decimal(rest, 6) + "ms";
  std::uint64_t minutes = rest / 60'000'000'000;
  if (minutes >= 60) out += std::to_string(minutes / 60) + 'h';
  if (minutes >= 1) out += std::to_string(minutes % 60) + 'm';
  return out + decimal(rest % 60'000'000'000, 9) + 's';
}

}  // namespace pave::base
