#include <string>

#include <fmt/format.h>

#include "judge/server/apps/pod_controller.h"
#include "judge/server/apps/workloads.h"
#include "judge/server/core/pod.h"
#include "judge/server/int_or_percent.h"
#include "judge/server/label_selector.h"
#include "judge/value_text.h"

namespace pave::judge::server::apps {
namespace {

using base::Code;

void surge_or_unavailable(Value rolling) {
  bool has_unavailable = int_or_percent(rolling[f::maxUnavailable], 1) != 0;
  bool has_surge = int_or_percent(rolling[f::maxSurge], 0) != 0;
  if (has_unavailable && has_surge)
    rolling[f::maxSurge].say(Code::ServerConflict,
                             rolling[f::maxUnavailable].written()
                                 ? "maxSurge and maxUnavailable are both above 0"
                                 : "maxSurge is set and maxUnavailable is 1 when it isn't written",
                             "set one of them to 0");
  else if (!has_unavailable && !has_surge)
    rolling[f::maxUnavailable].say(Code::ServerRequired,
                                   "maxUnavailable and maxSurge are both 0: no pod could be replaced",
                                   "set one of them to at least 1");
}

constexpr Rule kRollingUpdate[] = {
    {f::maxUnavailable, must(judge_int_or_share)},
    {f::maxSurge, must(judge_int_or_share)},
    {kWhole, must(surge_or_unavailable)},
};

void judge_strategy(Value strategy) {
  Value type = strategy[f::type];
  if (type.text().empty() || type.text() == "RollingUpdate") return judge(strategy[f::rollingUpdate], kRollingUpdate);
  if (type.text() != "OnDelete")
    strategy.say_at(type, Code::ServerBadValue, fmt::format("an updateStrategy can't be {}", quoted(type.text())),
                    "write RollingUpdate or OnDelete");
}

/// More lenient than for the other kinds: one that isn't written selects nothing.
void judge_selector(Value spec) {
  Value selector = spec[f::selector];
  judge_label_selector(selector);
  if (selector.written() && is_empty_selector(selector))
    selector.say(Code::ServerBadSelector, "the selector of a DaemonSet is empty",
                 "write the labels of the pods under matchLabels");
  selector_fits_template(spec);
}

constexpr Rule kDaemonSetSpec[] = {
    {kWhole, must(judge_selector)},
    {f::selector, immutable()},
    {f::template_, must_always(core::judge_pod_template)},
    {kWhole, must(judge_lasting_pod)},
    {f::minReadySeconds, at_least(0)},
    {f::updateStrategy, must(judge_strategy)},
    {f::revisionHistoryLimit, at_least(0)},
};

}  // namespace

void judge_daemon_set(Value spec) { judge(spec, kDaemonSetSpec); }

}  // namespace pave::judge::server::apps
