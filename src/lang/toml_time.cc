#include "lang/toml_time.h"

#include <new>

namespace pave::lang {
namespace {

/// Takes a number of exactly that many digits within bounds.
bool take(std::string_view& text, std::size_t digits, int low, int high, int& number) {
  if (text.size() < digits) return false;
  number = 0;
  for (char c : text.substr(0, digits)) {
    if (c < '0' || c > '9') return false;
    number = number * 10 + (c - '0');
  }
  text.remove_prefix(digits);
  return number >= low && number <= high;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

int days_in(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return kDays[month - 1] + (month == 2 && leap ? 1 : 0);
}

bool take_date(std::string_view& text) {
  int year = 0;
  int month = 0;
  int day = 0;
  return take(text, 4, 0, 9999, year) && take(text, '-') && take(text, 2, 1, 12, month) && take(text, '-') &&
         take(text, 2, 1, 31, day) && day <= days_in(year, month);
}

bool take_offset(std::string_view& text) {
  if (take(text, 'Z')) return true;
  int number = 0;
  return (take(text, '+') || take(text, '-')) && take(text, 2, 0, 24, number) && take(text, ':') &&
         take(text, 2, 0, 60, number);
}

}  // namespace

const TomlTime* TomlTime::make(std::string_view text, base::Arena& arena) {
  TomlTime made;
  std::string_view rest = text;
  if (text.size() > 2 && text[2] != ':') {
    if (!take_date(rest)) return nullptr;
    made.date_ = text.substr(0, 10);
    if (!rest.empty() && (!take(rest, 'T') || rest.empty())) return nullptr;
  }
  if (!rest.empty() || made.date_.empty()) {
    std::string_view from = rest;
    int number = 0;
    if (!take(rest, 2, 0, 23, number) || !take(rest, ':') || !take(rest, 2, 0, 59, number)) return nullptr;
    if (take(rest, ':')) {
      if (!take(rest, 2, 0, 59, number)) return nullptr;
      made.time_ = from.substr(0, 8);
      if (take(rest, '.')) {
        std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
        if (digits == 0) return nullptr;
        std::string_view fraction = from.substr(8, digits + 1).substr(0, 10);  // nanoseconds
        while (fraction.ends_with('0') || fraction == ".") fraction.remove_suffix(1);
        made.fraction_ = fraction;
        rest.remove_prefix(digits);
      }
    } else {
      made.time_ = arena.copy(std::string_view(std::string(from.substr(0, 5)) + ":00"));
    }
    if (!rest.empty()) {
      made.offset_ = rest;
      if (made.date_.empty() || !take_offset(rest) || !rest.empty()) return nullptr;
    }
  }
  return new (arena.allocate(sizeof(TomlTime), alignof(TomlTime))) TomlTime(made);
}

void TomlTime::print(std::string& out) const {
  out += date_.empty() ? "0000-01-01" : date_;
  out += ' ';
  out += time_.empty() ? "00:00:00" : time_;
  out += fraction_;
  if (offset_.empty()) {
    out += date_.empty() ? " +0000 time-local" : time_.empty() ? " +0000 date-local" : " +0000 datetime-local";
  } else if (offset_ == "Z" || offset_.substr(1) == "00:00") {
    out += " +0000 UTC";
  } else {
    std::string offset(offset_.substr(0, 3));
    offset += offset_.substr(4);
    out += " " + offset + " " + offset;
  }
}

void TomlTime::write_json(std::string& out) const {
  out += '"';
  out += date_.empty() ? "0000-01-01" : date_;
  out += 'T';
  out += time_.empty() ? "00:00:00" : time_;
  out += fraction_;
  bool is_greenwich = offset_.empty() || offset_ == "Z" || offset_.substr(1) == "00:00";
  out += is_greenwich ? "Z" : offset_;
  out += '"';
}

void TomlTime::write_toml(std::string& out) const {
  out += date_;
  if (!date_.empty() && !time_.empty()) out += 'T';
  out += time_;
  out += fraction_;
  out += !offset_.empty() && offset_.substr(1) == "00:00" ? "Z" : offset_;
}

}  // namespace pave::lang
