#include "judge/server/rbac/binding.h"

#include <string>

#include <fmt/format.h>

#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::rbac {
namespace {

using base::Code;

constexpr std::string_view kGroup = "rbac.authorization.k8s.io";
constexpr std::string_view kGroups[] = {kGroup};
constexpr std::string_view kRoleKinds[] = {"Role", "ClusterRole"};
constexpr std::string_view kClusterRoleKinds[] = {"ClusterRole"};

/// What the server puts in when it isn't written.
std::string_view group_of(Value ref) {
  std::string_view group = ref[f::apiGroup].text();
  return group.empty() ? kGroup : group;
}

void same_role(Value ref) {
  if (!ref.updating() || (!ref[f::kind].changed() && !ref[f::name].changed() && group_of(ref) == group_of(ref.old())))
    return;
  ref.say(Code::ServerImmutable, "a binding can't turn to another role once it exists",
          "write the old roleRef back, or delete the binding and create it anew: it must be replaced");
}

constexpr Rule kRoleRef[] = {
    {f::apiGroup, one_of(kGroups)},     {f::kind, required()},
    {f::kind, one_of(kRoleKinds)},      {f::name, required()},
    {f::name, formatted(kPathSegment)}, {kWhole, must_always(same_role)},
};
constexpr Rule kClusterRoleRef[] = {
    {f::apiGroup, one_of(kGroups)},       {f::kind, required()},
    {f::kind, one_of(kClusterRoleKinds)}, {f::name, required()},
    {f::name, formatted(kPathSegment)},   {kWhole, must_always(same_role)},
};

constexpr Rule kServiceAccount[] = {
    {f::name, formatted(kDnsSubdomain)},
    {f::apiGroup, forbidden("remove it: a ServiceAccount's group is the empty one")},
};
constexpr Rule kUserOrGroup[] = {
    {f::apiGroup, one_of(kGroups)},
};

/// What stands beside the kind depends on it (ValidateRoleBindingSubject).
void fields_of_kind(Value subject) {
  std::string_view kind = subject[f::kind].text();
  if (kind == "User" || kind == "Group") return judge(subject, kUserOrGroup);
  if (kind != "ServiceAccount")
    return subject[f::kind].say(Code::ServerBadValue, fmt::format("the kind of a subject can't be {}", quoted(kind)),
                                "write User, Group or ServiceAccount");
  judge(subject, kServiceAccount);
  if (!subject.scope().facts().namespaced && subject[f::namespace_].text().empty())
    subject[f::namespace_].say(Code::ServerRequired, "the ServiceAccount's namespace is missing",
                               "add \"namespace\": the binding itself is in none");
}

constexpr Rule kSubject[] = {
    {f::name, required()},
    {kWhole, must_always(fields_of_kind)},
};

}  // namespace

void judge_role_ref(Value ref) {
  judge(ref, ref.scope().facts().namespaced ? Table(kRoleRef) : Table(kClusterRoleRef));
}

void judge_subject(Value subject) { judge(subject, kSubject); }

}  // namespace pave::judge::server::rbac
