#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "lang/value.h"
#include "render/helm/chart.h"

namespace pave::render::helm {

/// A value that no template can read.
struct UnusedValue {
  std::string path;     ///< `image.tagg`
  base::Origin origin;  ///< of its key
  base::Origin value;   ///< of itself: of an alias, where the anchor's value is
  std::string nearest;  ///< a name that is read in its place and isn't set there, or empty
};

/// A value that templates read, for whose absence they don't provide, and that nobody declares.
struct UndeclaredValue {
  std::string path;
  std::vector<base::Origin> places;  ///< of the templates that read it, sorted
  std::string nearest;               ///< a declared name, or empty
};

/// Which values a chart and its subcharts read, found from the text of their templates; see template_reads.h. Made once a
/// chart; then asked about many values trees, from many threads. Doubt is on the side of silence: what could be read
/// counts as read, what could be declared as declared.
class ValueUse {
 public:
  explicit ValueUse(const LoadedChart& chart);
  ~ValueUse();

  /// What of these values (not coalesced: a chart's own values.yaml, a file of -f, the flags) is never read; of a map of
  /// which nothing is read only the map. In the order of the keys.
  std::vector<UnusedValue> unused(const lang::Map& values) const;
  /// What the chart's own templates read that its values.yaml, its schema, its subcharts and `others` (values files of
  /// its ci folder, of releases) don't declare. Sorted by path. Nothing for a library chart.
  std::vector<UndeclaredValue> undeclared(std::span<const lang::Map* const> others) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// The findings values/unused and values/undeclared; no value is in their texts. An undeclared value is one finding at
/// its first place, with the others as notes.
base::Diagnostic finding_of(const UnusedValue& unused);
base::Diagnostic finding_of(const UndeclaredValue& undeclared);

}  // namespace pave::render::helm
