#include "judge/server/core/pod_facts.h"

#include "judge/server/core/resources.h"

namespace pave::judge::server::core {
namespace {

/// Whether the old PodSpec has a container for which `is_so` holds.
template <class Predicate>
bool any_container(const Value& spec, Predicate is_so) {
  for (doc::Symbol list : kContainerLists)
    for (Value container : spec[list].children())
      if (is_so(container)) return true;
  return false;
}

bool has_partial_pages(Value amounts) {
  for (Value entry : amounts.children())
    if (is_huge_pages(entry.key()) && !has_whole_pages(entry)) return true;
  return false;
}

bool uses_partial_pages(const Value& spec) {
  return has_partial_pages(spec[f::overhead]) || any_container(spec, [](Value container) {
           Value resources = container[f::resources];
           return has_partial_pages(resources[f::limits]) || has_partial_pages(resources[f::requests]);
         });
}

bool uses_restart_rules(const Value& spec) {
  for (Value container : spec[f::initContainers].children())
    if ((container[f::restartPolicy].written() && !is_sidecar(container)) ||
        container[f::restartPolicyRules].size() != 0)
      return true;
  for (Value container : spec[f::containers].children())
    if (container[f::restartPolicy].written()) return true;
  return false;
}

bool uses_restart_of_all(const Value& spec) {
  for (Value container : spec[f::initContainers].children())
    if (is_sidecar(container) && container[f::restartPolicyRules].size() != 0) return true;
  for (doc::Symbol list : {f::initContainers, f::containers})
    for (Value container : spec[list].children())
      for (Value rule : container[f::restartPolicyRules].children())
        if (rule[f::action].text() == "RestartAllContainers") return true;
  return false;
}

bool uses_env_files(const Value& spec) {
  return any_container(spec, [](Value container) {
    for (Value variable : container[f::env].children())
      if (variable[f::valueFrom][f::fileKeyRef].written()) return true;
    return false;
  });
}

bool uses_init_restart(const Value& spec) {
  for (Value container : spec[f::initContainers].children())
    for (Value policy : container[f::resizePolicy].children())
      if (!is_sidecar(container) && policy[f::restartPolicy].text() == "RestartContainer") return true;
  return false;
}

bool uses_user_devices(const Value& spec) {
  return spec[f::hostUsers].is_false() &&
         any_container(spec, [](Value container) { return container[f::volumeDevices].size() != 0; });
}

bool uses_sys_admin(const Value& spec) {
  return any_container(spec, [](Value container) {
    Value context = container[f::securityContext];
    if (context[f::allowPrivilegeEscalation].is_true()) return false;
    for (Value added : context[f::capabilities][f::add].children())
      if (added.text() == "CAP_SYS_ADMIN") return true;
    return false;
  });
}

}  // namespace

bool is_sidecar(const Value& init_container) { return init_container[f::restartPolicy].text() == "Always"; }

bool is_empty_dir(const Value& volume) {
  if (volume[f::emptyDir].written()) return true;
  for (Value field : volume.children())
    if (field.written() && field.key() != "name") return false;
  return true;
}

bool has_whole_pages(const Value& entry) {
  auto size = base::Quantity::parse(entry.key().substr(entry.key().find('-') + 1));
  auto amount = amount_of(entry);
  if (!size || !amount || size->sign() <= 0 || !size->is_whole()) return false;
  return amount->value() % size->value() == 0;
}

PodFacts::PodFacts(const Value& pod_spec)
    : spec(pod_spec),
      is_pod(spec.scope().facts().kind == "Pod"),
      has_host_network(spec[f::hostNetwork].is_true()),
      has_own_users(spec[f::hostUsers].is_false()),
      never_restarts(spec[f::restartPolicy].text() == "Never"),
      has_os(spec[f::os].written()),
      os(spec[f::os][f::name].text()),
      grace_seconds(spec[f::terminationGracePeriodSeconds].integer_or(kDefaultGraceSeconds)) {
  int minor = spec.scope().minor();
  if (is_pod && grace_seconds < 0) grace_seconds = 1;  // a template's stays
  std::uint32_t index = 0;
  for (Value volume : spec[f::volumes].children()) volumes.insert(volume[f::name].text(), index++);
  for (Value claim : spec[f::resourceClaims].children()) claims.insert(claim[f::name].text());

  Value old = spec.old();
  bool updating = spec.updating();
  has_restart_rules = minor >= 35 || (updating && uses_restart_rules(old));
  can_restart_all = minor >= 36 || (updating && uses_restart_of_all(old));
  has_env_files = minor >= 35 || (updating && uses_env_files(old));
  keeps_partial_pages = updating && uses_partial_pages(old);
  keeps_init_restart = minor < 36 || (updating && uses_init_restart(old));
  keeps_user_devices = minor < 34 || (updating && uses_user_devices(old));
  keeps_sys_admin = minor >= 37 && updating && uses_sys_admin(old);
}

}  // namespace pave::judge::server::core
