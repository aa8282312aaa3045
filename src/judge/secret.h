#pragma once

#include <string_view>

#include "base/sources.h"
#include "kube/object.h"

namespace pave::judge {

/// Whether the line of that place shows a value of a Secret: a part of `data` or `stringData`, or of the copy of the
/// object that `kubectl apply` keeps in an annotation. False for objects of another kind.
bool shows_secret(const kube::Object& object, base::Origin origin, const base::Sources& sources);

/// Whether the field is the value of an environment variable, or holds one: people put passwords there.
bool is_environment_value(std::string_view field);

/// For the text of a document that could not be read, so nothing is known of its parts: whether it looks like a
/// Secret.
bool looks_like_secret(std::string_view document);

}  // namespace pave::judge
