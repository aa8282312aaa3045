#pragma once

#include <string_view>

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// What a scalar field of a pod is when it isn't written.
struct FieldDefault {
  std::string_view type;  ///< as in the OpenAPI document, `ContainerPort`
  doc::Symbol field;
  std::string_view text;  ///< of the default, as it would be written; kNothing: not written is a value of its own
};
inline constexpr std::string_view kNothing = "\x01";

/// The defaults of all types in a PodSpec (pkg/apis/core/v1/defaults.go and zz_generated.defaults.go), and the fields that
/// the server keeps as pointers. Every other field that isn't written is an empty text, zero or false.
std::string_view default_of(std::string_view type, doc::Symbol field);

/// Whether the server forgets the field in that version: its feature gate is off (pkg/api/pod/util.go,
/// dropDisabledFields).
bool is_dropped(std::string_view type, doc::Symbol field, int minor);

/// Whether an object that isn't written is an empty one to the server; others are nothing.
bool is_always_there(std::string_view type, doc::Symbol field);

}  // namespace pave::judge::server::core
