#include "judge/server/core/topology_spread.h"

#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "judge/server/core/match_label_keys.h"
#include "judge/server/label_selector.h"
#include "judge/server/probe.h"
#include "judge/server/seen.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::string_view kActions[] = {"DoNotSchedule", "ScheduleAnyway"};

void judge_min_domains(Value constraint) {
  if (constraint[f::minDomains].written() && constraint[f::whenUnsatisfiable].text() != "DoNotSchedule")
    constraint[f::minDomains].say(Code::ServerConflict, "minDomains needs `whenUnsatisfiable: DoNotSchedule`",
                                  "write it, or remove minDomains");
}

constexpr Rule kConstraint[] = {
    {f::maxSkew, required_range(1, INT64_MAX)}, {f::topologyKey, required()}, {f::whenUnsatisfiable, required()},
    {f::whenUnsatisfiable, one_of(kActions)},   {f::minDomains, at_least(1)}, {kWhole, must(judge_min_domains)},
};

/// The server names the first of two constraints that are about the same.
void judge_repeated(const Value& constraints) {
  if (constraints.size() < 2) return;
  Seen<std::pair<std::string_view, std::string_view>> seen;
  for (std::uint32_t i = constraints.size(); i-- > 0;) {
    Value constraint = constraints.item(i);
    std::pair key(constraint[f::topologyKey].text(), constraint[f::whenUnsatisfiable].text());
    if (!seen.insert(key))
      constraint.named("{topologyKey, whenUnsatisfiable}")
          .say_at(constraint, Code::ServerDuplicate,
                  fmt::format("a later constraint has the same topologyKey {} and whenUnsatisfiable {}",
                              quoted(key.first), quoted(key.second)),
                  "remove one of them");
  }
}

void judge_selectors(Value constraints) {
  for (Value constraint : constraints.children()) judge_label_selector(constraint[f::labelSelector]);
}

void judge_all_label_keys(Value constraints) {
  for (Value constraint : constraints.children()) judge_match_label_keys(constraint);
}

void judge_all_label_keys_apart(Value constraints) {
  for (Value constraint : constraints.children()) judge_match_label_keys_apart(constraint);
}

}  // namespace

void judge_topology_spread(Value constraints) {
  for (Value constraint : constraints.children()) judge(constraint, kConstraint);
  judge_repeated(constraints);
  bool is_new = !constraints.was_written();
  // MatchLabelKeysInPodTopologySpreadSelectorMerge
  if (constraints.scope().minor() >= 34 && (is_new || passes(constraints.old(), judge_all_label_keys)))
    judge_all_label_keys(constraints);
  else judge_all_label_keys_apart(constraints);
  if (is_new || passes(constraints.old(), judge_selectors)) judge_selectors(constraints);
}

}  // namespace pave::judge::server::core
