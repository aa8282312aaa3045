#include "judge/pod_security/check_table.h"

#include <iterator>
#include <tuple>

namespace pave::judge::pod_security {
namespace {

using namespace checks;  // the names of the checks, for the table

constexpr Level kBaseline = Level::Baseline;
constexpr Level kRestricted = Level::Restricted;

constexpr CheckFacts kChecks[] = {
    {"appArmorProfile", "forbidden AppArmor profile", kBaseline, "", {{{0, app_armor_profile}}}},
    {"capabilities_baseline", "non-default capabilities", kBaseline, "", {{{0, capabilities_baseline}}}},
    {"hostNamespaces", "host namespaces", kBaseline, "", {{{0, host_namespaces}}}},
    {"hostPathVolumes", "hostPath volumes", kBaseline, "", {{{0, host_path_volumes}}}},
    {"hostPorts", "hostPort", kBaseline, "", {{{0, host_ports}}}},
    {"hostProbesAndHostLifecycle", "probe or lifecycle host", kBaseline, "", {{{34, host_probes_34}}}},
    {"privileged", "privileged", kBaseline, "", {{{0, privileged}}}},
    {"procMount", "procMount", kBaseline, "", {{{0, proc_mount}, {35, proc_mount_35}}}},
    {"seLinuxOptions", "seLinuxOptions", kBaseline, "", {{{0, se_linux_options}, {31, se_linux_options_31}}}},
    {"seccompProfile_baseline",
     "seccompProfile",
     kBaseline,
     "",
     {{{0, seccomp_annotations}, {19, seccomp_profile_baseline_19}}}},
    {"sysctls",
     "forbidden sysctls",
     kBaseline,
     "",
     {{{0, sysctls}, {27, sysctls_27}, {29, sysctls_29}, {32, sysctls_32}}}},
    {"windowsHostProcess", "hostProcess", kBaseline, "", {{{0, windows_host_process}}}},
    {"allowPrivilegeEscalation",
     "allowPrivilegeEscalation != false",
     kRestricted,
     "",
     {{{8, allow_privilege_escalation_8}, {25, allow_privilege_escalation_25}}}},
    {"capabilities_restricted",
     "unrestricted capabilities",
     kRestricted,
     "capabilities_baseline",
     {{{22, capabilities_restricted_22}, {25, capabilities_restricted_25}}}},
    {"procMount_restricted", "procMount", kRestricted, "procMount", {{{35, proc_mount_restricted_35}}}},
    {"restrictedVolumes", "restricted volume types", kRestricted, "hostPathVolumes", {{{0, restricted_volumes}}}},
    {"runAsNonRoot", "runAsNonRoot != true", kRestricted, "", {{{0, run_as_non_root}, {35, run_as_non_root_35}}}},
    {"runAsUser", "runAsUser=0", kRestricted, "", {{{23, run_as_user_23}, {35, run_as_user_35}}}},
    {"seccompProfile_restricted",
     "seccompProfile",
     kRestricted,
     "seccompProfile_baseline",
     {{{19, seccomp_profile_restricted_19}, {25, seccomp_profile_restricted_25}}}},
};

bool is_replaced(const CheckFacts& check, Policy policy) {
  if (policy.level != Level::Restricted) return false;
  for (const CheckFacts& other : kChecks)
    if (other.instead_of == check.id && other.at(policy.version) != nullptr) return true;
  return false;
}

}  // namespace

checks::Check* CheckFacts::at(base::KubeVersion version) const {
  checks::Check* newest = nullptr;
  for (const Variant& variant : variants)
    if (variant.run != nullptr && base::KubeVersion{1, variant.since} <= version) newest = variant.run;
  return newest;
}

std::span<const CheckFacts> all_checks() { return kChecks; }

RuleSet rules_of(Policy policy) {
  static_assert(std::size(kChecks) <= std::tuple_size_v<decltype(RuleSet::rules)>);
  RuleSet out;
  for (std::uint8_t number = 0; number < std::size(kChecks); ++number) {
    const CheckFacts& check = kChecks[number];
    checks::Check* run = check.at(policy.version);
    if (check.level > policy.level || run == nullptr || is_replaced(check, policy)) continue;
    out.rules[out.count++] = {number, run};
  }
  return out;
}

}  // namespace pave::judge::pod_security
