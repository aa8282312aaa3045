#include "judge/server/batch/cron_schedule.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <span>

#include <fmt/format.h>

#include "base/duration.h"
#include "judge/server/batch/time_zones.h"
#include "judge/value_text.h"

namespace pave::judge::server::batch {
namespace {

using Problem = std::optional<std::string>;

struct Bounds {
  std::string_view name;
  std::int64_t low;
  std::int64_t high;
  std::span<const std::string_view> names = {};  ///< the first one stands for `low`
};

constexpr std::string_view kMonths[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                        "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::string_view kDays[] = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
constexpr std::array<Bounds, 5> kFields = {{{"minute", 0, 59},
                                            {"hour", 0, 23},
                                            {"day of the month", 1, 31},
                                            {"month", 1, 12, kMonths},
                                            {"day of the week", 0, 6, kDays}}};
constexpr std::string_view kDescriptors[] = {"@yearly", "@annually", "@monthly", "@weekly",
                                             "@daily",  "@midnight", "@hourly"};

/// Bytes of the white space (as unicode.IsSpace knows it) that begins here; 0: there is none.
std::size_t space_at(std::string_view text) {
  unsigned char first = text.empty() ? 0 : static_cast<unsigned char>(text[0]);
  if (first == ' ' || (first >= '\t' && first <= '\r')) return 1;
  if (text.starts_with("\xC2\x85") || text.starts_with("\xC2\xA0")) return 2;
  if (text.size() < 3 || first < 0xE1 || first > 0xE3) return 0;
  std::string_view three = text.substr(0, 3);
  if (three == "\xE1\x9A\x80" || three == "\xE2\x80\xA8" || three == "\xE2\x80\xA9" || three == "\xE2\x80\xAF" ||
      three == "\xE2\x81\x9F" || three == "\xE3\x80\x80")
    return 3;
  return three >= "\xE2\x80\x80" && three <= "\xE2\x80\x8A" ? 3 : 0;
}

void skip_spaces(std::string_view& text) {
  while (std::size_t bytes = space_at(text)) text.remove_prefix(bytes);
}

/// The next field, which is taken off the text; empty at the end.
std::string_view next_field(std::string_view& text) {
  skip_spaces(text);
  std::size_t size = 0;
  while (size < text.size() && space_at(text.substr(size)) == 0) ++size;
  std::string_view field = text.substr(0, size);
  text.remove_prefix(size);
  return field;
}

/// What stands before the separator, which is taken off the text with it.
std::string_view before(std::string_view& text, char separator) {
  std::size_t at = text.find(separator);
  std::string_view part = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  return part;
}

std::optional<std::int64_t> number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  std::int64_t value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size() || text.starts_with('-'))
    return std::nullopt;
  return value;
}

std::optional<std::int64_t> number_or_name(std::string_view text, const Bounds& bounds) {
  std::string lower(text.substr(0, 4));
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  auto name = std::ranges::find(bounds.names, lower);
  if (text.size() == 3 && name != bounds.names.end()) return bounds.low + (name - bounds.names.begin());
  return number(text);
}

Problem no_number(std::string_view text, const Bounds& bounds) {
  return fmt::format("{} is not a {}", quoted(text), bounds.name);
}

/// `*`, `5`, `1-5`, `*/15`, `10/5`, `1-30/7`.
Problem check_range(std::string_view range, const Bounds& bounds) {
  std::string_view rest = range;
  std::string_view span = before(rest, '/');
  bool has_step = span.size() < range.size();
  bool is_single = span.find('-') == std::string_view::npos;
  std::string_view last = span;
  std::string_view first = before(last, '-');
  std::int64_t low = bounds.low;
  std::int64_t high = bounds.high;
  if (first != "*" && first != "?") {
    auto begin = number_or_name(first, bounds);
    if (!begin) return no_number(first, bounds);
    auto end = is_single ? begin : number_or_name(last, bounds);
    if (!is_single && last.find('-') != std::string_view::npos)
      return fmt::format("{} has more than one dash", quoted(range));
    if (!end) return no_number(last, bounds);
    low = *begin;
    high = *end;
  }
  if (has_step) {
    auto step = number(rest);
    if (rest.find('/') != std::string_view::npos) return fmt::format("{} has more than one slash", quoted(range));
    if (!step) return fmt::format("the step {} is not a number", quoted(rest));
    if (*step == 0) return fmt::format("the step of {} is 0", quoted(range));
    if (is_single) high = bounds.high;
  }
  if (low < bounds.low) return fmt::format("the {} {} is below {}", bounds.name, low, bounds.low);
  if (high > bounds.high) return fmt::format("the {} {} is above {}", bounds.name, high, bounds.high);
  if (low > high) return fmt::format("{} ends before it begins", quoted(range));
  return std::nullopt;
}

Problem check_field(std::string_view field, const Bounds& bounds) {
  while (!field.empty()) {
    std::string_view range = before(field, ',');
    if (range.empty()) continue;
    if (Problem problem = check_range(range, bounds)) return problem;
  }
  return std::nullopt;
}

Problem check_descriptor(std::string_view text) {
  constexpr std::string_view kEvery = "@every ";
  if (text.starts_with(kEvery)) {
    std::string_view duration = text.substr(kEvery.size());
    if (base::parse_duration(duration)) return std::nullopt;
    return fmt::format("{} is not a duration", quoted(duration));
  }
  if (std::ranges::find(kDescriptors, text) != std::end(kDescriptors)) return std::nullopt;
  return fmt::format("{} is not the name of a schedule", quoted(text));
}

}  // namespace

Problem cron_problem(std::string_view schedule) {
  if (schedule.starts_with("TZ=") || schedule.starts_with("CRON_TZ=")) {
    std::size_t space = schedule.find(' ');
    std::size_t equal = schedule.find('=');
    if (space == std::string_view::npos) return "nothing stands behind the time zone";
    std::string_view zone = schedule.substr(equal + 1, space - equal - 1);
    if (!zone.empty() && zone != "Local" && !is_time_zone(zone))
      return fmt::format("{} is not a time zone", quoted(zone));
    schedule.remove_prefix(space);
    skip_spaces(schedule);
    std::size_t end = schedule.size();
    while (end > 0 && space_at(schedule.substr(end - 1)) == 1) --end;
    schedule = schedule.substr(0, end);
  }
  if (schedule.starts_with('@')) return check_descriptor(schedule);
  std::array<std::string_view, kFields.size()> fields;
  std::size_t count = 0;
  for (std::string_view rest = schedule, field = next_field(rest); !field.empty(); field = next_field(rest)) {
    if (count < fields.size()) fields[count] = field;
    ++count;
  }
  if (count != fields.size()) return fmt::format("it has {} {} instead of 5", count, count == 1 ? "field" : "fields");
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (Problem problem = check_field(fields[i], kFields[i])) return problem;
  return std::nullopt;
}

}  // namespace pave::judge::server::batch
