#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/files.h"

namespace pave::estate {

/// Finds out which folders belong to charts; each folder is looked at once.
class ChartFolders {
 public:
  explicit ChartFolders(const base::Files& files) : files_(files) {}

  /// The folder of the chart that a folder belongs to, `.` when that is where the process stands; of a chart in the
  /// `charts` folder of another one, that of the other. Charts are looked for up to the top of the repository. Null: none.
  const std::string* root_of(const std::string& folder);

 private:
  std::string look(const std::string& folder);
  std::string look_above(const std::string& folder) const;
  bool has_chart(const std::string& folder) const;

  const base::Files& files_;
  std::unordered_map<std::string, std::string> known_;  ///< empty: belongs to none
};

/// The values files that a chart is tested with: `ci/NAME-values.yaml` in its folder, sorted, as chart-testing has it.
std::vector<std::string> test_values(const base::Files& files, const std::string& chart);

}  // namespace pave::estate
