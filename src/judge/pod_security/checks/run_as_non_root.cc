#include <fmt/format.h>

#include "judge/pod_security/checks/checks.h"
#include "judge/pod_security/container_names.h"

namespace pave::judge::pod_security::checks {
namespace {

constexpr std::string_view kPath = "securityContext.runAsNonRoot";

void add_false(Report& report, const doc::Node& value, std::string field, std::string_view who) {
  report.forbidden(Level::Restricted, value, std::move(field),
                   fmt::format("{} may run as root (securityContext.runAsNonRoot is false)", who),
                   "write `runAsNonRoot: true`");
}

}  // namespace

/// Every container says `runAsNonRoot: true`, itself or through the pod. What the pod leaves open is one remark: one line
/// there mends all containers.
void run_as_non_root(const Pod& pod, Report& report) {
  const doc::Node* of_pod = pod.security.run_as_non_root;
  if (is_false(of_pod)) add_false(report, *of_pod, pod.spec_path(kPath), "the pod");
  std::vector<const Container*> left_open;
  for (const Container& container : pod.containers()) {
    const doc::Node* own = container.security.run_as_non_root;
    if (own == nullptr && of_pod == nullptr) left_open.push_back(&container);
    if (is_false(own)) add_false(report, *own, pod.path(container, kPath), container.text());
  }
  if (left_open.empty()) return;
  bool has_context = pod.security.node != nullptr;
  report.missing(Level::Restricted, has_context ? *pod.security.node : *pod.spec, pod.spec_path(kPath),
                 fmt::format("pod or {} must set securityContext.runAsNonRoot to true", container_names(left_open)),
                 has_context ? "add `runAsNonRoot: true` to the pod's securityContext"
                             : "add `securityContext: {runAsNonRoot: true}` to the pod's spec");
}

/// Since 1.35 root of a user namespace, who is nobody on the node, is allowed.
void run_as_non_root_35(const Pod& pod, Report& report) {
  if (!pod.in_user_namespace()) run_as_non_root(pod, report);
}

}  // namespace pave::judge::pod_security::checks
