#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "judge/reference/pod_index.h"
#include "judge/reference/presence.h"
#include "judge/reference/run.h"

namespace pave::judge::reference {

/// What the rules work with and put their results into.
struct Joining {
  explicit Joining(const Run& its_run) : run(its_run), presence(its_run), pods(its_run) {}

  Problem& say(base::Code code, const ObjectFacts& object, base::Origin origin, std::string message,
               std::string help = {}) {
    problems.push_back(
        {object.file, object.index, code, base::facts(code).severity, origin, std::move(message), std::move(help)});
    return problems.back();
  }
  /// Something that was not looked for: `ConfigMap "web"`.
  void pass_over(const ObjectFacts& object, base::Origin origin, std::string what) {
    passed_over.push_back({object.file, object.index, origin, std::move(what)});
  }
  /// Something that was not looked for since there is more to compare than is done in one run.
  void give_up(const ObjectFacts& object, base::Origin origin, std::string what) {
    given_up.push_back({object.file, object.index, origin, std::move(what)});
  }

  struct PassedOver {
    std::uint32_t file;
    std::uint32_t object;
    base::Origin origin;
    std::string what;
  };

  /// Labels that are compared with selectors that select nothing; then none is offered any more.
  static constexpr std::size_t kMaxComparisons = 1'000'000;
  /// Ports of pods that are sorted for Services; then those of no further pods are looked at.
  static constexpr std::size_t kMaxPorts = 2'000'000;

  const Run& run;
  std::size_t comparisons_left = kMaxComparisons;
  std::size_t ports_left = kMaxPorts;
  Presence presence;
  PodIndex pods;
  std::vector<Problem> problems;
  std::vector<PassedOver> passed_over;
  std::vector<PassedOver> given_up;
};

/// ` in namespace "shop"`, or nothing where none is named.
std::string in_namespace(const Space& space);
/// `Deployment "web"`.
std::string words_for(const ObjectFacts& object);
/// `"a", "b" and 3 more`: at most `most` of them by name.
std::string listed(std::vector<std::string_view> names, std::size_t most);

/// Names of objects, with keys and ports.
void join_names(Joining& joining);
/// Services, disruption budgets and network policies with the pods that they select.
void join_selectors(Joining& joining);
/// Objects that are written twice.
void join_same(Joining& joining);
/// Namespaces that are used.
void join_namespaces(Joining& joining);

}  // namespace pave::judge::reference
