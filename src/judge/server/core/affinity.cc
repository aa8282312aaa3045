#include "judge/server/core/affinity.h"

#include <string>

#include <fmt/format.h>

#include "judge/server/core/match_label_keys.h"
#include "judge/server/core/node_selector.h"
#include "judge/server/formats.h"
#include "judge/server/label_selector.h"
#include "judge/server/probe.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr doc::Symbol kRequired = f::requiredDuringSchedulingIgnoredDuringExecution;
constexpr doc::Symbol kPreferred = f::preferredDuringSchedulingIgnoredDuringExecution;

/// The server names `namespace`, which terms don't have.
void judge_namespaces(Value term) {
  for (Value name : term[f::namespaces].children())
    if (!kDnsLabel.fits(name.text()))
      term[f::namespace_].say_at(name, Code::ServerBadName,
                                 fmt::format("{} can't be the name of a namespace", quoted(name.text())),
                                 std::string(kLabelHelp));
}

template <Function kSelector>
constexpr Rule kPodTerm[] = {
    {f::labelSelector, must(kSelector)}, {f::namespaceSelector, must(kSelector)},
    {kWhole, must(judge_namespaces)},    {kWhole, must(judge_match_label_keys)},
    {f::topologyKey, required()},        {f::topologyKey, formatted(kQualifiedName)},
};

template <Function kSelector>
constexpr Rule kWeightedPodTerm[] = {
    {f::weight, required_range(1, 100)},
    {f::podAffinityTerm, within_always(kPodTerm<kSelector>)},
};

template <Function kSelector>
constexpr Rule kPodAffinity[] = {
    {kRequired, each(kPodTerm<kSelector>)},
    {kPreferred, each(kWeightedPodTerm<kSelector>)},
};

constexpr Rule kPreference[] = {
    {f::weight, required_range(1, 100)},
    {f::preference, must(judge_lenient_node_selector_term)},
};

void judge_node_affinity(Value affinity) {
  Value selector = affinity[kRequired];
  if (!selector.written()) return;
  if (affinity.updating() && has_bad_node_label_value(selector.old())) return judge_lenient_node_selector(selector);
  judge_node_selector(selector);
}

constexpr Rule kNodeAffinity[] = {
    {kWhole, must(judge_node_affinity)},
    {kPreferred, each(kPreference)},
};

void judge_term_selectors(Value term) {
  judge_label_selector(term[f::labelSelector]);
  judge_label_selector(term[f::namespaceSelector]);
}

/// What existed with a wrong selector may keep wrong values.
void judge_selectors(Value affinity) {
  for (doc::Symbol side : {f::podAffinity, f::podAntiAffinity}) {
    for (Value term : affinity[side][kRequired].children()) judge_term_selectors(term);
    for (Value term : affinity[side][kPreferred].children()) judge_term_selectors(term[f::podAffinityTerm]);
  }
}

constexpr Rule kAffinity[] = {
    {f::nodeAffinity, within(kNodeAffinity)},
    {f::podAffinity, within(kPodAffinity<judge_label_selector>)},
    {f::podAntiAffinity, within(kPodAffinity<judge_label_selector>)},
};
constexpr Rule kLenientAffinity[] = {
    {f::nodeAffinity, within(kNodeAffinity)},
    {f::podAffinity, within(kPodAffinity<judge_lenient_label_selector>)},
    {f::podAntiAffinity, within(kPodAffinity<judge_lenient_label_selector>)},
};

}  // namespace

void judge_affinity(Value affinity) {
  bool is_lenient = affinity.was_written() && !passes(affinity.old(), judge_selectors);
  if (is_lenient) judge(affinity, kLenientAffinity);
  else judge(affinity, kAffinity);
}

}  // namespace pave::judge::server::core
