#include "judge/server/node/runtime_class.h"

#include <algorithm>
#include <vector>

#include "judge/server/core/resources.h"
#include "judge/server/core/tolerations.h"
#include "judge/server/metadata.h"

namespace pave::judge::server::node {
namespace {

using base::Code;

constexpr int kTolerationsAreThere = 35;  // before, the server named them `scheduling.tolerations.tolerations`

/// Each toleration once, whatever its seconds.
void different_tolerations(Value tolerations) {
  struct Entry {
    std::string_view fields[4];
    std::uint32_t index;
  };
  auto is_less = [](const Entry& a, const Entry& b) {
    int order = 0;
    for (int i = 0; i < 4 && order == 0; ++i) order = a.fields[i].compare(b.fields[i]);
    return order != 0 ? order < 0 : a.index < b.index;
  };
  std::vector<Entry> entries;
  for (std::uint32_t i = 0; i < tolerations.size(); ++i) {
    Value one = tolerations.item(i);
    entries.push_back({{one[f::key].text(), one[f::operator_].text(), one[f::value].text(), one[f::effect].text()}, i});
  }
  std::ranges::sort(entries, is_less);
  for (std::size_t i = 1; i < entries.size(); ++i)
    if (std::ranges::equal(entries[i - 1].fields, entries[i].fields))
      tolerations.item(entries[i].index)
          .say(Code::ServerDuplicate, "the same toleration stands twice in the list", "remove one");
}

void judge_tolerations(Value tolerations) {
  if (tolerations.scope().minor() < kTolerationsAreThere)
    tolerations = tolerations[f::tolerations].replaced(tolerations.node());
  core::judge_tolerations(tolerations);
  different_tolerations(tolerations);
}

constexpr Rule kScheduling[] = {
    {f::nodeSelector, must(judge_labels)},
    {f::tolerations, must(judge_tolerations)},
};

}  // namespace

void judge_scheduling(Value scheduling) { judge(scheduling, kScheduling); }

void judge_overhead(Value overhead) {
  // The server names the amounts as the limits that it takes them for.
  Value limits = overhead[f::limits].replaced(overhead[f::podFixed].node());
  for (Value limit : limits.children())
    if (core::judge_container_resource_name(limit)) core::judge_amount(limit);
}

}  // namespace pave::judge::server::node
