#pragma once

#include <span>
#include <string_view>

#include "judge/server/rule.h"

namespace pave::judge::server::core {

// What pods read of themselves, in volumes and in environment variables (pkg/apis/core/validation). `place` is named by
// the server, `shown` is where the reference stands; the same but for files of volumes.

/// A fieldRef: a field of the pod, or one label or annotation of it. `allowed` are the paths without a key
/// (validateObjectFieldSelector).
void judge_field_ref(Value place, Value shown, std::span<const std::string_view> allowed);
/// A resourceFieldRef: an amount of a container, with a divisor that suits it
/// (validateContainerResourceFieldSelector). `in_volume`: the container must be named.
void judge_resource_field_ref(Value place, Value shown, bool in_volume);

/// A file of a downwardAPI volume or source (validateDownwardAPIVolumeFile). The server names the list's parent, `place`.
void judge_downward_file(Value place, Value file);

}  // namespace pave::judge::server::core
