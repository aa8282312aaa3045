#include "judge/text_parts.h"

#include <algorithm>
#include <string_view>

#include "doc/written_size.h"

namespace pave::judge {

using base::TraceStep;

std::vector<TraceStep> other_values(const doc::Node& scalar, const base::Sources& sources) {
  std::vector<TraceStep> values;
  const base::Source* source = sources.find(scalar.origin);
  if (source == nullptr || !source->is_rendered) return values;
  auto same = [](const TraceStep& step) {
    return [&step](const TraceStep& known) { return known.origin == step.origin; };
  };
  std::vector<TraceStep> first = sources.trace(scalar.origin);
  std::string_view behind = source->text.substr(scalar.origin.place() - source->first_place);
  std::size_t size = std::min(doc::written_size(scalar, behind), kMostTextBytes);
  for (std::size_t i = 1; i < size; ++i) {
    for (const TraceStep& step :
         sources.trace(base::Origin::at(scalar.origin.place() + static_cast<std::uint32_t>(i)))) {
      bool is_value = step.kind == TraceStep::Kind::Value || step.kind == TraceStep::Kind::Computed;
      if (is_value && std::ranges::none_of(first, same(step)) && std::ranges::none_of(values, same(step)))
        values.push_back(step);
    }
  }
  return values;
}

}  // namespace pave::judge
