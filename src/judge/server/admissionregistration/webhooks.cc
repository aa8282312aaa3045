#include "judge/server/admissionregistration/webhooks.h"

#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>

#include "judge/server/admissionregistration/choice.h"
#include "judge/server/admissionregistration/client_config.h"
#include "judge/server/admissionregistration/match_resources.h"
#include "judge/server/expression.h"
#include "judge/server/formats.h"
#include "judge/server/label_selector.h"
#include "judge/server/wildcard.h"
#include "judge/value_text.h"

namespace pave::judge::server::admissionregistration {
namespace {

using base::Code;

constexpr std::string_view kReviewVersions[] = {"v1", "v1beta1"};
constexpr std::string_view kNoSideEffects[] = {"None", "NoneOnDryRun"};

/// What is asked of the webhooks; an old object that didn't fulfil it frees the new one.
struct Demands {
  bool no_side_effects = true;
  bool known_review_version = true;
  bool unique_names = true;
  bool good_selectors = true;
  bool conditions = true;
};

bool has_known_version(Value versions) {
  return std::ranges::any_of(kReviewVersions, [&](std::string_view one) { return has_text(versions, one); });
}

bool has_no_side_effects(Value webhook) {
  return std::ranges::find(kNoSideEffects, webhook[f::sideEffects].text()) != std::end(kNoSideEffects);
}

bool same_conditions(Value webhooks) {
  if (webhooks.size() != webhooks.old().size()) return false;
  for (Value webhook : webhooks.children())
    if (webhook[f::matchConditions].changed()) return false;
  return true;
}

Demands demands_of(Value webhooks) {
  Demands demands;
  if (!webhooks.updating()) return demands;
  std::set<std::string_view> names;
  for (Value old : webhooks.old().children()) {
    demands.no_side_effects = demands.no_side_effects && has_no_side_effects(old);
    Value versions = old[f::admissionReviewVersions];
    demands.known_review_version =
        demands.known_review_version && (versions.size() == 0 || has_known_version(versions));
    demands.unique_names = names.insert(old[f::name].text()).second && demands.unique_names;
    demands.good_selectors = demands.good_selectors && !has_bad_label_value(old[f::namespaceSelector]) &&
                             !has_bad_label_value(old[f::objectSelector]);
  }
  demands.conditions = !same_conditions(webhooks);
  return demands;
}

/// `hook.shop.example.com`: a domain of three parts and more (apimachinery, IsFullyQualifiedName).
bool is_full_domain(std::string_view name) { return kDnsSubdomain.fits(name) && std::ranges::count(name, '.') >= 2; }
constexpr Format kFullDomain{is_full_domain, "a domain of at least three parts",
                             "write a name like `check.webhooks.example.com`"};

void judge_versions(Value versions) {
  std::set<std::string_view> seen;
  for (Value version : versions.children()) {
    if (!seen.insert(version.text()).second)
      version.say(Code::ServerDuplicate, fmt::format("{} stands twice in the list", quoted(version.text())),
                  "remove one");
    else if (!kDns1035Label.fits(version.text()))
      version.say(Code::ServerBadFormat, fmt::format("{} is not {}", quoted(version.text()), kDns1035Label.what),
                  "write `v1`");
  }
}

constexpr Rule kWebhook[] = {
    {f::name, required()},
    {f::name, formatted(kFullDomain)},
    {f::rules, each(judge_webhook_rule)},
    {f::failurePolicy, must(judge_failure_policy)},
    {f::reinvocationPolicy, must(judge_reinvocation_policy)},
    {f::sideEffects, required()},
    {f::timeoutSeconds, range(1, 30)},
    {f::clientConfig, must_always(judge_client_config)},
    {f::admissionReviewVersions, required()},
    {f::admissionReviewVersions, must(judge_versions)},
};
constexpr Rule kNewWebhook[] = {
    {f::sideEffects, one_of(kNoSideEffects)},
};
constexpr Rule kSelectors[] = {
    {f::namespaceSelector, must(judge_label_selector)},
    {f::objectSelector, must(judge_label_selector)},
};
constexpr Rule kLenientSelectors[] = {
    {f::namespaceSelector, must(judge_lenient_label_selector)},
    {f::objectSelector, must(judge_lenient_label_selector)},
};

void judge_webhook(Value webhook, const Demands& demands) {
  judge(webhook, kWebhook);
  if (demands.no_side_effects) judge(webhook, kNewWebhook);
  judge(webhook, demands.good_selectors ? Table(kSelectors) : Table(kLenientSelectors));
  Value versions = webhook[f::admissionReviewVersions];
  if (demands.known_review_version && versions.size() != 0 && !has_known_version(versions))
    versions.say(Code::ServerBadValue, "the server speaks none of these versions", "add `v1` to the list");
  if (demands.conditions) judge_match_conditions(webhook[f::matchConditions]);
}

}  // namespace

void judge_webhooks(Value webhooks) {
  Demands demands = demands_of(webhooks);
  std::set<std::string_view> names;
  for (Value webhook : webhooks.children()) {
    judge_webhook(webhook, demands);
    std::string_view name = webhook[f::name].text();
    if (demands.unique_names && !name.empty() && !names.insert(name).second)
      webhook[f::name].say(Code::ServerDuplicate, fmt::format("two webhooks are named {}", quoted(name)),
                           "give one of them another name");
  }
}

}  // namespace pave::judge::server::admissionregistration
