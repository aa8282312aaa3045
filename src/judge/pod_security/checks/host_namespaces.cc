#include <fmt/format.h>

#include "judge/pod_security/checks/checks.h"

namespace pave::judge::pod_security::checks {

/// A pod must not share namespaces with its node.
void host_namespaces(const Pod& pod, Report& report) {
  auto check = [&](const doc::Node* value, std::string_view field, std::string_view what) {
    if (!is_true(value)) return;
    report.forbidden(Level::Baseline, *value, pod.spec_path(field),
                     fmt::format("the pod shares the host's {} ({})", what, field),
                     fmt::format("remove `{}: true`", field));
  };
  check(pod.host_network, "hostNetwork", "network");
  check(pod.host_pid, "hostPID", "process ids");
  check(pod.host_ipc, "hostIPC", "IPC namespace");
}

}  // namespace pave::judge::pod_security::checks
