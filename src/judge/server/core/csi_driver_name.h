#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// A DNS subdomain in any case (pkg/apis/core/validation, ValidateCSIDriverName; at most kMaxCsiDriverName bytes).
extern const Format kCsiDriverName;
inline constexpr std::int64_t kMaxCsiDriverName = 63;

}  // namespace pave::judge::server::core
