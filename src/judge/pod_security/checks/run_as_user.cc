#include <fmt/format.h>

#include "judge/pod_security/checks/checks.h"

namespace pave::judge::pod_security::checks {

/// User 0 is root.
void run_as_user_23(const Pod& pod, Report& report) {
  constexpr std::string_view kPath = "securityContext.runAsUser";
  constexpr std::string_view kHelp =
      "write the number of a user that is not root, such as `runAsUser: 1000`, or remove it";
  if (is_zero(pod.security.run_as_user))
    report.forbidden(Level::Restricted, *pod.security.run_as_user, pod.spec_path(kPath),
                     "the pod runs as root (securityContext.runAsUser is 0)", std::string(kHelp));
  for (const Container& container : pod.containers())
    if (is_zero(container.security.run_as_user))
      report.forbidden(Level::Restricted, *container.security.run_as_user, pod.path(container, kPath),
                       fmt::format("{} runs as root (securityContext.runAsUser is 0)", container.text()),
                       std::string(kHelp));
}

/// Since 1.35 root of a user namespace, who is nobody on the node, is allowed.
void run_as_user_35(const Pod& pod, Report& report) {
  if (!pod.in_user_namespace()) run_as_user_23(pod, report);
}

}  // namespace pave::judge::pod_security::checks
