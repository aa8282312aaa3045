#pragma once

#include <string_view>

#include "judge/server/rule.h"

namespace pave::judge::server::core {

// Paths of volumes and of the files in them (pkg/apis/core/validation). What is not written is an empty path, which is
// fine here. `place` is named, `shown` is where the path stands.

/// No part of it is `..` (validatePathNoBacksteps).
void judge_steps(Value path);
/// Below the place where it is used: not from the root, no part `..` (validateLocalDescendingPath).
void judge_descending_path(Value path);
/// The same, and not beginning with `..`, as the kubelet's own files do (ValidateLocalNonReservedPath).
void judge_file_path(Value place, Value shown);
inline void judge_own_file_path(Value path) { judge_file_path(path, path); }
/// Whether judge_file_path() is silent.
bool is_file_path(std::string_view path);

/// What path.Clean makes of it is `/`.
bool is_root_path(std::string_view path);

/// Modes of files.
inline constexpr std::int64_t kMaxFileMode = 0777;

}  // namespace pave::judge::server::core
