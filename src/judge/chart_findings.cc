#include "judge/chart_findings.h"

#include <fmt/format.h>

#include "judge/make_finding.h"

namespace pave::judge {

void ChartFindings::add(const Remark& remark) {
  if (!selection_.shows(remark.diagnostic.code)) return;
  Finding finding = make_chart_finding(remark.diagnostic, sources_);
  finding.severity = remark.severity;
  if (remark.diagnostic.origin.known())
    finding.allowed_because = comments_.reason(finding.code, sources_.edit_place(remark.diagnostic.origin), sources_);
  findings_.push_back(std::move(finding));
}

void ChartFindings::add(std::span<const Remark> remarks) {
  for (const Remark& remark : remarks) add(remark);
}

bool SaidOnce::is_new(const Finding& finding) {
  return said_
      .emplace(finding.code, finding.location.path, finding.location.line, finding.location.column,
               fmt::format("{}\n{}\n{}/{}", finding.message, finding.field, finding.object.kind, finding.object.name))
      .second;
}

}  // namespace pave::judge
