#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server {

/// A metav1.LabelSelector: keys, operators with their values, and values that labels can have
/// (apimachinery, pkg/apis/meta/v1/validation, ValidateLabelSelector).
void judge_label_selector(Value selector);
/// The same for one whose values the server doesn't look at (AllowInvalidLabelValueInSelector).
void judge_lenient_label_selector(Value selector);

/// Whether an expression has a value that no label can have: an object that had one may keep it.
bool has_bad_label_value(Value selector);

/// Whether the server can select with it: what LabelSelectorAsSelector reads. What isn't written is sound, and so is an
/// empty one.
bool is_sound_selector(Value selector);

/// Whether it has neither labels nor expressions.
bool is_empty_selector(Value selector);
/// Whether labels (a map of texts, or nothing) fulfil it. An empty selector fits all.
bool selects(Value selector, Value labels);

}  // namespace pave::judge::server
