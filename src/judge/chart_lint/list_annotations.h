#pragma once

#include <vector>

#include "judge/sink.h"
#include "render/helm/release.h"

namespace pave::judge::chart_lint {

/// chart/list-annotation: `helm.sh/resource-policy` on an item of a List
/// (helm.sh/helm/v4/pkg/chart/v2/lint/rules, template.go, validateListAnnotations).
void lint_list_annotations(const render::helm::Release& release, std::vector<Remark>& out);

}  // namespace pave::judge::chart_lint
