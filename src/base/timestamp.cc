#include "base/timestamp.h"

#include <chrono>

namespace pave::base {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Reads a text from its start; each step answers whether it found what it wants.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool literal(char wanted) {
    if (rest_.empty() || rest_[0] != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool digits(std::size_t count, int& out) {
    if (rest_.size() < count) return false;
    out = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (!is_digit(rest_[i])) return false;
      out = out * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(count);
    return true;
  }
  bool hour(int& out) { return digits(2, out) || digits(1, out); }
  bool one_of(std::string_view wanted, char& out) {
    if (rest_.empty() || wanted.find(rest_[0]) == std::string_view::npos) return false;
    out = rest_[0];
    rest_.remove_prefix(1);
    return true;
  }

  /// A fraction of any length, if there is one.
  void fraction(std::int32_t& nanoseconds) {
    if (rest_.size() < 2 || (rest_[0] != '.' && rest_[0] != ',') || !is_digit(rest_[1])) return;
    rest_.remove_prefix(1);
    for (std::int32_t unit = 100'000'000; !rest_.empty() && is_digit(rest_[0]); unit /= 10, rest_.remove_prefix(1))
      nanoseconds += (rest_[0] - '0') * unit;
  }
  /// Six decimals; the first may be a sign, because Go hands all six to its number reader. A negative one is refused.
  bool micro_fraction(std::int32_t& nanoseconds) {
    char point = 0;
    if (!one_of(".,", point) || rest_.size() < 6) return false;
    std::string_view six = rest_.substr(0, 6);
    rest_.remove_prefix(6);
    bool negative = six[0] == '-';
    if (six[0] == '+' || six[0] == '-') six.remove_prefix(1);
    std::int32_t micros = 0;
    for (char c : six) {
      if (!is_digit(c)) return false;
      micros = micros * 10 + (c - '0');
    }
    nanoseconds = micros * 1000;
    return !negative || micros == 0;
  }

  bool offset(int& seconds) {
    if (literal('Z')) return true;
    char sign = 0;
    int hours = 0;
    int minutes = 0;
    if (!one_of("+-", sign) || !digits(2, hours) || !literal(':') || !digits(2, minutes)) return false;
    if (hours > 24 || minutes > 60) return false;
    seconds = (hours * 60 + minutes) * 60;
    if (sign == '-') seconds = -seconds;
    return true;
  }

  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

}  // namespace

std::optional<Timestamp> parse_timestamp(std::string_view text, TimeLayout layout) {
  Scanner in(text);
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, offset = 0;
  Timestamp time;
  bool read = in.digits(4, year) && in.literal('-') && in.digits(2, month) && in.literal('-') && in.digits(2, day) &&
              in.literal('T') && in.hour(hour) && in.literal(':') && in.digits(2, minute) && in.literal(':') &&
              in.digits(2, second);
  if (!read) return std::nullopt;
  if (layout == TimeLayout::Rfc3339) in.fraction(time.nanoseconds);
  else if (!in.micro_fraction(time.nanoseconds)) return std::nullopt;
  if (!in.offset(offset) || !in.at_end()) return std::nullopt;

  auto date = std::chrono::year(year) / month / day;
  if (!date.ok() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
  time.seconds = days * 86400 + hour * 3600 + minute * 60 + second - offset;
  return time;
}

}  // namespace pave::base
