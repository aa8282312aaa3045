#include "judge/server/core/event.h"

#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/timestamp.h"
#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::size_t kMaxReporter = 128;
constexpr std::size_t kMaxAction = 128;
constexpr std::size_t kMaxReason = 128;
constexpr std::size_t kMaxMessage = 1024;
constexpr std::int64_t kZeroTime = -62135596800;  ///< the year 1, Go's time that is none

/// The fields of an Event under the names of both groups. `name`: as the server names it.
struct Names {
  doc::Symbol object;
  doc::Symbol message;
  doc::Symbol reporter;
  std::string_view object_name = "involvedObject";
  std::string_view message_name = "message";
};

std::optional<base::Timestamp> time_of(Value value, base::TimeLayout layout) {
  std::optional<base::Timestamp> time = base::parse_timestamp(value.text(), layout);
  return time && time->seconds == kZeroTime && time->nanoseconds == 0 ? std::nullopt : time;
}

bool has_time(Value value, base::TimeLayout layout) { return time_of(value, layout).has_value(); }

void text(Value place, Value value, std::size_t most, bool needed) {
  if (needed && value.text().empty())
    place.say_at(value, Code::ServerRequired, "an event with an eventTime needs this field", "write a short text");
  if (value.text().size() > most)
    place.say_at(value, Code::ServerTooLong, fmt::format("the text has {} bytes", value.text().size()),
                 fmt::format("write at most {} bytes", most));
}

/// Objects without a namespace have theirs from the request: `default` where nothing else is said.
std::string_view namespace_of(Value root) {
  std::string_view name = root[f::metadata][f::namespace_].text();
  return name.empty() ? "default" : name;
}

void object_namespace(Value root, const Names& names, bool has_event_time) {
  Value object = root[names.object];
  Value place = root.named(names.object_name).named("namespace");
  std::string_view of_event = namespace_of(root);
  std::string_view of_object = object[f::namespace_].text();
  bool fits = of_object.empty() ? of_event == "default" || (has_event_time && of_event == "kube-system")
                                : has_event_time || of_event == of_object;
  if (!fits)
    place.say_at(object[f::namespace_], Code::ServerConflict,
                 fmt::format("the event is in namespace {}, its object in {}", quoted(of_event), quoted(of_object)),
                 "write the same namespace in both");
}

void old_rules(Value root, const Names& names) {
  bool has_event_time = has_time(root[f::eventTime], base::TimeLayout::Rfc3339Micro);
  object_namespace(root, names, has_event_time);
  if (!has_event_time) return;
  Value reporter = root[names.reporter];
  if (reporter.text().empty())
    reporter.say(Code::ServerRequired, "an event with an eventTime needs its reporter",
                 "add the name of the controller, as `example.com/controller`");
  else if (!kQualifiedName.fits(reporter.text()))
    reporter.say(Code::ServerBadFormat, fmt::format("{} is not {}", quoted(reporter.text()), kQualifiedName.what),
                 std::string(kQualifiedName.help));
  text(root[f::reportingInstance], root[f::reportingInstance], kMaxReporter, true);
  text(root[f::action], root[f::action], kMaxAction, true);
  text(root[f::reason], root[f::reason], kMaxReason, true);
  text(root.named(names.message_name), root[names.message], kMaxMessage, false);
}

void series(Value root) {
  Value value = root[f::series];
  if (!value.written()) return;
  if (value[f::count].integer_or(0) < 2)
    root.named("series.count")
        .say_at(value[f::count], Code::ServerOutOfRange, "a series counts at least 2 events",
                "write 2 or more, or remove the series");
  if (!has_time(value[f::lastObservedTime], base::TimeLayout::Rfc3339Micro))
    root.named("series.lastObservedTime")
        .say_at(value[f::lastObservedTime], Code::ServerRequired, "a series needs the time of its last event",
                "add `lastObservedTime`");
}

void unset(Value root, std::string_view name, Value value, bool is_set) {
  if (is_set)
    root.named(name).say_at(value, Code::ServerForbidden, "this field is of old events and can't be set",
                            "remove it; eventTime and series say it now");
}

void new_event(Value root) {
  series(root);
  if (!has_time(root[f::eventTime], base::TimeLayout::Rfc3339Micro))
    root[f::eventTime].say(Code::ServerRequired, "an event needs its time",
                           "add `eventTime`, as 2026-01-31T08:00:00.000000Z");
  Value type = root[f::type];
  if (type.text() != "Normal" && type.text() != "Warning")
    type.say(Code::ServerBadValue, fmt::format("{} is no type of event", quoted(type.text())),
             "write Normal or Warning");
  Value first = root[f::deprecatedFirstTimestamp];
  Value last = root[f::deprecatedLastTimestamp];
  Value source = root[f::deprecatedSource];
  unset(root, "firstTimestamp", first, has_time(first, base::TimeLayout::Rfc3339));
  unset(root, "lastTimestamp", last, has_time(last, base::TimeLayout::Rfc3339));
  unset(root, "count", root[f::deprecatedCount], root[f::deprecatedCount].integer_or(0) != 0);
  unset(root, "source", source, !source[f::component].text().empty() || !source[f::host].text().empty());
}

/// To the server a map that is there and empty is not the same as none.
bool is_changed(Value value) {
  return value.changed() || (value.is_map() && value.size() == 0) != (value.old().is_map() && value.old().size() == 0);
}

void fixed(Value root, std::string_view name, Value value) {
  if (value.changed())
    root.named(name).say_at(value, Code::ServerImmutable, fmt::format("{} can't change once the event exists", name),
                            "write the old value back, or write another event");
}

void changed_event(Value root) {
  if (is_changed(root[f::series])) series(root);
  fixed(root, "involvedObject", root[f::regarding]);
  fixed(root, "reason", root[f::reason]);
  fixed(root, "message", root[f::note]);
  fixed(root, "source", root[f::deprecatedSource]);
  fixed(root, "firstTimestamp", root[f::deprecatedFirstTimestamp]);
  fixed(root, "lastTimestamp", root[f::deprecatedLastTimestamp]);
  fixed(root, "count", root[f::deprecatedCount]);
  fixed(root, "type", root[f::type]);
  fixed(root, "action", root[f::action]);
  if (is_changed(root[f::related]))
    root[f::related].say(Code::ServerImmutable, "related can't change once the event exists",
                         "write the old value back, or write another event");
  fixed(root, "reportingController", root[f::reportingController]);
  fixed(root, "reportingInstance", root[f::reportingInstance]);
  if (time_of(root[f::eventTime], base::TimeLayout::Rfc3339Micro) !=
      time_of(root[f::eventTime].old(), base::TimeLayout::Rfc3339Micro))
    fixed(root, "eventTime", root[f::eventTime]);
}

}  // namespace

void judge_event(Value root) { old_rules(root, {f::involvedObject, f::message, f::reportingComponent}); }

void judge_events_event(Value root) {
  old_rules(root, {f::regarding, f::note, f::reportingController});
  if (root.updating()) changed_event(root);
  else new_event(root);
}

}  // namespace pave::judge::server::core
