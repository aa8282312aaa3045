#include "judge/server/int_or_percent.h"

#include <charconv>
#include <string>

#include <fmt/format.h>

#include "judge/value_text.h"

namespace pave::judge::server {
namespace {

using base::Code;

constexpr std::string_view kHelp = "write a number from 0 on, or a share like 25%";

bool is_percent(std::string_view text) {
  return text.size() > 1 && text.back() == '%' && text.find_first_not_of("0123456789") == text.size() - 1;
}

/// Like strconv.Atoi without its error: what is too large is the largest number, what is no number is 0.
std::int64_t number_of(std::string_view digits) {
  if (digits.starts_with('+')) digits.remove_prefix(1);
  std::int64_t number = 0;
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (end != digits.data() + digits.size() || error == std::errc::invalid_argument) return 0;
  if (error == std::errc::result_out_of_range) return digits.starts_with('-') ? INT64_MIN : INT64_MAX;
  return number;
}

}  // namespace

void judge_int_or_percent(Value value) {
  if (value.is_string()) {
    if (!is_percent(value.text()))
      value.say(Code::ServerBadFormat, fmt::format("{} is not a number or percentage", quoted(value.text())),
                std::string(kHelp));
  } else if (auto number = value.integer(); number && *number < 0) {
    value.say(Code::ServerOutOfRange, fmt::format("{} is {}", value.key(), *number), std::string(kHelp));
  }
}

void judge_int_or_share(Value value) {
  judge_int_or_percent(value);
  if (value.is_string() && is_percent(value.text()) && int_or_percent(value, 0) > 100)
    value.say(Code::ServerOutOfRange, fmt::format("{} is {}", value.key(), shortened(value.text())),
              "write at most 100%");
}

std::int64_t int_or_percent(Value value, std::int64_t otherwise) {
  if (!value.written()) return otherwise;
  if (!value.is_string()) return value.integer_or(0);
  std::string_view text = value.text();
  if (is_percent(text)) text.remove_suffix(1);
  return number_of(text);
}

}  // namespace pave::judge::server
