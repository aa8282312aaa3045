#include <string>

#include "base/go_quote.h"
#include "base/semver.h"

namespace pave::base {
namespace {

using Operator = SemverRange::Operator;
using Part = SemverRange::Part;

/// Why the part refuses the version, without the names of the two: `is less than`. Null: it takes it.
struct Refusal {
  const char* words = nullptr;
  const char* ending = "";

  explicit operator bool() const { return words != nullptr; }
};

Refusal refused_by_not_equal(const Part& part, const Semver& version) {
  const Refusal equal{"is equal to"};
  const Semver& wanted = part.version;
  if (part.is_partial) {
    if (wanted.major != version.major) return {};
    if (wanted.minor != version.minor && !part.any_minor) return {};
    if (part.any_minor) return equal;
    if (wanted.patch != version.patch && !part.any_patch) return {};
    if (part.any_patch) {
      bool differs = (!version.prerelease.empty() || !wanted.prerelease.empty()) &&
                     compare_semver_prerelease(version.prerelease, wanted.prerelease) != 0;
      return differs ? Refusal{} : equal;
    }
  }
  return compare_semver(version, wanted) == 0 ? equal : Refusal{};
}

Refusal refused_by_above(const Part& part, const Semver& version) {
  const Refusal refusal{"is less than or equal to"};
  const Semver& wanted = part.version;
  bool taken = false;
  if (!part.is_partial) taken = compare_semver(version, wanted) > 0;
  else if (version.major != wanted.major) taken = version.major > wanted.major;
  else if (part.any_minor) taken = false;  // 11.1 is not above 11
  else if (part.any_patch) taken = version.minor > wanted.minor;
  else taken = compare_semver(version, wanted) > 0;
  return taken ? Refusal{} : refusal;
}

Refusal refused_by_at_most(const Part& part, const Semver& version) {
  const Semver& wanted = part.version;
  bool above = part.is_partial ? version.major > wanted.major ||
                                     (version.major == wanted.major && version.minor > wanted.minor && !part.any_minor)
                               : compare_semver(version, wanted) > 0;
  return above ? Refusal{"is greater than"} : Refusal{};
}

Refusal refused_by_tilde(const Part& part, const Semver& version) {
  const Semver& wanted = part.version;
  if (compare_semver(version, wanted) < 0) return {"is less than"};
  // ~0.0.0 and ~* take everything.
  if (wanted.major == 0 && wanted.minor == 0 && wanted.patch == 0 && !part.any_minor && !part.any_patch) return {};
  if (version.major != wanted.major) return {"does not have same major version as"};
  if (version.minor != wanted.minor && !part.any_minor) return {"does not have same major and minor version as"};
  return {};
}

Refusal refused_by_caret(const Part& part, const Semver& version) {
  const Semver& wanted = part.version;
  if (compare_semver(version, wanted) < 0) return {"is less than"};
  const Refusal other_major{"does not have same major version as"};
  if (wanted.major > 0 || part.any_minor) return version.major == wanted.major ? Refusal{} : other_major;
  if (version.major > 0) return other_major;
  if (wanted.minor > 0 || part.any_patch) {
    if (version.minor == wanted.minor) return {};
    return {"does not have same minor version as",
            ". Expected minor versions to match when constraint major version is 0"};
  }
  if (version.minor > 0) return {"does not have same minor version as"};
  if (wanted.patch == version.patch) return {};
  return {"does not equal", ". Expect version and constraint to equal when major and minor versions are 0"};
}

Refusal refused_by(const Part& part, const Semver& version) {
  int order = compare_semver(version, part.version);
  switch (part.op) {
    case Operator::Equal:
      if (part.is_partial) return refused_by_tilde(part, version);
      return order == 0 ? Refusal{} : Refusal{"is not equal to"};
    case Operator::NotEqual: return refused_by_not_equal(part, version);
    case Operator::Above: return refused_by_above(part, version);
    case Operator::Below: return order < 0 ? Refusal{} : Refusal{"is greater than or equal to"};
    case Operator::AtLeast: return order >= 0 ? Refusal{} : Refusal{"is less than"};
    case Operator::AtMost: return refused_by_at_most(part, version);
    case Operator::Tilde: return refused_by_tilde(part, version);
    case Operator::Caret: return refused_by_caret(part, version);
  }
  return {};
}

}  // namespace

bool SemverRange::contains(const Semver& version) const {
  for (const Group& group : groups_) {
    bool taken = version.prerelease.empty() || group.with_prereleases || with_prereleases_;
    for (std::size_t i = 0; taken && i < group.parts.size(); ++i) taken = !refused_by(group.parts[i], version);
    if (taken) return true;
  }
  return false;
}

std::vector<std::string> SemverRange::refusals(const Semver& version) const {
  std::vector<std::string> reasons;
  std::string name = go_quote(version.text());
  bool prerelease_said = false;
  for (const Group& group : groups_) {
    bool taken = true;
    for (const Part& part : group.parts) {
      if (!version.prerelease.empty() && !group.with_prereleases && !with_prereleases_) {
        taken = false;
        if (!prerelease_said)
          reasons.push_back(name + " is a prerelease version and the constraint is only looking for release versions");
        prerelease_said = true;
      } else if (Refusal refusal = refused_by(part, version)) {
        taken = false;
        reasons.push_back(name + " " + refusal.words + " " + go_quote(part.written) + refusal.ending);
      }
    }
    if (taken) return {};
  }
  return reasons;
}

}  // namespace pave::base
