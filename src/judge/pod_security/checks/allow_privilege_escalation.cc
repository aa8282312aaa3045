#include <fmt/format.h>

#include "judge/pod_security/checks/checks.h"

namespace pave::judge::pod_security::checks {

/// A process must not gain more rights than its parent (set-user-ID programs); the default lets it.
void allow_privilege_escalation_8(const Pod& pod, Report& report) {
  for (const Container& container : pod.containers()) {
    const doc::Node* value = container.security.allow_privilege_escalation;
    if (is_false(value)) continue;
    std::string field = pod.path(container, "securityContext.allowPrivilegeEscalation");
    if (value != nullptr) {
      report.forbidden(
          Level::Restricted, *value, std::move(field),
          fmt::format("{} allows privilege escalation (securityContext.allowPrivilegeEscalation)", container.text()),
          "write `allowPrivilegeEscalation: false`");
      continue;
    }
    const doc::Node* parent = container.security.node;
    report.missing(Level::Restricted, parent != nullptr ? *parent : *container.node, std::move(field),
                   fmt::format("{} must set securityContext.allowPrivilegeEscalation to false", container.text()),
                   parent != nullptr ? "add `allowPrivilegeEscalation: false` to the container's securityContext"
                                     : "add `securityContext: {allowPrivilegeEscalation: false}` to the container");
  }
}

/// Windows has no such thing; the server refuses a Windows pod that sets it.
void allow_privilege_escalation_25(const Pod& pod, Report& report) {
  if (!pod.on_windows()) allow_privilege_escalation_8(pod, report);
}

}  // namespace pave::judge::pod_security::checks
