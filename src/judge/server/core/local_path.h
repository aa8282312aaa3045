#pragma once

#include <string_view>

#include "judge/server/value.h"

namespace pave::judge::server::core {

/// Whether one of the path's elements is `..` (pkg/apis/core/validation, validatePathNoBacksteps).
bool has_backstep(std::string_view path);

/// Says what keeps the text `shown` from being a path below a directory: a slash at the beginning, or an element `..`
/// (validateLocalDescendingPath). The server names `named`.
void judge_descending_path(const Value& shown, const Value& named);
inline void judge_descending_path(const Value& path) { judge_descending_path(path, path); }

}  // namespace pave::judge::server::core
