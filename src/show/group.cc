#include "show/group.h"

#include <fmt/format.h>

#include <algorithm>

namespace pave::show {
namespace {

constexpr std::size_t kNamedObjects = 3;

bool same_place(const judge::Finding& a, const judge::Finding& b) {
  return a.code == b.code && a.location.known() && b.location.known() && a.location.line == b.location.line &&
         a.location.column == b.location.column && a.location.path == b.location.path;
}

bool same_words(const judge::Finding& a, const judge::Finding& b) {
  return a.severity == b.severity && a.message == b.message && a.help == b.help &&
         a.allowed_because == b.allowed_because;
}

}  // namespace

std::vector<Group> group_findings(std::span<const judge::Finding> findings, bool with_allowed) {
  std::vector<Group> groups;
  const judge::Finding* previous = nullptr;
  std::size_t first_here = 0;  // the first group at the place of the finding before
  for (const judge::Finding& finding : findings) {
    if (previous == nullptr || !same_place(*previous, finding)) first_here = groups.size();
    previous = &finding;
    if (finding.allowed() && !with_allowed) continue;
    auto here = groups.begin() + static_cast<std::ptrdiff_t>(first_here);
    auto group = std::find_if(here, groups.end(), [&](const Group& g) { return same_words(*g.front(), finding); });
    if (group == groups.end()) groups.push_back({&finding});
    else group->push_back(&finding);
  }
  return groups;
}

std::string others_text(const Group& group) {
  if (group.size() < 2) return {};
  // Sorted by object, so the same object stands side by side.
  bool same_object = std::ranges::adjacent_find(group, {}, &judge::Finding::object) != group.end();
  std::size_t count = group.size() - 1;
  if (same_object) return fmt::format("same in {} more {}", count, count == 1 ? "place" : "places");
  std::string text = fmt::format("same in {} more {}: ", count, count == 1 ? "object" : "objects");
  std::size_t named = std::min(count, kNamedObjects);
  for (std::size_t i = 1; i <= named; ++i) text += (i > 1 ? ", " : "") + group[i]->object.text();
  if (count > named) text += fmt::format(" and {} more", count - named);
  return text;
}

}  // namespace pave::show
