#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// A NodeSelector: at least one term, operators with their values, labels and fields that nodes can have
/// (pkg/apis/core/validation, ValidateNodeSelector).
void judge_node_selector(Value selector);
/// The same for one whose values the server doesn't look at (AllowInvalidLabelValueInRequiredNodeAffinity).
void judge_lenient_node_selector(Value selector);
/// One term of which the values aren't looked at: preferences (ValidatePreferredSchedulingTerms).
void judge_lenient_node_selector_term(Value term);

/// Whether a value in it is none that a label can have: what an existing object may keep
/// (helper.HasInvalidLabelValueInNodeSelectorTerms). Not written: no.
bool has_bad_node_label_value(Value selector);

}  // namespace pave::judge::server::core
