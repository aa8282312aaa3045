#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "judge/pod_security/checks/checks.h"

namespace pave::judge::pod_security::checks {
namespace {

/// Safe sysctls, in the order in which they came to be allowed.
constexpr std::array<std::string_view, 12> kSafe = {"kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range",
                                                    "net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range",
                                                    "net.ipv4.ip_unprivileged_port_start",
                                                    // 1.27
                                                    "net.ipv4.ip_local_reserved_ports",
                                                    // 1.29
                                                    "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout",
                                                    "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes",
                                                    // 1.32
                                                    "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem"};

void check_all(const Pod& pod, Report& report, std::size_t count) {
  if (pod.security.sysctls == nullptr) return;
  std::span<const std::string_view> safe = std::span(kSafe).first(count);
  std::uint32_t index = 0;
  for (const doc::Node& sysctl : pod.security.sysctls->children()) {
    const doc::Node* name_node = pod.find(&sysctl, Field::Name);
    std::string_view value = text_of(name_node);
    if (std::ranges::find(safe, value) == safe.end())
      report.forbidden(Level::Baseline, name_node != nullptr ? *name_node : sysctl,
                       pod.spec_path(fmt::format("securityContext.sysctls[{}].name", index)),
                       fmt::format("the pod sets the forbidden sysctl \"{}\"", value),
                       fmt::format("remove it; these may be set: {}", fmt::join(safe, ", ")));
    ++index;
  }
}

}  // namespace

/// Only sysctls that can't reach other pods or the node.
void sysctls(const Pod& pod, Report& report) { check_all(pod, report, 5); }
void sysctls_27(const Pod& pod, Report& report) { check_all(pod, report, 6); }
void sysctls_29(const Pod& pod, Report& report) { check_all(pod, report, 10); }
void sysctls_32(const Pod& pod, Report& report) { check_all(pod, report, kSafe.size()); }

}  // namespace pave::judge::pod_security::checks
