#include "lang/gotemplate/builtins/dates.h"

#include <optional>
#include <string>

#include "base/time_zone.h"
#include "lang/gotemplate/builtins/go_duration.h"
#include "lang/gotemplate/builtins/time_object.h"
#include "lang/host.h"

namespace pave::lang::gotemplate {
namespace {

constexpr std::string_view kDay = "2006-01-02";
constexpr std::string_view kLocal = "Local";

base::GoTime now(const Call& call) { return time_of_nanoseconds(call.host().now()); }

base::GoTime time_of_seconds(std::int64_t seconds) {
  base::GoTime time;
  time.seconds = seconds;
  return time;
}

/// The point in time that a value means: a time, or whole seconds since 1970; anything else is now.
base::GoTime time_of(const Call& call, const Value& value) {
  if (const base::GoTime* time = as_time(value)) return *time;
  bool is_seconds = value.kind == Kind::Int &&
                    (value.type == Type::Default || value.type == Type::Int64 || value.type == Type::Int32);
  return is_seconds ? time_of_seconds(value.integer) : now(call);
}

Value formatted(Call& call, std::string_view layout, const Value& date, std::string_view zone_name) {
  base::GoTime time = time_of(call, date);
  time.offset = 0;
  time.zone = "UTC";
  bool is_greenwich = zone_name.empty() || zone_name == "UTC" || zone_name == kLocal;
  const base::TimeZone* zone = is_greenwich ? nullptr : base::find_time_zone(zone_name);
  if (zone != nullptr) {
    base::TimeZone::Period period = zone->at(time.seconds);
    time.offset = period.offset;
    time.zone = period.name;
  }
  std::string text;
  base::append_time(time, layout, text);
  return call.text(text);
}

Value run_now(Call& call) { return time_value(now(call), call.arena(), 0); }
Value run_date(Call& call) { return formatted(call, call[0].text(), call[1], kLocal); }
Value run_date_in_zone(Call& call) { return formatted(call, call[0].text(), call[1], call[2].text()); }
Value run_html_date(Call& call) { return formatted(call, kDay, call[0], kLocal); }
Value run_html_date_in_zone(Call& call) { return formatted(call, kDay, call[0], call[1].text()); }

Value run_date_modify(Call& call) {
  auto duration = parse_go_duration(call[0].text());
  if (!duration) return call[1];
  return later_value(call[1], *duration, call.arena());
}

Value run_must_date_modify(Call& call) {
  auto duration = parse_go_duration(call[0].text());
  if (!duration) return call.fail(duration.error());
  return later_value(call[1], *duration, call.arena());
}

Value run_to_date(Call& call) {
  auto time = base::parse_time(call[0].text(), call[1].text());
  return time_value(time.value_or(base::GoTime()), call.arena());
}

Value run_must_to_date(Call& call) {
  auto time = base::parse_time(call[0].text(), call[1].text());
  if (!time) return call.fail(time.error());
  return time_value(*time, call.arena());
}

Value run_unix_epoch(Call& call) { return call.text(std::to_string(as_time(call[0])->seconds)); }

constexpr Argument kDateArguments[] = {{"layout", Param::String}, {"date"}};
constexpr Argument kInZone[] = {{"layout", Param::String}, {"date"}, {"zone", Param::String}};
constexpr Argument kDateOnly[] = {{"date"}};
constexpr Argument kDateAndZone[] = {{"date"}, {"zone", Param::String}};
constexpr Argument kModify[] = {{"duration", Param::String}, {"date", Param::Time}};
constexpr Argument kParse[] = {{"layout", Param::String}, {"text", Param::String}};
constexpr Argument kTime[] = {{"date", Param::Time}};

constexpr Function record(std::string_view name, std::span<const Argument> arguments, std::string_view doc,
                          Example example, Value (*run)(Call&)) {
  return {.name = name,
          .group = Group::Sprig,
          .topic = "dates",
          .arguments = arguments,
          .treatment = Treatment::Opaque,
          .doc = doc,
          .example = example,
          .run = run};
}

constexpr Function alias(std::string_view name, Function of, std::string_view code) {
  of.same_as = of.name;
  of.name = name;
  of.example.code = code;
  return of;
}

constexpr Function kDateInZone =
    record("dateInZone", kInZone,
           "The date as a text that follows Go's layout, with the clock of the zone; an unknown zone is UTC. A number "
           "is seconds "
           "since 1970.",
           {R"({{ dateInZone "2006-01-02 15:04 MST" 1700000000 "UTC" }})", "2023-11-14 22:13 UTC"}, run_date_in_zone);
constexpr Function kDateModify = record(
    "dateModify", kModify, "The date so much later, or earlier for `-1h30m`; the date itself when that is no duration.",
    {R"({{ toDate "2006-01-02" "2024-02-28" | dateModify "24h" | date "2006-01-02" }})", "2024-02-29"},
    run_date_modify);
constexpr Function kMustDateModify =
    record("mustDateModify", kModify, "The same as dateModify, but fails when that is no duration.",
           {R"({{ toDate "2006-01-02" "2024-02-28" | mustDateModify "24h" | date "2006-01-02" }})", "2024-02-29"},
           run_must_date_modify);

constexpr Function kFunctions[] = {
    record("now", {}, "The moment in which the rendering began, the same for all templates.",
           {R"({{ eq (now.Unix) (now.Unix) }})", "true"}, run_now),
    record("date", kDateArguments,
           "The date as a text that follows Go's layout, in which 2006-01-02 15:04:05 MST stands for the parts of the "
           "date. A number is seconds since 1970.",
           {R"({{ date "2006-01-02" 1700000000 }})", "2023-11-14"}, run_date),
    kDateInZone,
    alias("date_in_zone", kDateInZone, R"({{ date_in_zone "2006-01-02 15:04 MST" 1700000000 "UTC" }})"),
    kDateModify,
    alias("date_modify", kDateModify,
          R"({{ toDate "2006-01-02" "2024-02-28" | date_modify "24h" | date "2006-01-02" }})"),
    kMustDateModify,
    alias("must_date_modify", kMustDateModify,
          R"({{ toDate "2006-01-02" "2024-02-28" | must_date_modify "24h" | date "2006-01-02" }})"),
    record("toDate", kParse,
           "The date that a text means by Go's layout; the first day of the year 1 when it doesn't fit.",
           {R"({{ (toDate "2006-01-02" "2024-02-29").Weekday }})", "Thursday"}, run_to_date),
    record("mustToDate", kParse, "The date that a text means by Go's layout; fails when it doesn't fit.",
           {R"({{ (mustToDate "2006-01-02" "2024-02-29").YearDay }})", "60"}, run_must_to_date),
    record("htmlDate", kDateOnly, "The date as year-month-day.", {R"({{ htmlDate 1700000000 }})", "2023-11-14"},
           run_html_date),
    record("htmlDateInZone", kDateAndZone, "The date in the zone as year-month-day.",
           {R"({{ htmlDateInZone 1700000000 "UTC" }})", "2023-11-14"}, run_html_date_in_zone),
    record("unixEpoch", kTime, "The seconds since 1970 as a text.",
           {R"({{ toDate "2006-01-02" "2024-02-29" | unixEpoch }})", "1709164800"}, run_unix_epoch),
};

}  // namespace

std::span<const Function> date_functions() { return kFunctions; }

}  // namespace pave::lang::gotemplate
