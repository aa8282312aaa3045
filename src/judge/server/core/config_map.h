#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// A ConfigMap (pkg/apis/core/validation, ValidateConfigMap and ValidateConfigMapUpdate).
void judge_config_map(Value root);
/// A Secret by its type; its values are in no message (ValidateSecret and ValidateSecretUpdate).
void judge_secret(Value root);

/// Bytes that a ConfigMap's or Secret's values may have together.
inline constexpr std::int64_t kMaxDataBytes = 1024 * 1024;

/// The size of what a base64 text stands for; nothing is decoded.
std::int64_t decoded_size(std::string_view base64);
/// Whether two base64 texts stand for the same bytes.
bool same_bytes(std::string_view a, std::string_view b);

/// Nothing may change once the object says `immutable: true`, that included.
void judge_immutable_mark(Value root);

}  // namespace pave::judge::server::core
