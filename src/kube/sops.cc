#include "kube/sops.h"

#include <string_view>

namespace pave::kube {

bool is_sops_encrypted(const doc::Node& root) {
  const doc::Node* sops = root.find("sops");
  if (sops == nullptr) return false;
  std::string_view mac = sops->string_at("mac");
  bool dated = sops->find("version") != nullptr || sops->find("lastmodified") != nullptr;
  return dated && mac.starts_with("ENC[") && mac.ends_with("]");
}

}  // namespace pave::kube
