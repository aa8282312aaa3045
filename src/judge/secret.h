#pragma once

#include <string>
#include <string_view>

#include "base/sources.h"
#include "kube/object.h"

namespace pave::judge {

/// Whether the line of that place may show a secret: a part of a Secret's `data` or `stringData`, or of a field that a
/// Secret does not have, or of the copy of a Secret that `kubectl apply` keeps in an annotation; or the value of an
/// environment variable (people put passwords there), when `field`, the path that the finding is about, lies in a
/// container's `env`.
bool shows_secret(const kube::Object& object, std::string_view field, base::Origin origin,
                  const base::Sources& sources);

/// For the text of a document that could not be read, so nothing is known of its parts: whether it looks like a
/// Secret.
bool looks_like_secret(std::string_view document);

/// The same for a line that looks like the value of an environment variable.
bool looks_like_env_value(std::string_view line, std::string_view document);

/// Whether a line of such a document says only its kind or apiVersion, in block style.
bool is_type_line(std::string_view line);

/// A message about the text of such a document, in which the names of aliases, anchors and tags are hidden: a password
/// that begins with `*`, `&` or `!` is taken for one.
std::string without_names(std::string_view message);

}  // namespace pave::judge
