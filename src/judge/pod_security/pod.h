#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "doc/node.h"
#include "judge/pod_security/fields.h"
#include "kube/well_known.h"

namespace pave::judge::pod_security {

/// What a securityContext says, of a pod or a container. A member is null when the field is missing or null.
struct SecurityContext {
  const doc::Node* node = nullptr;
  const doc::Node* allow_privilege_escalation = nullptr;
  const doc::Node* app_armor_profile = nullptr;
  const doc::Node* capabilities = nullptr;
  const doc::Node* privileged = nullptr;
  const doc::Node* proc_mount = nullptr;
  const doc::Node* run_as_non_root = nullptr;
  const doc::Node* run_as_user = nullptr;
  const doc::Node* se_linux_options = nullptr;
  const doc::Node* seccomp_profile = nullptr;
  const doc::Node* sysctls = nullptr;
  const doc::Node* windows_options = nullptr;
};

enum class ContainerList : std::uint8_t { Init, Main, Ephemeral };

struct Container {
  const doc::Node* node = nullptr;
  ContainerList list = ContainerList::Main;
  std::uint32_t index = 0;
  std::string_view name;  ///< empty: none written
  SecurityContext security;
  const doc::Node* lifecycle = nullptr;
  const doc::Node* liveness_probe = nullptr;
  const doc::Node* ports = nullptr;
  const doc::Node* readiness_probe = nullptr;
  const doc::Node* startup_probe = nullptr;

  /// `container "app"`, `init container "setup"`, or `container 2` (counted from 0) when it has no name.
  std::string text() const;
};

/// What the checks need to know of a pod, gathered in one pass over its tree. A field of the wrong type counts as missing: the
/// schema has its say about it, and the server never gets as far as these checks. Kept and filled again for each pod, so
/// that nothing is allocated once it has seen a pod with many containers.
class Pod {
 public:
  explicit Pod(const doc::Names* names) : fields_(names) {}

  void gather(const kube::PodDescription& description);

  const Fields& fields() const { return fields_; }
  const doc::Node* find(const doc::Node* map, Field field) const { return fields_.find(map, field); }

  /// In the order in which the reference visits them: init, main, ephemeral.
  const std::vector<Container>& containers() const { return containers_; }

  /// spec.hostUsers is false.
  bool in_user_namespace() const;
  /// spec.os.name is windows.
  bool on_windows() const;

  const doc::Node* spec = nullptr;
  const doc::Node* annotations = nullptr;
  const doc::Node* host_ipc = nullptr;
  const doc::Node* host_network = nullptr;
  const doc::Node* host_pid = nullptr;
  const doc::Node* host_users = nullptr;
  const doc::Node* os = nullptr;
  const doc::Node* volumes = nullptr;
  SecurityContext security;

  /// Field paths as Kubernetes writes them, below the object's root.
  std::string annotation_path(std::string_view key) const;
  std::string spec_path(std::string_view rest) const;
  std::string path(const Container& container, std::string_view rest) const;

 private:
  SecurityContext gather_security(const doc::Node* node) const;
  void gather_containers(const doc::Node& list, ContainerList which);
  Container gather_container(const doc::Node& node) const;

  Fields fields_;
  std::string_view path_;
  std::vector<Container> containers_;
};

/// Whether the node is there and a Bool with that value.
inline bool is_true(const doc::Node* node) { return node != nullptr && node->is(doc::Kind::Bool) && node->truth(); }
inline bool is_false(const doc::Node* node) { return node != nullptr && node->is(doc::Kind::Bool) && !node->truth(); }
/// The text of a String, else an empty one: what the server sees when a text field is missing.
inline std::string_view text_of(const doc::Node* node) {
  return node != nullptr && node->is_string() ? node->text() : std::string_view();
}
/// Whether the node is there and a number that is 0, in whatever way that is written (`0x0`, `-0`, `0.0`).
bool is_zero(const doc::Node* node);
/// Whether the node is there and a number.
bool is_number(const doc::Node* node);

}  // namespace pave::judge::pod_security
