#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::batch {

/// A CronJobSpec (pkg/apis/batch/validation, validateCronJobSpec).
void judge_cron_job(Value spec);
/// The name has room for the 11 letters that each run gets; only for a new one.
void judge_cron_job_name(Value metadata);

}  // namespace pave::judge::server::batch
