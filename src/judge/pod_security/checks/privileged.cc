#include <fmt/format.h>

#include "judge/pod_security/checks/checks.h"

namespace pave::judge::pod_security::checks {

/// A privileged container has nearly all rights of a process on the node.
void privileged(const Pod& pod, Report& report) {
  for (const Container& container : pod.containers())
    if (is_true(container.security.privileged))
      report.forbidden(Level::Baseline, *container.security.privileged,
                       pod.path(container, "securityContext.privileged"),
                       fmt::format("{} runs privileged (securityContext.privileged)", container.text()),
                       "remove `privileged: true`, or write `privileged: false`");
}

}  // namespace pave::judge::pod_security::checks
