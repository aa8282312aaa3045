#include "judge/server/batch/cron_job.h"
#include "judge/server/batch/job.h"
#include "judge/server/formats.h"
#include "judge/server/kind_rules.h"

namespace pave::judge::server {
namespace {

constexpr Rule kCronJob[] = {
    {f::metadata, must(batch::judge_cron_job_name)},
    {f::spec, must_always(batch::judge_cron_job)},
};
constexpr Rule kJob[] = {
    {kWhole, must(batch::judge_job)},
};

constexpr KindRules kKinds[] = {
    {.kind = "CronJob", .name = &kDnsSubdomain, .rules = kCronJob, .own_generation = true},
    {.kind = "Job", .name = &kDnsSubdomain, .rules = kJob, .own_generation = true, .names_in_changes = true},
};

}  // namespace

constinit const GroupRules kBatchKinds{"batch", kKinds};

}  // namespace pave::judge::server
