#pragma once

#include <span>
#include <vector>

#include "judge/sink.h"
#include "render/helm/release.h"
#include "render/helm/value_use.h"

namespace pave::judge::chart_lint {

/// values/unused for the chart's own values.yaml, and values/undeclared; `others` are values files that declare values,
/// too (null: none).
void lint_values(const render::helm::ValueUse& use, const render::helm::Chart& chart,
                 std::span<const lang::Map* const> others, std::vector<Remark>& out);

/// values/undeclared alone.
void lint_undeclared(const render::helm::ValueUse& use, std::span<const lang::Map* const> others,
                     std::vector<Remark>& out);

/// values/unused for what was given for a release.
void lint_given(const render::helm::ValueUse& use, const render::helm::Release& release, std::vector<Remark>& out);

}  // namespace pave::judge::chart_lint
