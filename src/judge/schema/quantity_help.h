#pragma once

#include <string>
#include <string_view>

namespace pave::judge::schema {

/// What to write instead of a text that is not a quantity: the amount with the suffix that was probably meant
/// (`1.5GB` -> `did you mean "1.5G"?`), or what a quantity looks like.
std::string quantity_help(std::string_view text);

}  // namespace pave::judge::schema
