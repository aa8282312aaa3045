#pragma once

#include <cstdint>

#include "base/code.h"
#include "doc/names.h"
#include "judge/pod_security/check_table.h"
#include "judge/pod_security/pod.h"
#include "judge/pod_security/policy.h"
#include "judge/sink.h"
#include "kube/object.h"

namespace pave::judge::pod_security {

/// Judges pods, and the pod templates of workloads, by the Pod Security Standards: all checks of both levels in all their
/// versions, with the verdicts of k8s.io/pod-security-admission v0.36 (feature gates at their defaults). Make one a thread
/// and keep it: names are looked up once, and a pod that is in order costs no allocation.
///
/// Unlike the server, which only warns about workloads and refuses their pods later, templates are judged like pods. A
/// field that the API server fills in counts as it does there: a volume without a source is an emptyDir.
class Judge {
 public:
  /// `names`: what the trees are read with; null when they are read without names.
  explicit Judge(const doc::Names* names) : pod_(names) {}

  /// Adds a remark for each place that a person would edit: pod-security/baseline where the baseline standard forbids it,
  /// else pod-security/restricted. The origin is the value's, or for a missing field the nearest parent's that is there.
  /// Returns the checks that the pod fails, bit i for all_checks()[i]; 0 for an object without a pod. Use
  /// as_served_by() first when the policy may be newer than the server.
  std::uint32_t judge(const kube::Object& object, Policy policy, base::Severity severity, Sink& sink);

 private:
  Pod pod_;
  Policy policy_{Level::Privileged, kLatest};
  RuleSet rules_;  ///< of policy_
};

}  // namespace pave::judge::pod_security
