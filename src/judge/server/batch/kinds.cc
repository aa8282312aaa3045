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
    {"CronJob", &kDnsSubdomain, kCronJob},
    {"Job", &kDnsSubdomain, kJob},
};

}  // namespace

constinit const GroupRules kBatchKinds{"batch", kKinds};

}  // namespace pave::judge::server
