#include <fmt/format.h>

#include "judge/pod_security/checks/checks.h"

namespace pave::judge::pod_security::checks {

/// A container must not take a port of its node.
void host_ports(const Pod& pod, Report& report) {
  for (const Container& container : pod.containers()) {
    if (container.ports == nullptr) continue;
    std::uint32_t index = 0;
    for (const doc::Node& port : container.ports->children()) {
      const doc::Node* host_port = pod.find(&port, Field::HostPort);
      if (is_number(host_port) && !is_zero(host_port))
        report.forbidden(Level::Baseline, *host_port, pod.path(container, fmt::format("ports[{}].hostPort", index)),
                         fmt::format("{} takes port {} of the host (hostPort)", container.text(), host_port->text()),
                         "remove hostPort, and reach the pod through a Service");
      ++index;
    }
  }
}

}  // namespace pave::judge::pod_security::checks
