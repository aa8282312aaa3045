#include "lang/gotemplate/builtins/time_object.h"

#include <limits>
#include <optional>
#include <string>

#include "base/civil_time.h"
#include "lang/object.h"

namespace pave::lang::gotemplate {
namespace {

constexpr std::int64_t kSecond = 1'000'000'000;  // in nanoseconds
constexpr std::int32_t kDay = 86400;             // in seconds
constexpr std::int64_t kYearOne = -62135596800;  // 0001-01-01T00:00:00Z
__extension__ using Wide = __int128;

class TimeObject final : public Object {
 public:
  TimeObject(const base::GoTime& time, std::optional<std::int64_t> monotonic) : time_(time), monotonic_(monotonic) {}

  std::string_view type_name() const override { return "time.Time"; }
  std::string_view kind_name() const override { return "struct"; }
  bool has_method(std::string_view name) const override;
  Value call(std::string_view name, Call& call) const override;
  void print(std::string& out) const override {
    base::append_time(time_, "2006-01-02 15:04:05.999999999 -0700 MST", out);
    if (!monotonic_) return;
    std::uint64_t length = static_cast<std::uint64_t>(*monotonic_);
    if (*monotonic_ < 0) length = 0 - length;
    std::string fraction = std::to_string(length % kSecond);
    out += *monotonic_ < 0 ? " m=-" : " m=+";
    out += std::to_string(length / kSecond) + "." + std::string(9 - fraction.size(), '0') + fraction;
  }
  void write_json(std::string& out) const override {
    out += '"';
    base::append_time(time_, "2006-01-02T15:04:05.999999999Z07:00", out);
    out += '"';
  }

  std::string json_problem() const override {
    constexpr const char* kFailed = "json: error calling MarshalJSON for type time.Time: Time.MarshalJSON: ";
    std::int64_t year = civil().year;
    if (year < 0 || year > 9999) return std::string(kFailed) + "year outside of range [0,9999]";
    if (time_.offset <= -kDay || time_.offset >= kDay)
      return std::string(kFailed) + "timezone hour outside of range [0,23]";
    return {};
  }
  bool equals(const Object& other) const override {
    const base::GoTime& time = static_cast<const TimeObject&>(other).time_;
    return time_.seconds == time.seconds && time_.nanoseconds == time.nanoseconds && time_.offset == time.offset &&
           time_.zone == time.zone;
  }

  const base::GoTime& time() const { return time_; }
  Value later_by(std::int64_t nanoseconds, base::Arena& arena) const;
  base::CivilTime civil() const { return base::civil_time(time_.local_seconds()); }

 private:
  base::GoTime time_;
  std::optional<std::int64_t> monotonic_;
};

std::int64_t wrapped_sum(std::int64_t one, std::int64_t other) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(one) + static_cast<std::uint64_t>(other));
}

int compare(const base::GoTime& one, const base::GoTime& other) {
  if (one.seconds != other.seconds) return one.seconds < other.seconds ? -1 : 1;
  if (one.nanoseconds != other.nanoseconds) return one.nanoseconds < other.nanoseconds ? -1 : 1;
  return 0;
}

/// What lies behind the last multiple of `unit` since the year 1.
std::int64_t rest_of(const base::GoTime& time, std::int64_t unit) {
  Wide total = (Wide{time.seconds} - kYearOne) * kSecond + time.nanoseconds;
  Wide rest = total % unit;
  return static_cast<std::int64_t>(rest < 0 ? rest + unit : rest);
}

base::GoTime at_greenwich(base::GoTime time) {
  time.offset = 0;
  time.zone = "UTC";
  return time;
}

/// The arguments of a method; each says what is missing and makes the call fail.
std::optional<std::int64_t> whole_number(Call& call, std::size_t index, std::string_view type) {
  if (index < call.count() && call[index].kind == Kind::Int) return call[index].integer;
  call.fail("wrong type for value; expected " + std::string(type) + "; got " +
            std::string(index < call.count() ? go_type(call[index]) : "nothing"));
  return std::nullopt;
}

const base::GoTime* other_time(Call& call) {
  const base::GoTime* other = call.count() == 1 ? as_time(call[0]) : nullptr;
  if (other == nullptr)
    call.fail("wrong type for value; expected time.Time; got " +
              std::string(call.count() == 1 ? go_type(call[0]) : "nothing"));
  return other;
}

