#pragma once

#include <string>
#include <string_view>

namespace pave::reference {

/// Why libyaml's event parser refuses the text; empty: it accepts it.
std::string libyaml_error(std::string_view text);

}  // namespace pave::reference
