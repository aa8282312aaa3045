#pragma once

#include <string_view>

#include "kube/object.h"

namespace pave::judge {

/// Whether the value of the field may be a secret, so that a report must not show its line: below `data` and
/// `stringData` of a Secret, and the value of an environment variable of a container.
bool is_secret_field(const kube::Object& object, std::string_view field);

/// The same for a text that can't be taken apart: whether it speaks of an object of kind Secret.
bool may_hold_secrets(std::string_view text);

}  // namespace pave::judge
