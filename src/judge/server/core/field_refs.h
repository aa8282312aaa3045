#pragma once

#include <span>
#include <string_view>

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// The path of an ObjectFieldSelector is one of `paths`, or the label or annotation of a valid key
/// (pkg/apis/core/validation, validateObjectFieldSelector).
/// `named`: where the server sees the reference, which for volumes is not where it stands.
void judge_field_ref(const Value& ref, const Value& named, std::span<const std::string_view> paths);

/// A ResourceFieldSelector: resource and divisor; in a volume it says of which container
/// (validateContainerResourceFieldSelector).
void judge_resource_field_ref(const Value& ref, const Value& named, bool in_volume);

}  // namespace pave::judge::server::core
