#include "lang/gotemplate/builtins/durations.h"

#include <chrono>
#include <cmath>
#include <expected>
#include <string>

#include "base/duration.h"
#include "base/go_float.h"
#include "base/go_quote.h"
#include "base/unicode.h"
#include "lang/gotemplate/builtins/cast.h"
#include "lang/gotemplate/builtins/go_duration.h"
#include "lang/gotemplate/builtins/time_object.h"
#include "lang/host.h"

namespace pave::lang::gotemplate {
namespace {

constexpr std::int64_t kMicrosecond = 1000;
constexpr std::int64_t kMillisecond = 1000 * kMicrosecond;
constexpr std::int64_t kSecond = 1000 * kMillisecond;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr double kMost = 9223372036854775807.0;

using Duration = std::expected<std::int64_t, std::string>;

Value duration_text(Call& call, std::int64_t duration) {
  return call.text(base::duration_text(std::chrono::nanoseconds(duration)));
}

Value run_duration(Call& call) {
  const Value& value = call[0];
  std::int64_t seconds = 0;
  if (value.is_string()) seconds = parse_go_int(value.text(), 10).number;
  else if (value.kind == Kind::Int && value.type == Type::Int64) seconds = value.integer;
  return duration_text(call, static_cast<std::int64_t>(static_cast<std::uint64_t>(seconds) * kSecond));
}

std::int64_t since(const Call& call, const base::GoTime& time) {
  return between(time, time_of_nanoseconds(call.host().now()));
}

Value run_duration_round(Call& call) {
  const Value& value = call[0];
  std::int64_t duration = 0;
  if (value.is_string()) duration = parse_go_duration(value.text()).value_or(0);
  else if (value.kind == Kind::Int && value.type == Type::Int64) duration = value.integer;
  else if (const base::GoTime* time = as_time(value)) duration = since(call, *time);
  std::uint64_t length = static_cast<std::uint64_t>(duration);
  if (duration < 0) length = 0 - length;
  struct Unit {
    std::uint64_t length;
    const char* name;
  };
  constexpr std::uint64_t kDay = 24 * std::uint64_t{kHour};
  for (const Unit& unit : {Unit{365 * kDay, "y"}, Unit{30 * kDay, "mo"}, Unit{kDay, "d"}, Unit{kHour, "h"},
                           Unit{kMinute, "m"}, Unit{kSecond, "s"}})
    if (length > unit.length) return call.text(std::to_string(length / unit.length) + unit.name);
  return call.text("0s");
}

Value run_ago(Call& call) {
  const Value& value = call[0];
  base::GoTime time = time_of_nanoseconds(call.host().now());
  if (const base::GoTime* given = as_time(value)) {
    time = *given;
  } else if (value.kind == Kind::Int && (value.type == Type::Default || value.type == Type::Int64)) {
    time = base::GoTime();
    time.seconds = value.integer;
  }
  return duration_text(call, round_duration(since(call, time), kSecond));
}

std::string float_text(double number) {
  std::string text;
  base::append_go_float(number, 'g', -1, false, text);
  return text;
}

Duration of_seconds(std::int64_t seconds) {
  std::int64_t duration = 0;
  if (__builtin_mul_overflow(seconds, kSecond, &duration))
    return std::unexpected("duration seconds overflow: " + std::to_string(seconds));
  return duration;
}

Duration of_float_seconds(double seconds) {
  if (!std::isfinite(seconds)) return std::unexpected("invalid duration seconds: " + float_text(seconds));
  if (std::fabs(seconds) > kMost / kSecond) return std::unexpected("duration seconds overflow: " + float_text(seconds));
  double nanoseconds = seconds * kSecond;
  if (std::fabs(nanoseconds) > kMost)
    return std::unexpected("duration nanoseconds overflow: " + float_text(nanoseconds));
  return to_int64(Value::of_float(nanoseconds));
}

std::string_view without_spaces(std::string_view text) {
  std::uint32_t code = 0;
  while (!text.empty()) {
    std::size_t length = base::next_character(text, code);
    if (!base::is_white_space(code)) break;
    text.remove_prefix(length);
  }
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    at += base::next_character(text.substr(at), code);
    if (!base::is_white_space(code)) end = at;
  }
  return text.substr(0, end);
}

Duration of_text(std::string_view written) {
  std::string_view text = without_spaces(written);
  if (text.empty()) return std::unexpected("empty duration");
  if (auto duration = parse_go_duration(text)) return *duration;
  if (auto seconds = parse_go_float(text)) return of_float_seconds(*seconds);
  return std::unexpected("could not parse duration " + base::go_quote(written));
}

/// pkg/engine, asDuration.
Duration as_duration(const Value& value) {
  switch (value.kind) {
    case Kind::Invalid:
    case Kind::Nil: return std::unexpected("invalid duration");
    case Kind::Int: return value.type == Type::Duration ? Duration(value.integer) : of_seconds(value.integer);
    case Kind::Uint:
      if (value.natural > static_cast<std::uint64_t>(INT64_MAX / kSecond))
        return std::unexpected("duration seconds overflow: " + std::to_string(value.natural));
      return of_seconds(static_cast<std::int64_t>(value.natural));
    case Kind::Float: return of_float_seconds(value.number);
    case Kind::String:
      if (value.is_string()) return of_text(value.text());
      break;
    default: break;
  }
  return std::unexpected("unsupported duration type " + std::string(go_type(value)));
}

std::int64_t length_of(const Value& value) { return as_duration(value).value_or(0); }

/// Whole units and the fraction apart, as Duration.Hours and the like add them up.
double in_units(std::int64_t duration, std::int64_t unit) {
  return static_cast<double>(duration / unit) + static_cast<double>(duration % unit) / static_cast<double>(unit);
}

Value run_must_to_duration(Call& call) {
  Duration duration = as_duration(call[0]);
  if (!duration) return call.fail(duration.error());
  return Value::of_int(*duration, Type::Duration);
}

Value whole(const Call& call, std::int64_t unit) { return Value::of_int(length_of(call[0]) / unit, Type::Int64); }
double hours(const Call& call) { return in_units(length_of(call[0]), kHour); }

Value run_nanoseconds(Call& call) { return whole(call, 1); }
Value run_microseconds(Call& call) { return whole(call, kMicrosecond); }
Value run_milliseconds(Call& call) { return whole(call, kMillisecond); }
Value run_seconds(Call& call) { return Value::of_float(in_units(length_of(call[0]), kSecond)); }
Value run_minutes(Call& call) { return Value::of_float(in_units(length_of(call[0]), kMinute)); }
Value run_hours(Call& call) { return Value::of_float(hours(call)); }
Value run_days(Call& call) { return Value::of_float(hours(call) / 24.0); }
Value run_weeks(Call& call) { return Value::of_float(hours(call) / 24.0 / 7.0); }

Value to_multiple(Call& call, std::int64_t (*change)(std::int64_t, std::int64_t)) {
  Duration duration = as_duration(call[0]);
  if (!duration) return Value::of_int(0, Type::Duration);
  Duration unit = as_duration(call[1]);
  return Value::of_int(unit ? change(*duration, *unit) : *duration, Type::Duration);
}

Value run_round_to(Call& call) { return to_multiple(call, round_duration); }
Value run_truncate_to(Call& call) { return to_multiple(call, truncate_duration); }

constexpr Argument kSeconds[] = {{"seconds"}};
constexpr Argument kDate[] = {{"date"}};
constexpr Argument kDuration[] = {{"duration"}};
constexpr Argument kDurationAndUnit[] = {{"duration"}, {"unit"}};

constexpr Function record(std::string_view name, Group group, std::span<const Argument> arguments, std::string_view doc,
                          Example example, Value (*run)(Call&)) {
  return {.name = name,
          .group = group,
          .topic = "dates",
          .arguments = arguments,
          .treatment = Treatment::Opaque,
          .doc = doc,
          .example = example,
          .since = group == Group::Helm ? Edition::Helm43 : Edition::Helm41,
          .run = run};
}

constexpr Function kFunctions[] = {
    record("duration", Group::Sprig, kSeconds,
           "Seconds, as a text or an int64, as Go writes durations; 0s for anything else.",
           {R"({{ duration "3661" }})", "1h1m1s"}, run_duration),
    record("durationRound", Group::Sprig, kDuration,
           "The largest unit of a duration that is more than one of it: y, mo, d, h, m or s. Takes a text such as "
           "`2h10m`, "
           "nanoseconds as an int64, or a date, for the time since then.",
           {R"({{ durationRound "2h10m5s" }})", "2h"}, run_duration_round),
    record("ago", Group::Sprig, kDate, "The time since the date, in seconds, as Go writes durations.",
           {R"({{ ago now }})", "0s"}, run_ago),
    record("mustToDuration", Group::Helm, kDuration,
           "The duration that the value means: a text such as `1h30m`, or seconds; fails when it means none.",
           {R"({{ mustToDuration 90 }})", "1m30s"}, run_must_to_duration),
    record("durationSeconds", Group::Helm, kDuration, "The duration in seconds with a fraction; 0 for what is none.",
           {R"({{ durationSeconds "1m30s" }})", "90"}, run_seconds),
    record("durationMilliseconds", Group::Helm, kDuration, "The duration in whole milliseconds; 0 for what is none.",
           {R"({{ durationMilliseconds "1.5s" }})", "1500"}, run_milliseconds),
    record("durationMicroseconds", Group::Helm, kDuration, "The duration in whole microseconds; 0 for what is none.",
           {R"({{ durationMicroseconds "2ms" }})", "2000"}, run_microseconds),
    record("durationNanoseconds", Group::Helm, kDuration, "The duration in nanoseconds; 0 for what is none.",
           {R"({{ durationNanoseconds "2us" }})", "2000"}, run_nanoseconds),
    record("durationMinutes", Group::Helm, kDuration, "The duration in minutes with a fraction; 0 for what is none.",
           {R"({{ durationMinutes "1h30m" }})", "90"}, run_minutes),
    record("durationHours", Group::Helm, kDuration, "The duration in hours with a fraction; 0 for what is none.",
           {R"({{ durationHours "1h30m" }})", "1.5"}, run_hours),
    record("durationDays", Group::Helm, kDuration, "The duration in days of 24 hours; 0 for what is none.",
           {R"({{ durationDays "36h" }})", "1.5"}, run_days),
    record("durationWeeks", Group::Helm, kDuration, "The duration in weeks; 0 for what is none.",
           {R"({{ durationWeeks "84h" }})", "0.5"}, run_weeks),
    record("durationRoundTo", Group::Helm, kDurationAndUnit,
           "The duration rounded to a multiple of the unit, half of it away from zero.",
           {R"({{ durationRoundTo "1h40m" "1h" }})", "2h0m0s"}, run_round_to),
    record("durationTruncateTo", Group::Helm, kDurationAndUnit, "The duration cut off to a multiple of the unit.",
           {R"({{ durationTruncateTo "1h40m" "1h" }})", "1h0m0s"}, run_truncate_to),
};

}  // namespace

std::span<const Function> duration_functions() { return kFunctions; }

}  // namespace pave::lang::gotemplate
