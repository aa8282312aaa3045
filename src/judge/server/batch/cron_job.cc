#include "judge/server/batch/cron_job.h"

#include <string>

#include <fmt/format.h>

#include "judge/server/batch/cron_schedule.h"
#include "judge/server/batch/job_spec.h"
#include "judge/server/batch/time_zones.h"
#include "judge/value_text.h"
#include "kube/names.h"

namespace pave::judge::server::batch {
namespace {

using base::Code;

constexpr std::size_t kMaxNameBytes = kube::kLabelLength - 11;
constexpr std::size_t kGeneratedBytes = 5;  // behind generateName
constexpr std::size_t kMaxZonePartBytes = 14;
constexpr std::string_view kPolicies[] = {"Allow", "Forbid", "Replace"};

bool names_zone(std::string_view schedule) { return schedule.find("TZ") != std::string_view::npos; }

void judge_schedule(Value spec) {
  Value schedule = spec[f::schedule];
  std::string_view text = schedule.text();
  if (text.empty()) return;
  if (auto problem = cron_problem(text))
    schedule.say(Code::ServerBadFormat, fmt::format("{} is not a schedule: {}", quoted(text), *problem),
                 "write minute, hour, day of the month, month and day of the week: `0 3 * * 1-5`");
  if (!names_zone(text)) return;
  // An old schedule that names one is kept.
  if (!spec.updating() || !names_zone(schedule.old().text()))
    schedule.say(Code::ServerBadFormat, "the schedule names a time zone", "write it in timeZone instead");
  else if (spec[f::timeZone].written())
    schedule.say(Code::ServerConflict, "both the schedule and timeZone name a time zone",
                 "remove it from the schedule");
}

/// The form that the server asks for before it looks a name up.
bool is_zone_form(std::string_view name) {
  while (true) {
    std::size_t slash = name.find('/');
    std::string_view part = name.substr(0, slash);
    bool fits = !part.empty() && part.size() <= kMaxZonePartBytes && part != "." && part != ".." && part[0] != '-';
    for (char c : part)
      fits = fits && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
                      c == '-' || c == '_' || c == '+');
    if (!fits || slash == std::string_view::npos) return fits;
    name.remove_prefix(slash + 1);
  }
}

void judge_time_zone(Value zone) {
  bool is_kept = zone.updating() && zone.old().is_string() && zone.old().text() == zone.text();
  if (!zone.is_string() || is_kept) return;
  if (zone.text().empty())
    return zone.say(Code::ServerBadValue, "timeZone is empty", "remove it, or write a name like Europe/Berlin");
  if (!is_zone_form(zone.text()) || !is_time_zone(zone.text()))
    zone.say(Code::ServerBadValue, fmt::format("{} is not a time zone", quoted(zone.text())),
             "write a name of the IANA time zone database, like Europe/Berlin");
}

void judge_template(Value job) {
  Value selector = job[f::selector];
  Value manual = job[f::manualSelector];
  judge_job_spec(job);
  if (selector.written())
    selector.say(Code::ServerForbidden, "a CronJob's Jobs get their selector from the server", "remove it");
  if (manual.is_true())
    manual.say(Code::ServerBadValue, "a CronJob's Jobs get their selector from the server", "remove it");
}

constexpr Rule kJobTemplate[] = {
    {f::spec, must_always(judge_template)},
};
constexpr Rule kCronJobSpec[] = {
    {f::schedule, required()},
    {kWhole, must(judge_schedule)},
    {f::startingDeadlineSeconds, at_least(0)},
    {f::timeZone, must(judge_time_zone)},
    {f::concurrencyPolicy, one_of(kPolicies)},
    {f::jobTemplate, within_always(kJobTemplate)},
    {f::successfulJobsHistoryLimit, at_least(0)},
    {f::failedJobsHistoryLimit, at_least(0)},
};

}  // namespace

void judge_cron_job(Value spec) { judge(spec, kCronJobSpec); }

void judge_cron_job_name(Value metadata) {
  Value name = metadata[f::name];
  Value prefix = metadata[f::generateName];
  bool is_generated = name.text().empty();
  std::size_t bytes = is_generated ? prefix.text().size() + kGeneratedBytes : name.text().size();
  if (metadata.updating() || bytes <= kMaxNameBytes || (is_generated && prefix.text().empty())) return;
  name.say_at(is_generated ? prefix : name, Code::ServerTooLong, fmt::format("the name has {} bytes", bytes),
              fmt::format("write at most {}: each run adds 11", kMaxNameBytes));
}

}  // namespace pave::judge::server::batch