using Method = Value (*)(const TimeObject&, Call&);

struct MethodRecord {
  std::string_view name;
  Method run;
};

Value add(const TimeObject& self, Call& call) {
  auto duration = whole_number(call, 0, "time.Duration");
  if (!duration) return {};
  return self.later_by(*duration, call.arena());
}

Value add_date(const TimeObject& self, Call& call) {
  std::int64_t parts[3];
  for (std::size_t i = 0; i < 3; ++i) {
    auto part = whole_number(call, i, "int");
    if (!part) return {};
    parts[i] = *part;
  }
  base::CivilTime civil = self.civil();
  base::GoTime time = self.time();
  std::int64_t seconds =
      base::seconds_of_civil(wrapped_sum(civil.year, parts[0]), wrapped_sum(civil.month, parts[1]),
                             wrapped_sum(civil.day, parts[2]), civil.hour, civil.minute, civil.second);
  time.seconds = wrapped_sum(seconds, -std::int64_t{time.offset});
  return time_value(time, call.arena());
}

Value sub(const TimeObject& self, Call& call) {
  const base::GoTime* other = other_time(call);
  return other == nullptr ? Value() : Value::of_int(between(*other, self.time()), Type::Duration);
}

template <typename Test>
Value compared(const TimeObject& self, Call& call, Test test) {
  const base::GoTime* other = other_time(call);
  return other == nullptr ? Value() : test(compare(self.time(), *other));
}

Value format(const TimeObject& self, Call& call) {
  if (call.count() != 1 || !call[0].is_string())
    return call.fail("wrong type for value; expected string; got " +
                     std::string(call.count() == 1 ? go_type(call[0]) : "nothing"));
  std::string text;
  base::append_time(self.time(), call[0].text(), text);
  return call.text(text);
}

Value to_multiple(const TimeObject& self, Call& call, bool is_rounded) {
  auto unit = whole_number(call, 0, "time.Duration");
  if (!unit) return {};
  base::GoTime time = self.time();
  if (*unit > 0) {
    std::int64_t rest = rest_of(time, *unit);
    bool is_up = is_rounded && rest >= *unit - rest;
    time = later(time, is_up ? *unit - rest : -rest);
  }
  return time_value(time, call.arena());
}

std::string printed(const TimeObject& self) {
  std::string text;
  self.print(text);
  return text;
}

/// Seconds in smaller units; Go's numbers wrap around.
Value since_1970(const base::GoTime& time, std::uint64_t units_per_second) {
  auto fraction = static_cast<std::uint64_t>(time.nanoseconds) / (std::uint64_t{kSecond} / units_per_second);
  std::uint64_t total = static_cast<std::uint64_t>(time.seconds) * units_per_second + fraction;
  return Value::of_int(static_cast<std::int64_t>(total), Type::Int64);
}

