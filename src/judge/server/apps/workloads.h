#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::apps {

/// Rules of the spec of each kind (pkg/apis/apps/validation). What isn't written counts as empty.
void judge_deployment(Value spec);
void judge_replica_set(Value spec);
void judge_stateful_set(Value spec);
void judge_daemon_set(Value spec);

/// Old fields that live on as annotations: `deprecated.deployment.rollback.to` and
/// `deprecated.daemonset.template.generation`, numbers (pkg/apis/apps/v1, conversion.go).
void judge_rollback(Value annotations);
void judge_template_generation(Value annotations);

}  // namespace pave::judge::server::apps
