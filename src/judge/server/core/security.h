#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

// What the security contexts of pods and of containers share (pkg/apis/core/validation).

/// Users and groups (apimachinery, IsValidUserID).
inline constexpr Action kUserId = range(0, INT32_MAX);

/// Type and localhostProfile (validateSeccompProfileField).
void judge_seccomp_profile(Value profile);
/// The same (ValidateAppArmorProfileField).
void judge_app_armor_profile(Value profile);
/// Names of users and credential specifications of Windows (validateWindowsSecurityContextOptions).
void judge_windows_options(Value options);

}  // namespace pave::judge::server::core
