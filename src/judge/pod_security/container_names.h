#pragma once

#include <string>
#include <vector>

#include "judge/pod_security/pod.h"

namespace pave::judge::pod_security {

/// `container "a"`, or `containers "a", "b"`, in the order given: whom a message about the pod as a whole means.
std::string container_names(const std::vector<const Container*>& containers);

}  // namespace pave::judge::pod_security
