#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "judge/pod_security/checks/checks.h"
#include "judge/pod_security/policy.h"

namespace pave::judge::pod_security {

/// A form of a check, and the minor version of Kubernetes 1 since which it is used.
struct Variant {
  std::uint16_t since;
  checks::Check* run;
};

/// A check of the standards. A restricted policy runs the baseline checks too, but for those that a restricted check
/// stands in for.
struct CheckFacts {
  std::string_view id;      ///< as the reference names it: `hostNamespaces`
  std::string_view reason;  ///< as the API server words it: `host namespaces`
  Level level;
  std::string_view instead_of;  ///< the baseline check that this one replaces, from its first variant on; may be empty
  std::array<Variant, 4> variants;  ///< oldest first; unused ones have no `run`

  /// The form for a version; null: the check is not yet there.
  checks::Check* at(base::KubeVersion version) const;
};

/// All checks, baseline before restricted, each sorted by id; the order in which they run.
std::span<const CheckFacts> all_checks();

/// The numbers (in all_checks) of the checks that a policy runs, and their forms.
struct RuleSet {
  struct Rule {
    std::uint8_t number;
    checks::Check* run;
  };
  std::array<Rule, 24> rules;
  std::uint8_t count = 0;

  std::span<const Rule> all() const { return {rules.data(), count}; }
};
RuleSet rules_of(Policy policy);

}  // namespace pave::judge::pod_security
