#pragma once

#include <string_view>

#include "base/sources.h"
#include "kube/object.h"

namespace pave::judge {

/// Whether the line of that place may show a secret: a part of a Secret's `data` or `stringData`, or of the copy of a
/// Secret that `kubectl apply` keeps in an annotation; or the value of an environment variable (people put passwords
/// there), when `field`, the path that the finding is about, lies in a container's `env`.
bool shows_secret(const kube::Object& object, std::string_view field, base::Origin origin,
                  const base::Sources& sources);

/// For the text of a document that could not be read, so nothing is known of its parts: whether it looks like a
/// Secret.
bool looks_like_secret(std::string_view document);

}  // namespace pave::judge
