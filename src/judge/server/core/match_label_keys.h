#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// What holds for matchLabelKeys and mismatchLabelKeys of a pod affinity term or a spread constraint, together with its
/// labelSelector (pkg/apis/core/validation, ValidateMatchLabelKeysAndMismatchLabelKeys). In a Pod that is created the
/// keys count as part of the selector, as the server merges them (pkg/registry/core/pod, strategy.go,
/// applyMatchLabelKeysAndMismatchLabelKeys). `holder` is the term or constraint.
void judge_match_label_keys(Value holder);

/// The same as servers before 1.34 have it for spread constraints, and newer ones for what broke the newer rule before
/// (ValidateMatchLabelKeysInTopologySpread).
void judge_match_label_keys_apart(Value constraint);

}  // namespace pave::judge::server::core
