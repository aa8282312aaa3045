#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "judge/server/core/pod_security.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

// Only whether they are written counts for the server, so there is no table.
constexpr doc::Symbol kLinuxPodContext[] = {
    f::appArmorProfile,          f::seLinuxOptions,      f::seccompProfile, f::fsGroup,
    f::fsGroupChangePolicy,      f::runAsUser,           f::runAsGroup,     f::supplementalGroups,
    f::supplementalGroupsPolicy, f::seLinuxChangePolicy,
};
constexpr doc::Symbol kLinuxContext[] = {
    f::appArmorProfile, f::seLinuxOptions,           f::seccompProfile, f::capabilities, f::readOnlyRootFilesystem,
    f::privileged,      f::allowPrivilegeEscalation, f::procMount,      f::runAsUser,    f::runAsGroup,
};

void refuse(const Value& value, std::string_view system) {
  value.say(Code::ServerConflict, fmt::format("a pod for {} can't have it", system), "remove it or `os`");
}

void refuse_written(const Value& map, std::span<const doc::Symbol> fields) {
  if (!map.written()) return;
  for (doc::Symbol field : fields)
    if (Value value = map[field]; value.written()) refuse(value, "windows");
}

void judge_windows_pod(const PodFacts& pod) {
  const Value& spec = pod.spec;
  refuse_written(spec[f::securityContext], kLinuxPodContext);
  if (Value sysctls = spec[f::securityContext][f::sysctls]; sysctls.size() != 0) refuse(sysctls, "windows");
  for (doc::Symbol field : {f::hostUsers, f::shareProcessNamespace})
    if (Value value = spec[field]; value.written()) refuse(value, "windows");
  for (doc::Symbol field : {f::hostPID, f::hostIPC})
    if (Value value = spec[field]; value.is_true()) refuse(value, "windows");
  for (doc::Symbol list : kContainerLists)
    for (Value container : spec[list].children()) refuse_written(container[f::securityContext], kLinuxContext);
}

void judge_linux_pod(const PodFacts& pod) {
  auto refuse_options = [](const Value& context) {
    if (Value options = context[f::windowsOptions]; options.written()) refuse(options, "linux");
  };
  refuse_options(pod.spec[f::securityContext]);
  for (doc::Symbol list : kContainerLists)
    for (Value container : pod.spec[list].children()) refuse_options(container[f::securityContext]);
}

Value host_process(const Value& owner) { return owner[f::securityContext][f::windowsOptions][f::hostProcess]; }

/// Containers that run on the host itself: all of them or none, and with its network.
void judge_host_process(const PodFacts& pod) {
  Value of_pod = host_process(pod.spec);
  int count = 0;
  int on_host = 0;
  for (doc::Symbol list : kContainerLists)
    for (Value container : pod.spec[list].children()) {
      Value own = host_process(container);
      ++count;
      if (of_pod.written() && own.written() && of_pod.is_true() != own.is_true())
        own.say(Code::ServerConflict, "hostProcess is another one for the pod", "write it once, for the pod");
      on_host += (own.written() ? own : of_pod).is_true() ? 1 : 0;
    }
  if (on_host == 0) return;
  if (on_host != count)
    pod.spec.say(Code::ServerConflict, "either all containers of a pod run on the host itself or none does",
                 "write `hostProcess: true` for the pod");
  if (Value network = pod.spec[f::hostNetwork]; !network.is_true())
    network.say(Code::ServerRequired, "containers that run on the host itself need its network",
                "write `hostNetwork: true`");
}

}  // namespace

void judge_pod_os(const PodFacts& pod) {
  judge_host_process(pod);
  if (!pod.has_os) return;
  Value os = pod.spec[f::os];
  actions::check_required(os[f::name], required());
  if (pod.os == "linux") judge_linux_pod(pod);
  else if (pod.os == "windows") judge_windows_pod(pod);
  else if (!pod.os.empty())
    os.say_at(os[f::name], Code::ServerBadValue, fmt::format("there are no pods for {}", quoted(pod.os)),
              "write linux or windows");
}

}  // namespace pave::judge::server::core
