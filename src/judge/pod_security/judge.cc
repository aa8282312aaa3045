#include "judge/pod_security/judge.h"

#include <optional>

#include "kube/well_known.h"

namespace pave::judge::pod_security {

std::uint32_t Judge::judge(const kube::Object& object, Policy policy, base::Severity severity, Sink& sink) {
  if (policy != policy_) {
    policy_ = policy;
    rules_ = rules_of(policy);
  }
  if (rules_.count == 0) return 0;
  std::optional<kube::PodDescription> description = kube::find_pod(object);
  if (!description) return 0;
  pod_.gather(*description);
  Report report(severity, sink);
  std::uint32_t failed = 0;
  for (const RuleSet::Rule& rule : rules_.all()) {
    std::uint32_t before = report.count();
    rule.run(pod_, report);
    if (report.count() != before) failed |= 1U << rule.number;
  }
  return failed;
}

}  // namespace pave::judge::pod_security
