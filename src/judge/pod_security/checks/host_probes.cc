#include <fmt/format.h>

#include "judge/pod_security/checks/checks.h"

namespace pave::judge::pod_security::checks {
namespace {

/// A handler with `httpGet.host` or `tcpSocket.host` lets the kubelet call any address in the pod's name.
void check_handler(const Pod& pod, Report& report, const Container& container, const doc::Node* handler,
                   std::string_view where) {
  if (handler == nullptr) return;
  for (Field way : {Field::HttpGet, Field::TcpSocket}) {
    const doc::Node* host = pod.find(pod.find(handler, way), Field::Host);
    if (text_of(host).empty()) continue;
    std::string field = fmt::format("{}.{}.host", where, name(way));
    report.forbidden(Level::Baseline, *host, pod.path(container, field),
                     fmt::format("{} names the host \"{}\" in a probe or lifecycle handler ({})", container.text(),
                                 host->text(), field),
                     "remove `host`: without it, the pod itself is called");
  }
}

}  // namespace

void host_probes_34(const Pod& pod, Report& report) {
  for (const Container& container : pod.containers()) {
    check_handler(pod, report, container, container.liveness_probe, "livenessProbe");
    check_handler(pod, report, container, container.readiness_probe, "readinessProbe");
    check_handler(pod, report, container, container.startup_probe, "startupProbe");
    if (container.lifecycle == nullptr) continue;
    check_handler(pod, report, container, pod.find(container.lifecycle, Field::PostStart), "lifecycle.postStart");
    check_handler(pod, report, container, pod.find(container.lifecycle, Field::PreStop), "lifecycle.preStop");
  }
}

}  // namespace pave::judge::pod_security::checks
