#include "judge/server/resource/taint.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::resource {
namespace {

using base::Code;

constexpr std::string_view kEffects[] = {"NoSchedule", "NoExecute", "None"};
constexpr std::string_view kOperators[] = {"Exists", "Equal"};

void judge_effect(Value taint) {
  Value effect = taint[f::effect];
  if (taint.updating() && taint.was_written() && !effect.changed()) return;
  constexpr Action kRequired = required();
  constexpr Action kOneOf = one_of(kEffects);
  kRequired.run(effect, kRequired);
  kOneOf.run(effect, kOneOf);
}

constexpr Rule kTaint[] = {
    {f::key, required()},
    {f::key, formatted(kQualifiedName)},
    {f::value, formatted(kLabelValue)},
    {kWhole, must_always(judge_effect)},
};

void value_for_operator(Value toleration) {
  Value value = toleration[f::value];
  if (value.text().empty()) return;
  std::string_view op = toleration[f::operator_].text();
  if (op == "Exists")
    value.say(Code::ServerForbidden, "Exists takes no value", "remove it, or write `operator: Equal`");
  else if ((op.empty() || op == "Equal") && !kLabelValue.fits(value.text()))
    value.say(Code::ServerBadLabel, fmt::format("{} is not {}", quoted(value.text()), kLabelValue.what),
              std::string(kLabelValue.help));
}

constexpr Rule kToleration[] = {
    {f::key, formatted(kQualifiedName)},
    {f::operator_, one_of(kOperators)},
    {kWhole, must(value_for_operator)},
    {f::effect, one_of(kEffects)},
};

}  // namespace

void judge_taint(Value taint) { judge(taint, kTaint); }

void judge_toleration(Value toleration) { judge(toleration, kToleration); }

}  // namespace pave::judge::server::resource
