#include "judge/chart_lint/values.h"

namespace pave::judge::chart_lint {
namespace {

void add(base::Diagnostic finding, std::vector<Remark>& out) {
  base::Severity severity = base::facts(finding.code).severity;
  out.push_back({std::move(finding), severity, {}});
}

}  // namespace

void lint_values(const render::helm::ValueUse& use, const render::helm::Chart& chart,
                 std::span<const lang::Map* const> others, std::vector<Remark>& out) {
  if (chart.defaults != nullptr)
    for (const render::helm::UnusedValue& value : use.unused(*chart.defaults)) add(finding_of(value), out);
  lint_undeclared(use, others, out);
}

void lint_undeclared(const render::helm::ValueUse& use, std::span<const lang::Map* const> others,
                     std::vector<Remark>& out) {
  for (const render::helm::UndeclaredValue& value : use.undeclared(others)) add(finding_of(value), out);
}

void lint_given(const render::helm::ValueUse& use, const render::helm::Release& release, std::vector<Remark>& out) {
  if (release.given == nullptr) return;
  for (const render::helm::UnusedValue& value : use.unused(*release.given)) add(finding_of(value), out);
}

}  // namespace pave::judge::chart_lint
