#include <fmt/format.h>

#include "judge/pod_security/checks/checks.h"

namespace pave::judge::pod_security::checks {
namespace {

void check_all(const Pod& pod, Report& report, Level level) {
  for (const Container& container : pod.containers()) {
    const doc::Node* value = container.security.proc_mount;
    if (value == nullptr || value->text() == "Default") continue;
    report.forbidden(level, *value, pod.path(container, "securityContext.procMount"),
                     fmt::format("{} sets securityContext.procMount to \"{}\"", container.text(), value->text()),
                     "remove procMount, or write `procMount: Default`");
  }
}

}  // namespace

/// A container must keep the default masks over /proc.
void proc_mount(const Pod& pod, Report& report) { check_all(pod, report, Level::Baseline); }

/// Since 1.35 a pod in a user namespace may unmask /proc under baseline ...
void proc_mount_35(const Pod& pod, Report& report) {
  if (!pod.in_user_namespace()) check_all(pod, report, Level::Baseline);
}

/// ... and still not under restricted.
void proc_mount_restricted_35(const Pod& pod, Report& report) {
  check_all(pod, report, pod.in_user_namespace() ? Level::Restricted : Level::Baseline);
}

}  // namespace pave::judge::pod_security::checks
