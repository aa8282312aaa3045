#pragma once

#include <optional>

#include "judge/server/value.h"

namespace pave::judge::server::core {

/// The first place where a PodSpec differs from the one before it in a way that no update may, the server's defaults
/// applied on both sides (apimachinery, equality.Semantic.DeepEqual behind pkg/apis/core/v1/defaults.go). What may change
/// is left out: images, deadline, tolerations, scheduling gates; with `is_gated` nodeSelector and node affinity, too. Of a
/// change that merges, an imagePullPolicy that isn't written is the one that was there.
std::optional<Value> find_pod_difference(const Value& spec, bool is_gated);

/// Whether two PodSpecs of templates (null: not written) are the same to the server, where nothing of them may change.
bool same_template_specs(const doc::Node* now, const doc::Node* before, Scope& scope);

}  // namespace pave::judge::server::core
