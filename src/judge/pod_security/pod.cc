#include "judge/pod_security/pod.h"

#include <fmt/format.h>

namespace pave::judge::pod_security {
namespace {

using doc::Node;

const Node* map_or_null(const Node& node) { return node.is_map() ? &node : nullptr; }
const Node* list_or_null(const Node& node) { return node.is_list() ? &node : nullptr; }

std::string_view list_name(ContainerList list) {
  switch (list) {
    case ContainerList::Init: return "initContainers";
    case ContainerList::Main: return "containers";
    case ContainerList::Ephemeral: return "ephemeralContainers";
  }
  return {};
}

}  // namespace

std::string Container::text() const {
  std::string_view kind;
  switch (list) {
    case ContainerList::Init: kind = "init container"; break;
    case ContainerList::Main: kind = "container"; break;
    case ContainerList::Ephemeral: kind = "ephemeral container"; break;
  }
  return name.empty() ? fmt::format("{} {}", kind, index) : fmt::format("{} \"{}\"", kind, name);
}

SecurityContext Pod::gather_security(const Node* node) const {
  SecurityContext out;
  if (node == nullptr) return out;
  out.node = node;
  for (const Node& child : node->children()) {
    if (child.is_null()) continue;
    switch (fields_.of(child)) {
      case Field::AllowPrivilegeEscalation: out.allow_privilege_escalation = &child; break;
      case Field::AppArmorProfile: out.app_armor_profile = map_or_null(child); break;
      case Field::Capabilities: out.capabilities = map_or_null(child); break;
      case Field::Privileged: out.privileged = &child; break;
      case Field::ProcMount: out.proc_mount = child.is_string() ? &child : nullptr; break;
      case Field::RunAsNonRoot: out.run_as_non_root = child.is(doc::Kind::Bool) ? &child : nullptr; break;
      case Field::RunAsUser: out.run_as_user = &child; break;
      case Field::SeLinuxOptions: out.se_linux_options = map_or_null(child); break;
      case Field::SeccompProfile: out.seccomp_profile = map_or_null(child); break;
      case Field::Sysctls: out.sysctls = list_or_null(child); break;
      case Field::WindowsOptions: out.windows_options = map_or_null(child); break;
      default: break;
    }
  }
  return out;
}

Container Pod::gather_container(const Node& node) const {
  Container out;
  out.node = &node;
  if (!node.is_map()) return out;
  for (const Node& child : node.children()) {
    switch (fields_.of(child)) {
      case Field::Name: out.name = text_of(&child); break;
      case Field::SecurityContext: out.security = gather_security(map_or_null(child)); break;
      case Field::Lifecycle: out.lifecycle = map_or_null(child); break;
      case Field::LivenessProbe: out.liveness_probe = map_or_null(child); break;
      case Field::Ports: out.ports = list_or_null(child); break;
      case Field::ReadinessProbe: out.readiness_probe = map_or_null(child); break;
      case Field::StartupProbe: out.startup_probe = map_or_null(child); break;
      default: break;
    }
  }
  return out;
}

void Pod::gather_containers(const Node& list, ContainerList which) {
  if (!list.is_list()) return;
  std::uint32_t index = 0;
  for (const Node& item : list.children()) {
    containers_.push_back(gather_container(item));
    containers_.back().list = which;
    containers_.back().index = index++;
  }
}

void Pod::gather(const kube::PodDescription& description) {
  path_ = description.path;
  spec = description.spec;
  annotations = find(description.metadata, Field::Annotations);
  host_ipc = host_network = host_pid = host_users = os = volumes = nullptr;
  security = {};
  containers_.clear();
  const Node* init = nullptr;
  const Node* main = nullptr;
  const Node* ephemeral = nullptr;
  for (const Node& child : spec->children()) {
    switch (fields_.of(child)) {
      case Field::Containers: main = &child; break;
      case Field::EphemeralContainers: ephemeral = &child; break;
      case Field::HostIpc: host_ipc = &child; break;
      case Field::HostNetwork: host_network = &child; break;
      case Field::HostPid: host_pid = &child; break;
      case Field::HostUsers: host_users = &child; break;
      case Field::InitContainers: init = &child; break;
      case Field::Os: os = &child; break;
      case Field::SecurityContext: security = gather_security(map_or_null(child)); break;
      case Field::Volumes: volumes = list_or_null(child); break;
      default: break;
    }
  }
  if (init != nullptr) gather_containers(*init, ContainerList::Init);
  if (main != nullptr) gather_containers(*main, ContainerList::Main);
  if (ephemeral != nullptr) gather_containers(*ephemeral, ContainerList::Ephemeral);
}

bool Pod::in_user_namespace() const { return is_false(host_users); }
bool Pod::on_windows() const { return text_of(find(os, Field::Name)) == "windows"; }

std::string Pod::annotation_path(std::string_view key) const {
  return fmt::format("{}{}metadata.annotations[{}]", path_, path_.empty() ? "" : ".", key);
}

std::string Pod::spec_path(std::string_view rest) const {
  return fmt::format("{}{}spec.{}", path_, path_.empty() ? "" : ".", rest);
}

std::string Pod::path(const Container& container, std::string_view rest) const {
  return spec_path(fmt::format("{}[{}].{}", list_name(container.list), container.index, rest));
}

bool is_number(const Node* node) { return node != nullptr && (node->is(doc::Kind::Int) || node->is(doc::Kind::Float)); }

bool is_zero(const Node* node) {
  if (!is_number(node)) return false;
  std::string_view text = node->text();
  bool hex = text.contains("0x") || text.contains("0X");
  for (char c : text) {
    if (!hex && (c == 'e' || c == 'E')) break;
    bool counts = (c >= '1' && c <= '9') || (hex && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
    if (counts || c == 'i' || c == 'n' || c == 'I' || c == 'N') return false;  // .inf and .nan are no zeros
  }
  return true;
}

}  // namespace pave::judge::pod_security
