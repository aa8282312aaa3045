#include "judge/chart_lint/release.h"

#include "judge/chart_lint/indentation.h"
#include "judge/chart_lint/number_changes.h"
#include "judge/chart_lint/values.h"

namespace pave::judge::chart_lint {

void lint_release(const render::helm::Release& release, const render::helm::ValueUse* use, const Selection& selection,
                  std::vector<Remark>& out) {
  if (selection.shows(base::Code::ValuesNumberChanged)) lint_numbers(release, out);
  if (selection.shows(base::Code::ChartIndentation)) lint_indentation(release, out);
  if (use != nullptr) lint_given(*use, release, out);
}

bool wants_value_use(const Selection& selection) {
  return selection.shows(base::Code::ValuesUnused) || selection.shows(base::Code::ValuesUndeclared);
}

}  // namespace pave::judge::chart_lint
