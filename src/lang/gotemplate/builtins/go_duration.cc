#include "lang/gotemplate/builtins/go_duration.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <optional>

#include "base/go_time.h"

namespace pave::lang::gotemplate {
namespace {

constexpr std::uint64_t kLimit = std::uint64_t{1} << 63;

struct Unit {
  std::string_view name;
  std::uint64_t nanoseconds;
};
constexpr Unit kUnits[] = {{"ns", 1},         {"us", 1000},         {"\u00b5s", 1000},     {"\u03bcs", 1000},
                           {"ms", 1'000'000}, {"s", 1'000'000'000}, {"m", 60'000'000'000}, {"h", 3'600'000'000'000}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The digits in front as a number up to 2^63. None: it is larger.
std::optional<std::uint64_t> take_whole(std::string_view& rest) {
  std::uint64_t number = 0;
  std::size_t length = 0;
  for (; length < rest.size() && is_digit(rest[length]); ++length) {
    if (number > kLimit / 10) return std::nullopt;
    number = number * 10 + static_cast<std::uint64_t>(rest[length] - '0');
    if (number > kLimit) return std::nullopt;
  }
  rest.remove_prefix(length);
  return number;
}

struct Fraction {
  std::uint64_t digits = 0;
  double scale = 1;
};

/// The digits behind the point; those that no longer fit count nothing.
Fraction take_fraction(std::string_view& rest) {
  Fraction fraction;
  bool is_full = false;
  std::size_t length = 0;
  for (; length < rest.size() && is_digit(rest[length]); ++length) {
    if (is_full) continue;
    std::uint64_t next = fraction.digits * 10 + static_cast<std::uint64_t>(rest[length] - '0');
    is_full = fraction.digits > (kLimit - 1) / 10 || next > kLimit;
    if (is_full) continue;
    fraction.digits = next;
    fraction.scale *= 10;
  }
  rest.remove_prefix(length);
  return fraction;
}

}  // namespace

std::expected<std::int64_t, std::string> parse_go_duration(std::string_view text) {
  auto refused = [text](const std::string& why) {
    return std::unexpected("time: " + why + base::quote_for_time(text));
  };
  const std::string invalid = "invalid duration ";
  std::string_view rest = text;
  bool is_negative = rest.starts_with('-');
  if (is_negative || rest.starts_with('+')) rest.remove_prefix(1);
  if (rest == "0") return 0;
  if (rest.empty()) return refused(invalid);
  std::uint64_t total = 0;
  while (!rest.empty()) {
    std::string_view before = rest;
    auto whole = take_whole(rest);
    if (!whole) return refused(invalid);
    bool has_digits = rest.size() < before.size();
    Fraction fraction;
    if (rest.starts_with('.')) {
      rest.remove_prefix(1);
      std::size_t length = rest.size();
      fraction = take_fraction(rest);
      has_digits = has_digits || rest.size() < length;
    }
    if (!has_digits) return refused(invalid);
    std::string_view name = rest.substr(0, rest.find_first_of(".0123456789"));
    if (name.empty()) return refused("missing unit in duration ");
    rest.remove_prefix(name.size());
    const Unit* unit = std::ranges::find(kUnits, name, &Unit::name);
    if (unit == std::end(kUnits)) return refused("unknown unit " + base::quote_for_time(name) + " in duration ");
    if (*whole > kLimit / unit->nanoseconds) return refused(invalid);
    std::uint64_t part = *whole * unit->nanoseconds;
    if (fraction.digits > 0)
      part += static_cast<std::uint64_t>(static_cast<double>(fraction.digits) *
                                         (static_cast<double>(unit->nanoseconds) / fraction.scale));
    if (part > kLimit) return refused(invalid);
    total += part;
    if (total > kLimit) return refused(invalid);
  }
  if (is_negative) return static_cast<std::int64_t>(0 - total);
  if (total == kLimit) return refused(invalid);
  return static_cast<std::int64_t>(total);
}

std::int64_t truncate_duration(std::int64_t duration, std::int64_t unit) {
  return unit <= 0 ? duration : duration - duration % unit;
}

std::int64_t round_duration(std::int64_t duration, std::int64_t unit) {
  if (unit <= 0) return duration;
  std::int64_t rest = duration % unit;
  auto distance = static_cast<std::uint64_t>(rest < 0 ? -rest : rest);
  if (distance * 2 < static_cast<std::uint64_t>(unit)) return duration - rest;
  std::int64_t further = 0;
  bool is_negative = duration < 0;
  std::int64_t step = unit - static_cast<std::int64_t>(distance);
  bool is_too_far =
      is_negative ? __builtin_sub_overflow(duration, step, &further) : __builtin_add_overflow(duration, step, &further);
  if (!is_too_far) return further;
  return is_negative ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max();
}

}  // namespace pave::lang::gotemplate
