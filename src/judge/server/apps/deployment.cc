#include <string>

#include <fmt/format.h>

#include "judge/server/apps/pod_controller.h"
#include "judge/server/apps/workloads.h"
#include "judge/server/int_or_percent.h"
#include "judge/value_text.h"

namespace pave::judge::server::apps {
namespace {

using base::Code;

constexpr std::int64_t kDefaultShare = 25;      // percent, maxSurge and maxUnavailable
constexpr std::int64_t kDefaultDeadline = 600;  // seconds, progressDeadlineSeconds

void can_make_progress(Value rolling) {
  if (int_or_percent(rolling[f::maxUnavailable], kDefaultShare) != 0 ||
      int_or_percent(rolling[f::maxSurge], kDefaultShare) != 0)
    return;
  rolling[f::maxUnavailable].say(Code::ServerConflict,
                                 "maxUnavailable and maxSurge are both 0: no pod could be replaced",
                                 "set one of them to at least 1");
}

constexpr Rule kRollingUpdate[] = {
    {f::maxUnavailable, must(judge_int_or_share)},
    {f::maxSurge, must(judge_int_or_percent)},
    {kWhole, must(can_make_progress)},
};

void judge_strategy(Value strategy) {
  Value type = strategy[f::type];
  Value rolling = strategy[f::rollingUpdate];
  if (type.text().empty() || type.text() == "RollingUpdate") return judge(rolling, kRollingUpdate);
  if (type.text() != "Recreate")
    return strategy.say_at(type, Code::ServerBadValue, fmt::format("a strategy can't be {}", quoted(type.text())),
                           "write RollingUpdate or Recreate");
  if (rolling.written())
    rolling.say(Code::ServerForbidden, "the strategy Recreate takes no rollingUpdate",
                "remove it, or set type to RollingUpdate");
}

void deadline_after_ready(Value spec) {
  Value deadline = spec[f::progressDeadlineSeconds];
  std::int64_t seconds = deadline.integer_or(kDefaultDeadline);
  std::int64_t ready = spec[f::minReadySeconds].integer_or(0);
  if (seconds < 0 || seconds > ready) return;
  deadline.say_at(
      deadline.written() ? deadline : spec[f::minReadySeconds], Code::ServerConflict,
      fmt::format("progressDeadlineSeconds is {}, minReadySeconds {}: no rollout could succeed", seconds, ready),
      "write a progressDeadlineSeconds above minReadySeconds");
}

constexpr Rule kDeploymentSpec[] = {
    {f::replicas, at_least(0)},
    {kWhole, must(judge_pods_selector)},
    {f::selector, immutable()},
    {kWhole, must(judge_lasting_template)},
    {f::strategy, must(judge_strategy)},
    {f::minReadySeconds, at_least(0)},
    {f::revisionHistoryLimit, at_least(0)},
    {f::progressDeadlineSeconds, at_least(0)},
    {kWhole, must(deadline_after_ready)},
};

constexpr Rule kReplicaSetSpec[] = {
    {f::replicas, at_least(0)}, {f::minReadySeconds, at_least(0)},      {kWhole, must(judge_pods_selector)},
    {f::selector, immutable()}, {kWhole, must(judge_lasting_template)},
};

}  // namespace

void judge_deployment(Value spec) { judge(spec, kDeploymentSpec); }
void judge_replica_set(Value spec) { judge(spec, kReplicaSetSpec); }

}  // namespace pave::judge::server::apps
