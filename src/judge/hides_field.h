#pragma once

#include <string_view>

namespace pave::judge {

/// Whether the text of a field must not be told, by the kind of its object, its path there (`spec.env[0].value`,
/// `data[db.password]`) and the text itself: all of a Secret, what may_hold_secret(), and a text one of whose lines says
/// `password: ...` or the like.
bool hides_field(std::string_view kind, std::string_view path, std::string_view text);

}  // namespace pave::judge
