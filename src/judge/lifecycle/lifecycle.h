#pragma once

#include "base/version.h"
#include "judge/sink.h"
#include "kube/object.h"

namespace pave::judge::lifecycle {

/// Says when a built-in kind is no longer served (`api/removed`) or will stop being served (`api/deprecated`) in that
/// version of Kubernetes, and what to write instead. At most one remark an object, at the value of `apiVersion`. Facts:
/// Kubernetes' own lifecycle markers, see data/kubernetes/lifecycle.txt; they are the ones behind the warnings that an
/// API server sends. Kinds that are not built in, and versions of kinds that never existed, are left to others.
void judge_lifecycle(const kube::Object& object, base::KubeVersion version, Sink& sink);

}  // namespace pave::judge::lifecycle
