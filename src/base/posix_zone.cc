#include "base/posix_zone.h"

#include <utility>

#include "base/civil_time.h"

namespace pave::base {
namespace {

constexpr int kHour = 3600;
constexpr int kDay = 24 * kHour;

/// Reads a rule from left to right; each function takes its part from the front, or gives none.
class RuleReader {
 public:
  explicit RuleReader(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
  bool at(char c) const { return rest_.starts_with(c); }
  bool take(char c) {
    if (!at(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::optional<std::string_view> name() {
    bool in_brackets = take('<');
    std::size_t end = rest_.find_first_of(in_brackets ? ">" : "0123456789,-+");
    if (in_brackets && end == std::string_view::npos) return std::nullopt;
    std::string_view taken = rest_.substr(0, end);
    if (!in_brackets && taken.size() < 3) return std::nullopt;
    rest_.remove_prefix(taken.size() + (in_brackets ? 1 : 0));
    return taken;
  }

  std::optional<int> number(int least, int most) {
    int value = 0;
    std::size_t length = 0;
    for (; length < rest_.size() && rest_[length] >= '0' && rest_[length] <= '9'; ++length) {
      value = value * 10 + (rest_[length] - '0');
      if (value > most) return std::nullopt;
    }
    if (length == 0 || value < least) return std::nullopt;
    rest_.remove_prefix(length);
    return value;
  }

  /// `-1`, `5:30`, `2:00:00`, in seconds.
  std::optional<int> offset() {
    bool is_negative = at('-');
    if (!take('+')) take('-');
    int total = 0;
    int unit = kHour;
    for (int most : {24 * 7, 59, 59}) {
      auto part = number(0, most);
      if (!part) return std::nullopt;
      total += *part * unit;
      unit /= 60;
      if (unit == 0 || !take(':')) break;
    }
    return is_negative ? -total : total;
  }

 private:
  std::string_view rest_;
};

/// When summer begins or ends, each year.
struct Turn {
  enum class Kind : std::uint8_t { Julian, DayOfYear, WeekOfMonth } kind = Kind::DayOfYear;
  int day = 0;
  int week = 0;
  int month = 0;
  int time = 2 * kHour;
};

std::optional<Turn> read_turn(RuleReader& rule) {
  Turn turn;
  if (rule.take('J')) {
    turn.kind = Turn::Kind::Julian;
    auto day = rule.number(1, 365);
    if (!day) return std::nullopt;
    turn.day = *day;
  } else if (rule.take('M')) {
    turn.kind = Turn::Kind::WeekOfMonth;
    auto month = rule.number(1, 12);
    if (!month || !rule.take('.')) return std::nullopt;
    auto week = rule.number(1, 5);
    if (!week || !rule.take('.')) return std::nullopt;
    auto day = rule.number(0, 6);
    if (!day) return std::nullopt;
    turn.month = *month;
    turn.week = *week;
    turn.day = *day;
  } else {
    auto day = rule.number(0, 365);
    if (!day) return std::nullopt;
    turn.day = *day;
  }
  if (!rule.take('/')) return turn;
  auto time = rule.offset();
  if (!time) return std::nullopt;
  turn.time = *time;
  return turn;
}

/// Seconds from the start of the year at Greenwich; `offset` is that of the clock until then.
std::int64_t seconds_of_turn(const Turn& turn, std::int64_t year, int offset) {
  std::int64_t day = turn.day;
  if (turn.kind == Turn::Kind::Julian) {
    --day;
    if (is_leap_year(year) && turn.day >= 60) ++day;
  } else if (turn.kind == Turn::Kind::WeekOfMonth) {
    int first = civil_time(seconds_of_civil(year, turn.month, 1, 0, 0, 0)).weekday;
    int in_month = (turn.day - first + 7) % 7;
    for (int week = 1; week < turn.week && in_month + 7 < days_in_month(turn.month, year); ++week) in_month += 7;
    day = in_month + days_before_month(turn.month) + (is_leap_year(year) && turn.month > 2 ? 1 : 0);
  }
  return day * kDay + turn.time - offset;
}

}  // namespace

std::optional<PosixPeriod> posix_zone_at(std::string_view text, std::int64_t seconds) {
  RuleReader rule(text);
  auto name = rule.name();
  if (!name) return std::nullopt;
  auto west = rule.offset();
  if (!west) return std::nullopt;
  PosixPeriod standard{*name, -*west};
  if (rule.at_end() || rule.at(',')) return standard;

  auto summer_name = rule.name();
  if (!summer_name) return std::nullopt;
  PosixPeriod summer{*summer_name, standard.offset + kHour};
  if (!rule.at_end() && !rule.at(',')) {
    auto summer_west = rule.offset();
    if (!summer_west) return std::nullopt;
    summer.offset = -*summer_west;
  }
  if (rule.at_end()) rule = RuleReader(",M3.2.0,M11.1.0");
  if (!rule.take(',') && !rule.take(';')) return std::nullopt;
  auto begin = read_turn(rule);
  if (!begin || !rule.take(',')) return std::nullopt;
  auto end = read_turn(rule);
  if (!end || !rule.at_end()) return std::nullopt;

  std::int64_t year = civil_time(seconds).year;
  std::int64_t in_year = seconds - seconds_of_civil(year, 1, 1, 0, 0, 0);
  std::int64_t first = seconds_of_turn(*begin, year, standard.offset);
  std::int64_t second = seconds_of_turn(*end, year, summer.offset);
  if (second < first) {  // south of the equator
    std::swap(first, second);
    std::swap(standard, summer);
  }
  return in_year >= first && in_year < second ? summer : standard;
}

}  // namespace pave::base
