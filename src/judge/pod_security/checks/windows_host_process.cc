#include <fmt/format.h>

#include "judge/pod_security/checks/checks.h"

namespace pave::judge::pod_security::checks {

/// A HostProcess container runs on the Windows node itself.
void windows_host_process(const Pod& pod, Report& report) {
  auto check = [&](const doc::Node* options, auto path, auto who) {
    if (options == nullptr) return;
    const doc::Node* value = pod.find(options, Field::HostProcess);
    if (is_true(value))
      report.forbidden(Level::Baseline, *value, path(),
                       fmt::format("{} is a Windows HostProcess (securityContext.windowsOptions.hostProcess)", who()),
                       "remove `hostProcess: true`");
  };
  constexpr std::string_view kPath = "securityContext.windowsOptions.hostProcess";
  check(pod.security.windows_options, [&] { return pod.spec_path(kPath); }, [] { return std::string("the pod"); });
  for (const Container& container : pod.containers())
    check(
        container.security.windows_options, [&] { return pod.path(container, kPath); },
        [&] { return container.text(); });
}

}  // namespace pave::judge::pod_security::checks
