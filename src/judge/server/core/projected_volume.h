#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// A projected volume; the server names the volume where two sources have a file of the same path
/// (pkg/apis/core/validation, validateProjectedVolumeSource).
extern const Table kProjectedSource;

/// The volumes of an object that exists may keep paths of tokens that are refused now
/// (pkg/api/pod/util.go, hasNonLocalProjectedTokenPath).
bool has_bad_token_path(Value volumes);
/// judge() with kProjectedSource, without the paths of tokens.
void judge_projected_keeping_tokens(Value projected);

}  // namespace pave::judge::server::core
