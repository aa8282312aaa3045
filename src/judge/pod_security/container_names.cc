#include "judge/pod_security/container_names.h"

#include <fmt/format.h>

namespace pave::judge::pod_security {

std::string container_names(const std::vector<const Container*>& containers) {
  std::string out = containers.size() == 1 ? "container " : "containers ";
  for (std::size_t i = 0; i < containers.size(); ++i) {
    if (i != 0) out += ", ";
    const Container& container = *containers[i];
    out += container.name.empty() ? std::to_string(container.index) : fmt::format("\"{}\"", container.name);
  }
  return out;
}

}  // namespace pave::judge::pod_security