constexpr MethodRecord kMethods[] = {
    {"Year", [](const TimeObject& self, Call&) { return Value::of_int(self.civil().year); }},
    {"Month", [](const TimeObject& self, Call&) { return Value::of_int(self.civil().month, Type::Month); }},
    {"Day", [](const TimeObject& self, Call&) { return Value::of_int(self.civil().day); }},
    {"Weekday", [](const TimeObject& self, Call&) { return Value::of_int(self.civil().weekday, Type::Weekday); }},
    {"YearDay", [](const TimeObject& self, Call&) { return Value::of_int(self.civil().year_day); }},
    {"Hour", [](const TimeObject& self, Call&) { return Value::of_int(self.civil().hour); }},
    {"Minute", [](const TimeObject& self, Call&) { return Value::of_int(self.civil().minute); }},
    {"Second", [](const TimeObject& self, Call&) { return Value::of_int(self.civil().second); }},
    {"Nanosecond", [](const TimeObject& self, Call&) { return Value::of_int(self.time().nanoseconds); }},
    {"Unix", [](const TimeObject& self, Call&) { return since_1970(self.time(), 1); }},
    {"UnixMilli", [](const TimeObject& self, Call&) { return since_1970(self.time(), 1000); }},
    {"UnixMicro", [](const TimeObject& self, Call&) { return since_1970(self.time(), 1'000'000); }},
    {"UnixNano", [](const TimeObject& self, Call&) { return since_1970(self.time(), kSecond); }},
    {"UTC", [](const TimeObject& self, Call& call) { return time_value(at_greenwich(self.time()), call.arena()); }},
    {"Local", [](const TimeObject& self, Call& call) { return time_value(at_greenwich(self.time()), call.arena()); }},
    {"String", [](const TimeObject& self, Call& call) { return call.text(printed(self)); }},
    {"Format", format},
    {"Add", add},
    {"AddDate", add_date},
    {"Sub", sub},
    {"Truncate", [](const TimeObject& self, Call& call) { return to_multiple(self, call, false); }},
    {"Round", [](const TimeObject& self, Call& call) { return to_multiple(self, call, true); }},
    {"Before", [](const TimeObject& self,
                  Call& call) { return compared(self, call, [](int order) { return Value::of(order < 0); }); }},
    {"After", [](const TimeObject& self,
                 Call& call) { return compared(self, call, [](int order) { return Value::of(order > 0); }); }},
    {"Equal", [](const TimeObject& self,
                 Call& call) { return compared(self, call, [](int order) { return Value::of(order == 0); }); }},
    {"Compare", [](const TimeObject& self,
                   Call& call) { return compared(self, call, [](int order) { return Value::of_int(order); }); }},
    {"IsZero", [](const TimeObject& self,
                  Call&) { return Value::of(self.time().seconds == kYearOne && self.time().nanoseconds == 0); }},
    {"IsDST", [](const TimeObject&, Call&) { return Value::of(false); }},
};

const MethodRecord* find_method(std::string_view name) {
  for (const MethodRecord& method : kMethods)
    if (method.name == name) return &method;
  return nullptr;
}

Value TimeObject::later_by(std::int64_t nanoseconds, base::Arena& arena) const {
  std::optional<std::int64_t> monotonic = monotonic_;
  if (monotonic && __builtin_add_overflow(*monotonic, nanoseconds, &*monotonic)) monotonic.reset();
  return time_value(later(time_, nanoseconds), arena, monotonic);
}

bool TimeObject::has_method(std::string_view name) const { return find_method(name) != nullptr; }
Value TimeObject::call(std::string_view name, Call& call) const { return find_method(name)->run(*this, call); }

}  // namespace

Value time_value(const base::GoTime& time, base::Arena& arena, std::optional<std::int64_t> monotonic) {
  return Value::of(new (arena.allocate(sizeof(TimeObject), alignof(TimeObject))) TimeObject(time, monotonic));
}

Value later_value(const Value& time, std::int64_t nanoseconds, base::Arena& arena) {
  return static_cast<const TimeObject*>(time.object)->later_by(nanoseconds, arena);
}

const base::GoTime* as_time(const Value& value) {
  if (value.kind != Kind::Object || value.object->type_name() != "time.Time") return nullptr;
  return &static_cast<const TimeObject*>(value.object)->time();
}

base::GoTime time_of_nanoseconds(std::int64_t nanoseconds) {
  base::GoTime epoch;
  epoch.seconds = 0;
  return later(epoch, nanoseconds);
}

base::GoTime later(const base::GoTime& time, std::int64_t nanoseconds) {
  base::GoTime made = time;
  std::int64_t fraction = time.nanoseconds + nanoseconds % kSecond;
  std::int64_t carry = fraction < 0 ? -1 : fraction >= kSecond ? 1 : 0;
  made.nanoseconds = static_cast<std::int32_t>(fraction - carry * kSecond);
  made.seconds = static_cast<std::int64_t>(static_cast<std::uint64_t>(time.seconds) +
                                           static_cast<std::uint64_t>(nanoseconds / kSecond + carry));
  return made;
}

std::int64_t between(const base::GoTime& from, const base::GoTime& to) {
  Wide distance = (Wide{to.seconds} - from.seconds) * kSecond + to.nanoseconds - from.nanoseconds;
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
  if (distance > kMost) return kMost;
  return distance < kLeast ? kLeast : static_cast<std::int64_t>(distance);
}

}  // namespace pave::lang::gotemplate
