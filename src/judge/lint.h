#pragma once

#include <string>
#include <vector>

#include "base/files.h"
#include "base/version.h"
#include "judge/finding.h"
#include "judge/selection.h"
#include "judge/summary.h"
#include "kube/schema/catalog.h"
#include "render/helm/load.h"
#include "render/helm/release_options.h"

namespace pave::judge {

struct LintOptions {
  /// Folders of charts, archives, and folders below which there are charts. Empty: the current folder.
  std::vector<std::string> paths;
  render::helm::GivenValues values;  ///< over the defaults, and over each file of ci/
  std::string namespace_name = "default";
  base::KubeVersion kube_version{1, kube::schema::kNewestMinor};
  bool with_subcharts = false;  ///< what lies in charts/ of a folder is linted like the chart
  bool skip_schema_validation = false;
  Selection selection;
  render::helm::DependencyFinder find_dependency = nullptr;  ///< as CheckOptions::find_dependency
  unsigned threads = 0;                                      ///< 0: one for each processor
};

struct LintResult {
  std::vector<Finding> findings;     ///< in the order of the charts
  Summary summary;                   ///< without the time; its files are the templates
  std::vector<std::string> missing;  ///< named paths that don't exist, with the reason: nothing was linted
};

/// `pave lint`: what is wrong with charts as such. Everything that `helm lint` says (helm.sh/helm/v4/pkg/chart/v2/lint), with
/// its severities, and what it doesn't look at: src/judge/chart_lint. Like there, `required`, `fail` and kubeVersion don't
/// stop a chart from being looked at. It is rendered with what was given and once more with each ci/NAME-values.yaml.
LintResult lint(const base::Files& files, const LintOptions& options);

}  // namespace pave::judge
