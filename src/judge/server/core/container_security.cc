#include <fmt/format.h>

#include "judge/server/core/container.h"
#include "judge/server/core/security.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::string_view kSysAdmin = "CAP_SYS_ADMIN";
constexpr std::string_view kProcMounts[] = {"Default", "Unmasked"};

constexpr Rule kSecurityContext[] = {
    {f::runAsUser, kUserId},
    {f::runAsGroup, kUserId},
    {f::procMount, one_of(kProcMounts)},
    {f::seccompProfile, must(judge_seccomp_profile)},
    {f::windowsOptions, must(judge_windows_options)},
    {f::appArmorProfile, must(judge_app_armor_profile)},
};

/// The server names the whole context.
void judge_escalation(const Value& context, bool keeps_sys_admin) {
  Value escalation = context[f::allowPrivilegeEscalation];
  if (!escalation.is_false()) return;
  if (context[f::privileged].is_true())
    context.say_at(escalation, Code::ServerConflict, "a privileged container can always escalate its privileges",
                   "remove `allowPrivilegeEscalation: false` or `privileged: true`");
  if (keeps_sys_admin) return;
  for (Value added : context[f::capabilities][f::add].children())
    if (added.text() == kSysAdmin)
      context.say_at(added, Code::ServerConflict,
                     fmt::format("a container with {} can always escalate its privileges", kSysAdmin),
                     "remove `allowPrivilegeEscalation: false` or the capability");
}

}  // namespace

void judge_container_security(const Value& container, const PodFacts& pod) {
  Value context = container[f::securityContext];
  if (!context.written()) return;
  judge(context, kSecurityContext);
  if (Value mount = context[f::procMount]; !pod.has_own_users && mount.text() == "Unmasked")
    mount.say(Code::ServerConflict, "only a pod with its own users can have an unmasked /proc",
              "write `hostUsers: false` in the pod's spec, or remove procMount");
  judge_escalation(context, pod.keeps_sys_admin);
}

}  // namespace pave::judge::server::core
