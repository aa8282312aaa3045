#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "judge/reference/key_lists.h"
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
  /// Takes it from what is left of a limit; false: there is not so much, and nothing is left from now on.
  static bool spend(std::size_t& left, std::size_t cost) {
    bool is_enough = cost <= left;
    left = is_enough ? left - cost : 0;
    return is_enough;
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
  /// Keys and ports that are compared with those that references name; offering one costs kOffer.
  static constexpr std::size_t kMaxParts = 20'000'000;
  static constexpr std::size_t kOffer = 16;

  /// Keys of objects that are compared with missing ones; then none is offered any more.
  static constexpr std::size_t kMaxKeyComparisons = 200'000;

  const Run& run;
  KeyLists keys;
  std::size_t key_comparisons_left = kMaxKeyComparisons;
  std::size_t comparisons_left = kMaxComparisons;
  std::size_t ports_left = kMaxPorts;
  std::size_t parts_left = kMaxParts;
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
/// `"a", "b" and 3 more`: at most `most` of `all` by name, the first of which are given.
std::string listed(std::span<const std::string_view> first, std::size_t most, std::size_t all);

/// Names of objects, with keys and ports.
void join_names(Joining& joining);
/// Services, disruption budgets and network policies with the pods that they select.
void join_selectors(Joining& joining);
/// Objects that are written twice.
void join_same(Joining& joining);
/// Namespaces that are used.
void join_namespaces(Joining& joining);

}  // namespace pave::judge::reference
