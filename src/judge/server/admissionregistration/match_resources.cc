#include "judge/server/admissionregistration/match_resources.h"

#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>

#include "judge/server/admissionregistration/choice.h"
#include "judge/server/formats.h"
#include "judge/server/label_selector.h"
#include "judge/server/wildcard.h"
#include "judge/value_text.h"

namespace pave::judge::server::admissionregistration {
namespace {

using base::Code;

constexpr std::string_view kScopes[] = {"*", "Cluster", "Namespaced"};
constexpr std::string_view kMatchPolicies[] = {"Exact", "Equivalent"};
constexpr std::string_view kOperations[] = {"*", "CREATE", "UPDATE", "DELETE", "CONNECT"};

void judge_operations(Value operations) {
  for (Value operation : operations.children())
    if (std::ranges::find(kOperations, operation.text()) == std::end(kOperations))
      operation.say(Code::ServerBadValue, fmt::format("{} is not an operation", quoted(operation.text())),
                    "write *, CREATE, UPDATE, DELETE or CONNECT");
}

void judge_scope(Value scope) { judge_choice(scope, kScopes); }
void judge_policy(Value policy) { judge_choice(policy, kMatchPolicies); }

void judge_versions(Value versions) {
  for (Value version : versions.children())
    if (version.text().empty())
      version.say(Code::ServerRequired, "the version is empty", "write `v1` for example, or `*` for all");
}

/// `pods/*` covers all subresources of pods, `*/status` that subresource of all, and what they cover must not follow.
void covered_once(Value resources) {
  std::set<std::string_view> whole;
  std::set<std::string_view> everywhere;
  for (Value item : resources.children()) {
    std::string_view text = item.text();
    std::size_t slash = text.find('/');
    if (slash == text.npos) continue;
    std::string_view resource = text.substr(0, slash);
    std::string_view subresource = text.substr(slash + 1);
    if (whole.contains(resource))
      item.say(Code::ServerConflict,
               fmt::format("{} is covered by `{}/*` before it", quoted(text), shortened(resource)), "remove it");
    if (everywhere.contains(subresource))
      item.say(Code::ServerConflict,
               fmt::format("{} is covered by `*/{}` before it", quoted(text), shortened(subresource)), "remove it");
    if (subresource == "*") whole.insert(resource);
    if (resource == "*") everywhere.insert(subresource);
  }
}

void judge_resources(Value resources) {
  bool has_slash = false;
  bool is_last_plain = false;  // the server looks at the last one without a slash only
  for (Value item : resources.children()) {
    std::string_view text = item.text();
    if (text.empty()) {
      item.say(Code::ServerRequired, "the resource is empty", "write `pods` for example, or `*` for all");
      continue;
    }
    if (text.find('/') != text.npos) has_slash = true;
    else is_last_plain = text != "*";
  }
  if (has_slash) covered_once(resources);
  if (resources.size() > 1 && has_slash && has_text(resources, "*/*"))
    resources.say(Code::ServerConflict, "`*/*` stands for all, and something else is beside it",
                  "keep `*/*` alone, or take it out");
  if (is_last_plain && resources.size() > 1 && has_text(resources, "*"))
    resources.say(Code::ServerConflict, "`*` stands for all resources, and another one is beside it",
                  "keep `*` and subresources, or take `*` out");
}

constexpr Rule kRule[] = {
    {f::operations, required()},
    {f::operations, must(judge_wildcard)},
    {f::operations, must(judge_operations)},
    {f::apiGroups, required()},
    {f::apiGroups, must(judge_wildcard)},
    {f::apiVersions, required()},
    {f::apiVersions, must(judge_wildcard)},
    {f::apiVersions, must(judge_versions)},
    {f::resources, required()},
    {f::resources, must(judge_resources)},
    {f::scope, must(judge_scope)},
};

void judge_names(Value names) {
  for (Value name : names.children())
    if (!kPathSegment.fits(name.text()))
      name.say(Code::ServerBadName, fmt::format("{} can't be the name of an object", quoted(name.text())),
               std::string(kPathSegment.help));
}

constexpr Rule kNamedRule[] = {
    {f::resourceNames, must(judge_names)},
    {f::resourceNames, unique()},
    {kWhole, must_always(judge_webhook_rule)},
};
constexpr Rule kMatchResources[] = {
    {f::matchPolicy, must(judge_policy)},
    {f::namespaceSelector, must(judge_label_selector)},
    {f::objectSelector, must(judge_label_selector)},
    {f::resourceRules, each(kNamedRule)},
    {f::excludeResourceRules, each(kNamedRule)},
};

}  // namespace

void judge_webhook_rule(Value rule) { judge(rule, kRule); }

void judge_match_resources(Value resources) { judge(resources, kMatchResources); }

void judge_mutating_operations(Value resources) {
  Value rules = resources[f::resourceRules];
  for (Value rule : rules.children())
    for (Value operation : rule[f::operations].children()) {
      std::string_view text = operation.text();
      if (text == "*" || text == "CREATE" || text == "UPDATE" || text == "CONNECT") continue;
      rules[f::operations].say_at(operation, Code::ServerBadValue,
                                  fmt::format("a mutating policy can't be about {}", quoted(text)),
                                  "write *, CREATE, UPDATE or CONNECT");
    }
}

}  // namespace pave::judge::server::admissionregistration
