#include "doc/yaml_error.h"

namespace pave::doc {

std::string go_yaml_error(std::string_view, const base::Diagnostic& refused) { return "yaml: " + refused.message; }

}  // namespace pave::doc
