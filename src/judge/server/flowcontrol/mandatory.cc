#include "judge/server/flowcontrol/mandatory.h"

#include <string>

#include <fmt/format.h>

namespace pave::judge::server::flowcontrol {
namespace {

using base::Code;

constexpr std::string_view kExempt = "exempt";
constexpr std::string_view kCatchAll = "catch-all";

bool is_only(Value list, std::string_view text) { return list.size() == 1 && list.item(0).text() == text; }

bool is_group(Value subject, std::string_view name) {
  return subject[f::kind].text() == "Group" && subject[f::group][f::name].text() == name;
}

bool allows_all(Value rule) {
  Value resources = rule[f::resourceRules].item(0);
  Value urls = rule[f::nonResourceRules].item(0);
  return rule[f::resourceRules].size() == 1 && is_only(resources[f::verbs], "*") &&
         is_only(resources[f::apiGroups], "*") && is_only(resources[f::resources], "*") &&
         is_only(resources[f::namespaces], "*") && resources[f::clusterScope].is_true() &&
         rule[f::nonResourceRules].size() == 1 && is_only(urls[f::verbs], "*") &&
         is_only(urls[f::nonResourceURLs], "*");
}

bool is_exempt_schema(Value spec) {
  Value rule = spec[f::rules].item(0);
  return spec[f::priorityLevelConfiguration][f::name].text() == kExempt && spec[f::matchingPrecedence].integer() == 1 &&
         !spec[f::distinguisherMethod].written() && spec[f::rules].size() == 1 && rule[f::subjects].size() == 1 &&
         is_group(rule[f::subjects].item(0), "system:masters") && allows_all(rule);
}

bool is_catch_all_schema(Value spec) {
  Value rule = spec[f::rules].item(0);
  return spec[f::priorityLevelConfiguration][f::name].text() == kCatchAll &&
         spec[f::matchingPrecedence].integer() == 10000 && spec[f::distinguisherMethod][f::type].text() == "ByUser" &&
         spec[f::rules].size() == 1 && rule[f::subjects].size() == 2 &&
         is_group(rule[f::subjects].item(0), "system:unauthenticated") &&
         is_group(rule[f::subjects].item(1), "system:authenticated") && allows_all(rule);
}

bool is_catch_all_level(Value spec) {
  Value limited = spec[f::limited];
  return spec[f::type].text() == "Limited" && limited[f::nominalConcurrencyShares].integer() == 5 &&
         limited[f::lendablePercent].integer_or(0) == 0 && !limited[f::borrowingLimitPercent].written() &&
         limited[f::limitResponse][f::type].text() == "Reject" && !limited[f::limitResponse][f::queuing].written() &&
         !spec[f::exempt].written();
}

void fixed(Value spec, bool as_it_must_be) {
  if (as_it_must_be) return;
  spec.say(Code::ServerForbidden, fmt::format("the spec of {} is fixed by Kubernetes", object_name(spec)),
           "leave the object as the cluster has it, or give yours another name");
}

}  // namespace

std::string_view object_name(Value value) {
  const doc::Node* root = value.scope().root();
  const doc::Node* metadata = root == nullptr ? nullptr : root->find(f::metadata);
  const doc::Node* name = metadata == nullptr ? nullptr : metadata->find(f::name);
  return name != nullptr && name->is_string() ? name->text() : std::string_view();
}

void fixed_flow_schema(Value spec) {
  std::string_view name = object_name(spec);
  if (name == kExempt) fixed(spec, is_exempt_schema(spec));
  if (name == kCatchAll) fixed(spec, is_catch_all_schema(spec));
}

void fixed_priority_level(Value spec) {
  std::string_view name = object_name(spec);
  // What `exempt` itself says is free.
  if (name == kExempt) fixed(spec, spec[f::type].text() == "Exempt" && !spec[f::limited].written());
  if (name == kCatchAll) fixed(spec, is_catch_all_level(spec));
}

}  // namespace pave::judge::server::flowcontrol
