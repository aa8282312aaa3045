#include "judge/server/admissionregistration/binding.h"

#include <algorithm>

#include <fmt/format.h>

#include "judge/server/admissionregistration/match_resources.h"
#include "judge/server/formats.h"
#include "judge/server/label_selector.h"
#include "judge/server/wildcard.h"
#include "judge/value_text.h"

namespace pave::judge::server::admissionregistration {
namespace {

using base::Code;

constexpr std::string_view kActions[] = {"Allow", "Deny"};
constexpr std::string_view kValidationActions[] = {"Audit", "Deny", "Warn"};

void name_or_selector(Value ref) {
  bool named = !ref[f::name].text().empty();
  bool selecting = ref[f::selector].written();
  if (!named && !selecting)
    ref.say(Code::ServerRequired, "the parameters have neither a name nor a selector",
            "add \"name\" or \"selector\"; an empty selector takes all");
  if (!named || !selecting) return;
  ref[f::name].say(Code::ServerForbidden, "\"name\" and \"selector\" exclude each other", "remove one");
  ref[f::selector].say(Code::ServerForbidden, "\"name\" and \"selector\" exclude each other", "remove one");
}

void action_when_not_found(Value ref) {
  Value action = ref[f::parameterNotFoundAction];
  if (!action.text().empty() || (!action.written() && ref.scope().facts().version == "v1alpha1")) return;
  action.say(Code::ServerRequired, "it isn't said what happens without the parameters",
             "add `parameterNotFoundAction: Deny` or `Allow`");
}

constexpr Rule kParamRef[] = {
    {f::name, formatted(kPathSegment)},
    {f::selector, must(judge_label_selector)},
    {kWhole, must(name_or_selector)},
    {kWhole, must(action_when_not_found)},
    {f::parameterNotFoundAction, one_of(kActions)},
};

void judge_actions(Value actions) {
  for (Value action : actions.children())
    if (std::ranges::find(kValidationActions, action.text()) == std::end(kValidationActions))
      action.say(Code::ServerBadValue, fmt::format("a validation action can't be {}", quoted(action.text())),
                 "write Audit, Deny or Warn");
  if (has_text(actions, "Deny") && has_text(actions, "Warn"))
    actions.say(Code::ServerConflict, "Deny and Warn would say the same twice", "keep one of them");
}

constexpr Rule kValidatingBinding[] = {
    {f::policyName, required()},
    {f::policyName, formatted(kDnsSubdomain)},
    {f::paramRef, within(kParamRef)},
    {f::matchResources, must(judge_match_resources)},
    {f::validationActions, required()},
    {f::validationActions, unique()},
    {f::validationActions, must(judge_actions)},
};
constexpr Rule kMutatingBinding[] = {
    {f::policyName, required()},
    {f::policyName, formatted(kDnsSubdomain)},
    {f::paramRef, within(kParamRef)},
    {f::matchResources, must(judge_match_resources)},
    {f::matchResources, must(judge_mutating_operations)},
};

}  // namespace

void judge_validating_binding(Value spec) { judge(spec, kValidatingBinding); }

void judge_mutating_binding(Value spec) { judge(spec, kMutatingBinding); }

}  // namespace pave::judge::server::admissionregistration
