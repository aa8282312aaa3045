#include "judge/server/core/pod_security.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "judge/server/core/security.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::size_t kMaxSysctl = 253;
constexpr std::string_view kGroupChangePolicies[] = {"Always", "OnRootMismatch"};
constexpr std::string_view kGroupsPolicies[] = {"Merge", "Strict"};
constexpr std::string_view kSELinuxPolicies[] = {"MountOption", "Recursive"};
constexpr std::string_view kRecursive[] = {"Recursive"};

void group_ids(Value groups) {
  for (Value group : groups.children()) actions::check_range(group, kUserId);
}

/// All policies are allowed once a pod has one (useOnlyRecursiveSELinuxChangePolicy).
void selinux_policy(Value policy) {
  actions::check_required(policy, required());
  bool is_free = policy.scope().minor() >= 37 || (policy.updating() && policy.was_written());
  actions::check_one_of(policy, one_of(is_free ? std::span<const std::string_view>(kSELinuxPolicies) : kRecursive));
}

constexpr Rule kPodSecurityContext[] = {
    {f::fsGroup, kUserId},
    {f::runAsUser, kUserId},
    {f::runAsGroup, kUserId},
    {f::supplementalGroups, must(group_ids)},
    {f::fsGroupChangePolicy, one_of(kGroupChangePolicies)},
    {f::supplementalGroupsPolicy, one_of(kGroupsPolicies)},
    {f::seLinuxChangePolicy, must(selinux_policy)},
    {f::seccompProfile, must(judge_seccomp_profile)},
    {f::windowsOptions, must(judge_windows_options)},
    {f::appArmorProfile, must(judge_app_armor_profile)},
};

bool is_lower_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/// Segments of letters, digits, `-` and `_`, between dots or slashes (IsValidSysctlName).
bool is_sysctl(std::string_view name) {
  if (name.empty() || name.size() > kMaxSysctl) return false;
  bool is_edge = true;  // before it stands no letter or digit of the same segment
  for (std::size_t i = 0; i < name.size(); ++i) {
    char c = name[i];
    if (is_lower_or_digit(c)) {
      is_edge = false;
    } else if (c == '.' || c == '/') {
      if (is_edge || !is_lower_or_digit(name[i - 1])) return false;
      is_edge = true;
    } else if ((c != '-' && c != '_') || is_edge) {
      return false;
    }
  }
  return is_lower_or_digit(name.back());
}

constexpr std::string_view kIpcSysctls[] = {
    "kernel.msg", "kernel.msgmax", "kernel.msgmnb", "kernel.msgmni",          "kernel.sem",
    "kernel.shm", "kernel.shmall", "kernel.shmmax", "kernel.shm_rmid_forced", "kernel.shmmni",
};

/// With dots between the segments (component-helpers, sysctl.NormalizeName).
std::string with_dots(std::string_view name) {
  std::string dotted(name);
  std::size_t first = name.find_first_of("./");
  if (first == std::string_view::npos || name[first] == '.') return dotted;
  for (char& c : dotted) c = c == '.' ? '/' : c == '/' ? '.' : c;
  return dotted;
}

/// What pod and host share excludes the pod's own setting (ValidateHostSysctl): hostNetwork or hostIPC, or nothing.
std::string_view shared_with_host(std::string_view sysctl, bool host_network, bool host_ipc) {
  if (!host_network && !host_ipc) return {};
  std::string name = with_dots(sysctl);
  if (host_network && name.starts_with("net.")) return "hostNetwork";
  if (host_ipc && (name.starts_with("fs.mqueue.") || std::ranges::find(kIpcSysctls, name) != std::end(kIpcSysctls)))
    return "hostIPC";
  return {};
}

bool has_shared_sysctl(const Value& spec) {
  bool host_network = spec[f::hostNetwork].is_true();
  bool host_ipc = spec[f::hostIPC].is_true();
  for (Value sysctl : spec[f::securityContext][f::sysctls].children())
    if (!shared_with_host(sysctl[f::name].text(), host_network, host_ipc).empty()) return true;
  return false;
}

void judge_sysctls(const PodFacts& pod) {
  Value sysctls = pod.spec[f::securityContext][f::sysctls];
  if (sysctls.size() == 0) return;
  bool keeps_shared = pod.spec.updating() && has_shared_sysctl(pod.spec.old());
  bool host_ipc = pod.spec[f::hostIPC].is_true();
  NameIndex names;
  for (Value sysctl : sysctls.children()) {
    Value name = sysctl[f::name];
    actions::check_required(name, required());
    if (name.text().empty()) continue;
    bool is_new = names.insert(name.text());
    if (!is_sysctl(name.text()))
      name.say(Code::ServerBadFormat, fmt::format("{} is not the name of a sysctl", quoted(name.text())),
               "write segments of lower-case letters, digits, `-` and `_` with dots between them");
    else if (!is_new)
      name.say(Code::ServerDuplicate, fmt::format("the sysctl {} is set twice", quoted(name.text())), "remove one");
    if (keeps_shared) continue;
    std::string_view shared = shared_with_host(name.text(), pod.has_host_network, host_ipc);
    if (!shared.empty())
      name.say(Code::ServerConflict,
               fmt::format("{} would be set for the host: {} is true", quoted(name.text()), shared),
               fmt::format("remove it or {}", shared));
  }
}

void judge_shared_processes(const PodFacts& pod) {
  Value shared = pod.spec[f::shareProcessNamespace];
  if (!shared.is_true() || !pod.spec[f::hostPID].is_true()) return;
  Value named = pod.spec.scope().minor() >= 37 ? shared : pod.spec[f::securityContext][f::shareProcessNamespace];
  named.say_at(shared, Code::ServerConflict, "a pod has the processes of the host or shares its own, not both",
               "remove hostPID or shareProcessNamespace");
}

/// The server names two of the fields with a capital letter.
void judge_own_users(const PodFacts& pod) {
  if (!pod.has_own_users) return;
  const Value& spec = pod.spec;
  auto refuse = [](const Value& field, const Value& named) {
    if (field.is_true())
      named.say_at(field, Code::ServerConflict, "a pod with its own users shares no namespace with the host",
                   "remove it or `hostUsers: false`");
  };
  Value network = spec[f::hostNetwork];
  Value old = spec.old();
  if (!old[f::hostUsers].is_false() || !old[f::hostNetwork].is_true()) refuse(network, network);
  refuse(spec[f::hostPID], spec.named("HostPID"));
  refuse(spec[f::hostIPC], spec.named("HostIPC"));
}

}  // namespace

void judge_pod_security(const PodFacts& pod) {
  judge(pod.spec[f::securityContext], kPodSecurityContext);
  judge_sysctls(pod);
  judge_shared_processes(pod);
  judge_own_users(pod);
}

}  // namespace pave::judge::server::core
