#include "judge/reference/join.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "judge/reference/joining.h"

namespace pave::judge::reference {
namespace {

constexpr std::size_t kTold = 5;  ///< names that were not looked for and are told

/// One problem at the first of them; `words` stand before their names.
void say_not_checked(std::vector<Joining::PassedOver>& passed, std::string_view words, std::string_view help,
                     Joining& joining) {
  if (passed.empty()) return;
  auto place = [](const Joining::PassedOver& one) { return std::tuple(one.file, one.object, one.origin); };
  std::ranges::stable_sort(passed, {}, place);
  std::vector<std::string_view> told;
  std::set<std::string_view> all;
  for (const Joining::PassedOver& one : passed)
    if (all.insert(one.what).second && told.size() < kTold) told.push_back(one.what);
  std::string list;
  for (std::size_t i = 0; i < told.size(); ++i) {
    bool is_last = i > 0 && i + 1 == all.size();
    list += fmt::format("{}{}", i == 0 ? "" : is_last ? " and " : ", ", told[i]);
  }
  if (all.size() > told.size()) list += fmt::format(" and {} more", all.size() - told.size());
  const Joining::PassedOver& first = passed.front();
  joining.problems.push_back({first.file, first.object, base::Code::ReferenceNotChecked,
                              base::facts(base::Code::ReferenceNotChecked).severity, first.origin,
                              fmt::format("{} {}", words, list), std::string(help)});
}

}  // namespace

std::string in_namespace(const Space& space) {
  return space.is_named() ? fmt::format(" in namespace \"{}\"", space.name) : std::string();
}

std::string words_for(const ObjectFacts& object) {
  if (object.name.empty()) return fmt::format("a {}", object.kind);
  return fmt::format("{} \"{}\"", object.kind, object.name);
}

std::string listed(std::vector<std::string_view> names, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < names.size() && i < most; ++i) {
    if (i > 0) out += i + 1 == names.size() ? " and " : ", ";
    out += fmt::format("\"{}\"", names[i]);
  }
  if (names.size() > most) out += fmt::format(" and {} more", names.size() - most);
  return out;
}

std::vector<Problem> join(const Run& run) {
  Joining joining(run);
  join_names(joining);
  join_selectors(joining);
  join_same(joining);
  join_namespaces(joining);
  say_not_checked(joining.passed_over, "the input does not show",
                  "check it together with what has them, or name them in pave.yaml under `outside`", joining);
  say_not_checked(joining.given_up, "there is too much to compare to look at",
                  "check fewer folders at once, or select by labels that fewer pods have", joining);
  auto place = [](const Problem& one) { return std::tuple(one.file, one.object, one.origin); };
  std::ranges::stable_sort(joining.problems, {}, place);
  return std::move(joining.problems);
}

}  // namespace pave::judge::reference
