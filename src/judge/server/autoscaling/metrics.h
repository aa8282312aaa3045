#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::autoscaling {

/// `metrics` of an autoscaling/v2 spec: each has the source that its type names and no other, and a target that fits it
/// (pkg/apis/autoscaling/validation, validateMetrics).
void judge_metrics(Value metrics);

/// What is scaled or described: kind, name and apiVersion. `needs_group`: a version alone won't do. Before 1.34 the
/// apiVersion was not looked at (ValidateCrossVersionObjectReference).
void judge_object_reference(Value reference);
void judge_api_version(Value reference, bool needs_group);
/// Whether judge_api_version() would be silent.
bool is_api_version(std::string_view text, bool needs_group);

}  // namespace pave::judge::server::autoscaling
