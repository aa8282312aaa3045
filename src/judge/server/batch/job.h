#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::batch {

/// A Job, from its root: name and spec together, since the server writes selector and labels from them
/// (pkg/apis/batch/validation, ValidateJob; pkg/registry/batch/job, generateSelector).
void judge_job(Value job);
/// What of it can't change (ValidateJobSpecUpdate); nothing for a new one.
void judge_job_changes(Value job);

/// Whether the server writes a label of that name to the template.
bool is_generated_label(std::string_view key);

}  // namespace pave::judge::server::batch
