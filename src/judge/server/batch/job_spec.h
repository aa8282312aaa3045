#pragma once

#include <optional>

#include "judge/server/rule.h"

namespace pave::judge::server::batch {

/// A JobSpec of a Job, or of a CronJob's template, where no default is written before it is judged
/// (pkg/apis/batch/validation, validateJobSpec): numbers, completion modes, policies, the template. Not the selector.
void judge_job_spec(Value spec);

/// The policies of a spec (validatePodFailurePolicy, validateSuccessPolicy).
void judge_pod_failure_policy(Value spec);
void judge_success_policy(Value spec);

/// `completions` after defaults: 1 in a Job that has neither completions nor parallelism. Nothing: not set.
std::optional<std::int64_t> completions_of(Value spec);
bool is_indexed(Value spec);

/// Number of indexes in a list of indexes and ranges, `1,3-5,7`: increasing, each below `completions`
/// (validateIndexesFormat). Nothing: it has another form.
std::optional<std::int64_t> count_indexes(std::string_view list, std::int64_t completions);

}  // namespace pave::judge::server::batch
