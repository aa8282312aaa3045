#include "doc/yaml_timestamp.h"

namespace pave::doc {
namespace {

/// Takes parts from the front of a text; each function tells whether the part was there.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
  bool take(char wanted) {
    if (rest_.empty() || rest_[0] != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool take_spaces() {
    std::size_t before = rest_.size();
    while (take(' ')) {}
    return rest_.size() < before;
  }
  /// As many digits as there are, at least `least` and at most `most`.
  bool number(int least, int most, int& value) {
    value = 0;
    int count = 0;
    for (; count < most && !rest_.empty() && is_digit(rest_[0]); ++count) {
      value = value * 10 + (rest_[0] - '0');
      rest_.remove_prefix(1);
    }
    return count >= least;
  }
  /// A point or comma and digits may follow; without digits both belong to what comes next.
  void fraction() {
    if (rest_.size() < 2 || (rest_[0] != '.' && rest_[0] != ',') || !is_digit(rest_[1])) return;
    rest_.remove_prefix(1);
    while (!rest_.empty() && is_digit(rest_[0])) rest_.remove_prefix(1);
  }

 private:
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  std::string_view rest_;
};

bool is_day(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1) return false;
  bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return day <= kDays[month - 1] + (month == 2 && leap ? 1 : 0);
}

bool time_of_day(Cursor& cursor) {
  int hour = 0;
  int minute = 0;
  int second = 0;
  bool written = cursor.number(1, 2, hour) && cursor.take(':') && cursor.number(1, 2, minute) && cursor.take(':') &&
                 cursor.number(1, 2, second);
  cursor.fraction();
  return written && hour < 24 && minute < 60 && second < 60;
}

bool zone(Cursor& cursor) {
  if (cursor.take('Z')) return true;
  int hours = 0;
  int minutes = 0;
  bool written = (cursor.take('+') || cursor.take('-')) && cursor.number(2, 2, hours) && cursor.take(':') &&
                 cursor.number(2, 2, minutes);
  return written && hours <= 24 && minutes <= 60;  // Go allows both ends
}

}  // namespace

bool is_timestamp(std::string_view text) {
  if (text.size() < 8 || text[4] != '-') return false;
  Cursor cursor(text);
  int year = 0;
  int month = 0;
  int day = 0;
  bool date = cursor.number(4, 4, year) && cursor.take('-') && cursor.number(1, 2, month) && cursor.take('-') &&
              cursor.number(1, 2, day);
  if (!date || !is_day(year, month, day)) return false;
  if (cursor.at_end()) return true;
  if (cursor.take_spaces()) return time_of_day(cursor) && cursor.at_end();
  return (cursor.take('T') || cursor.take('t')) && time_of_day(cursor) && zone(cursor) && cursor.at_end();
}

}  // namespace pave::doc
