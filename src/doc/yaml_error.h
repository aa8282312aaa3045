#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace pave::doc {

/// How sigs.k8s.io/yaml words what is wrong in a text whose first document the reader refused with that diagnostic:
/// `yaml: line 3: did not find expected key`, `json: unsupported value: +Inf`. For programs that show the words of Go's
/// packages to their users, as templates do.
std::string go_yaml_error(std::string_view text, const base::Diagnostic& refused);

}  // namespace pave::doc
