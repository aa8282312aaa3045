#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "lang/value.h"
#include "render/helm/release_options.h"
#include "render/helm/value_file.h"

namespace pave::render::helm {

/// A chart as far as its values go. What it points to lives longer and is not changed.
struct ChartValues {
  std::string_view name;                     ///< its alias where it has one
  const lang::Map* defaults = nullptr;       ///< what its values.yaml says (after import-values); null: nothing
  std::vector<const ChartValues*> children;  ///< its enabled subcharts, in the order in which Helm has them
};

/// A value that Helm drops with a warning. `helm` are its words, which hold the value: print them only where Helm would.
struct ValueWarning {
  std::string helm;
  base::Diagnostic diagnostic;
};

/// What all of this works with. The versions differ in what they do with nulls of a chart's defaults: 4.3 drops them, 4.1
/// keeps them.
struct Coalescing {
  HelmVersion version = HelmVersion::V4_3;
  base::Arena& arena;
  std::vector<ValueWarning>& warnings;
};

inline constexpr std::string_view kGlobal = "global";  ///< the key whose values go from a chart to its subcharts

/// The values of a chart and of its subcharts below their names: what is given wins over the defaults, a parent's defaults
/// over those of a subchart; maps are merged, a null that is given takes a default away (CoalesceValues of
/// helm.sh/helm/v4/pkg/chart/common/util, coalesce.go). `given` (null: nothing) stays as it is; the result is new, its
/// maps are nobody else's, though some of them can stand in it twice, as in Helm. Error: something else than a map is
/// given for a subchart.
std::expected<lang::Map*, ValuesError> coalesce_values(const ChartValues& chart, const lang::Map* given,
                                                       const Coalescing& context);
/// The same with nulls kept, for what will be coalesced once more (MergeValues).
std::expected<lang::Map*, ValuesError> merge_values(const ChartValues& chart, const lang::Map* given,
                                                    const Coalescing& context);

/// Adds to `over` what only `under` has, all the way down; a null in `over` takes the value of `under` away. Both change,
/// and maps of `under` become part of `over`, as in Helm (CoalesceTables).
void coalesce_tables(lang::Map& over, lang::Map& under, const Coalescing& context);
/// The same with nulls kept (MergeTables).
void merge_tables(lang::Map& over, lang::Map& under, const Coalescing& context);

/// The map at a path with dots, or null (Values.Table).
lang::Map* find_table(lang::Map& values, std::string_view path);
/// The value at a path with dots when it is no map, or null (Values.PathValue).
const lang::Value* path_value(lang::Map& values, std::string_view path);

}  // namespace pave::render::helm
