#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::apps {

// What the kinds that keep pods running share. Each takes their spec.

/// `selector`: written, sound and not empty.
void judge_pods_selector(Value spec);
/// Whether the labels of `template` fit `selector` (the server names the labels).
void selector_fits_template(Value spec);
/// `template` of pods that run until they are deleted: restartPolicy Always and no deadline
/// (ValidatePodTemplateSpecForReplicaSet).
void judge_lasting_template(Value spec);
/// Only what sets such a template apart from others.
void judge_lasting_pod(Value spec);

}  // namespace pave::judge::server::apps
