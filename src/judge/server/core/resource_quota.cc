#include "judge/server/core/resource_quota.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "judge/server/core/resources.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::string_view kScopes[] = {
    "Terminating",           "NotTerminating",           "BestEffort", "NotBestEffort", "PriorityClass",
    "VolumeAttributesClass", "CrossNamespacePodAffinity"};
constexpr std::string_view kScopeHelp =
    "write Terminating, NotTerminating, BestEffort, NotBestEffort, PriorityClass, VolumeAttributesClass or "
    "CrossNamespacePodAffinity";
constexpr std::string_view kOfPods[] = {"pods",          "cpu",          "memory",         "limits.cpu",
                                        "limits.memory", "requests.cpu", "requests.memory"};
constexpr std::string_view kOfClaims[] = {"persistentvolumeclaims", "requests.storage"};

template <std::size_t N>
bool has(const std::string_view (&names)[N], std::string_view name) {
  return std::ranges::find(names, name) != std::end(names);
}

/// Whether a quota of that scope can count the resource (IsResourceQuotaScopeValidForResource).
bool counts(std::string_view scope, std::string_view resource) {
  if (scope == "BestEffort") return resource == "pods";
  if (scope == "VolumeAttributesClass") return has(kOfClaims, resource);
  return !has(kScopes, scope) || has(kOfPods, resource);
}

void scope_fits(Value place, Value shown, std::string_view scope, Value hard) {
  if (!has(kScopes, scope))
    return place.say_at(shown, Code::ServerBadValue, fmt::format("{} is no scope", quoted(scope)),
                        std::string(kScopeHelp));
  for (Value entry : hard.children())
    if (is_quota_resource(entry.key()) && !counts(scope, entry.key()))
      return place.say_at(shown, Code::ServerConflict,
                          fmt::format("a quota with scope {} can't count {}", scope, quoted(entry.key())),
                          "remove the resource from `hard`, or make a quota of its own for it");
}

/// Of the pairs that exclude each other.
void exclusive(Value place, Value shown, const std::set<std::string_view>& scopes) {
  if ((scopes.contains("BestEffort") && scopes.contains("NotBestEffort")) ||
      (scopes.contains("Terminating") && scopes.contains("NotTerminating")))
    place.say_at(shown, Code::ServerConflict, "two scopes exclude each other", "remove one");
}

void scopes(Value spec) {
  Value list = spec[f::scopes];
  std::set<std::string_view> seen;
  for (Value scope : list.children())
    if (seen.insert(scope.text()).second) scope_fits(list, scope, scope.text(), spec[f::hard]);
  exclusive(list, list, seen);
  if (!spec.updating()) return;
  std::set<std::string_view> before;
  for (Value scope : list.old().children()) before.insert(scope.text());
  if (before != seen)
    list.say(Code::ServerImmutable, "the scopes of a quota can't change",
             "write the old ones back, or delete the quota and create it anew: it must be replaced");
}

/// The server names the list without an index. `is_first`: of its scope.
void requirement(Value named, Value item, Value hard, bool is_first) {
  Value name = item[f::scopeName];
  Value op = item[f::operator_];
  Value values = item[f::values];
  std::string_view scope = name.text();
  if (!has(kScopes, scope)) scope_fits(named.named("scopeName"), name, scope, hard);
  else if (is_first) scope_fits(named, name, scope, hard);
  bool takes_values = op.text() == "In" || op.text() == "NotIn";
  bool takes_none = op.text() == "Exists" || op.text() == "DoesNotExist";
  bool only_exists = has(kScopes, scope) && scope != "PriorityClass" && scope != "VolumeAttributesClass";
  if (!takes_values && !takes_none)
    named.named("operator")
        .say_at(op, Code::ServerBadSelector, fmt::format("{} is not an operator", quoted(op.text())),
                "write In, NotIn, Exists or DoesNotExist");
  else if (only_exists && op.text() != "Exists")
    named.named("operator")
        .say_at(op, Code::ServerBadSelector, fmt::format("{} only exists or does not", scope),
                "write `operator: Exists`");
  if (takes_values && values.size() == 0)
    named.named("values").say_at(values, Code::ServerRequired, fmt::format("{} needs values", op.text()),
                                 "write at least one value");
  if (takes_none && values.size() != 0)
    named.named("values").say_at(values, Code::ServerForbidden, fmt::format("{} takes no values", op.text()),
                                 "remove them");
}

void scope_selector(Value spec) {
  Value list = spec[f::scopeSelector][f::matchExpressions];
  std::set<std::string_view> seen;
  for (Value item : list.children()) {
    bool is_first = seen.insert(item[f::scopeName].text()).second;
    requirement(list, item, spec[f::hard], is_first);
  }
  exclusive(list, list, seen);
}

void hard(Value amounts) {
  for (Value entry : amounts.children()) {
    judge_quota_resource_name(entry);
    judge_amount(entry);
  }
}

constexpr Rule kSpec[] = {
    {f::hard, must(hard)},
    {kWhole, must(scopes)},
    {kWhole, must(scope_selector)},
};
constexpr Rule kResourceQuota[] = {{f::spec, within_always(kSpec)}};

}  // namespace

void judge_resource_quota(Value root) { judge(root, kResourceQuota); }

}  // namespace pave::judge::server::core
