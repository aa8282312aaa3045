#include "judge/release_remarks.h"

#include "judge/chart_lint/release.h"

namespace pave::judge {
namespace {

void add_warnings(const std::vector<render::helm::ReleaseWarning>& warnings, std::vector<Remark>& out) {
  for (const render::helm::ReleaseWarning& warning : warnings)
    out.push_back({warning.diagnostic, base::Severity::Warning, {}});
}

void add(const base::Diagnostic& diagnostic, std::vector<Remark>& out) {
  out.push_back({diagnostic, base::facts(diagnostic.code).severity, {}});
}

}  // namespace

void release_remarks(const render::helm::Release& release, const render::helm::ValueUse* use,
                     const Selection& selection, std::vector<Remark>& out) {
  add_warnings(release.warnings, out);
  chart_lint::lint_release(release, use, selection, out);
}

void release_remarks(const render::helm::RenderError& error, std::vector<Remark>& out) {
  add_warnings(error.warnings, out);
  add(error.diagnostic, out);
  for (const base::Diagnostic& diagnostic : error.more) add(diagnostic, out);
}

}  // namespace pave::judge
