#pragma once

#include <cstdint>

namespace pave::lang::gotemplate {

/// What names are made of: unicode.IsLetter, unicode.IsDigit or an underscore.
bool is_alphanumeric(std::uint32_t character);

}  // namespace pave::lang::gotemplate
