#pragma once

#include <set>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "base/sources.h"
#include "judge/finding.h"
#include "judge/selection.h"
#include "judge/sink.h"
#include "judge/written_comments.h"

namespace pave::judge {

/// Makes findings of what is said about a chart, its values or one release of it: those that are selected, with the reasons
/// of `# pave:allow` comments at the places that people edit. For one unit of work; sources and selection live longer.
class ChartFindings {
 public:
  ChartFindings(const base::Sources& sources, const Selection& selection) : sources_(sources), selection_(selection) {}

  void add(const base::Diagnostic& diagnostic) { add({diagnostic, base::facts(diagnostic.code).severity, {}}); }
  void add(const Remark& remark);
  void add(std::span<const Remark> remarks);
  std::vector<Finding> take() { return std::move(findings_); }

 private:
  const base::Sources& sources_;
  const Selection& selection_;
  WrittenComments comments_;
  std::vector<Finding> findings_;
};

/// Findings of several releases of one chart, each once.
class SaidOnce {
 public:
  bool is_new(const Finding& finding);

 private:
  std::set<std::tuple<base::Code, std::string, std::uint32_t, std::uint32_t, std::string>> said_;
};

}  // namespace pave::judge
