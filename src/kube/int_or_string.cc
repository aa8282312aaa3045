#include "kube/int_or_string.h"

#include <charconv>

namespace pave::kube {
namespace {

/// A decimal number with an optional sign, as Go's strconv reads it.
template <typename Number>
std::optional<Number> read_number(std::string_view text) {
  if (text.size() > 1 && text[0] == '+' && text[1] != '-') text.remove_prefix(1);
  Number number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

IntOrString IntOrString::parse(std::string_view text) {
  if (auto number = read_number<std::int32_t>(text)) return {false, *number, {}};
  return {true, 0, text};
}

std::optional<std::int64_t> IntOrString::scaled(std::int64_t total, bool round_up) const {
  if (!is_string) return number;
  if (!text.ends_with('%')) return std::nullopt;
  auto percent = read_number<std::int64_t>(text.substr(0, text.size() - 1));
  if (!percent) return std::nullopt;
  std::int64_t product = 0;
  if (__builtin_mul_overflow(*percent, total, &product)) return std::nullopt;
  std::int64_t whole = product / 100;
  std::int64_t rest = product % 100;
  if (rest > 0 && round_up) return whole + 1;
  if (rest < 0 && !round_up) return whole - 1;
  return whole;
}

}  // namespace pave::kube
