#include "judge/lifecycle/replacement.h"

#include <charconv>
#include <string_view>
#include <tuple>

namespace pave::judge::lifecycle {
namespace {

using kube::schema::Catalog;
using kube::schema::KindFacts;

constexpr int kMaxReplacements = 8;  ///< longest chain of replacements that is followed; the data has none above 3

bool is_current(const KindFacts& facts, base::KubeVersion version) {
  if (facts.removed != 0 && version.minor >= facts.removed) return false;
  if (facts.deprecated != 0 && version.minor >= facts.deprecated) return false;
  if (version.minor < facts.introduced) return false;
  kube::schema::VersionMask mask = kube::schema::mask_of(version);
  return mask == 0 || (facts.versions & mask) != 0;
}

/// Orders `v1` above `v2beta1` above `v1beta2` above `v1alpha1`, as Kubernetes sorts API versions.
std::tuple<int, int, int> stability(std::string_view api_version) {
  int major = 0;
  int minor = 0;
  const char* end = api_version.data() + api_version.size();
  const char* at = std::from_chars(api_version.data() + 1, end, major).ptr;
  std::string_view stage(at, static_cast<std::size_t>(end - at));
  int level = stage.empty() ? 2 : stage.starts_with("beta") ? 1 : 0;
  std::size_t digits = stage.find_first_of("0123456789");
  if (digits != std::string_view::npos) std::from_chars(stage.data() + digits, end, minor);
  return {level, major, minor};
}

}  // namespace

const KindFacts* find_replacement(const KindFacts& facts, base::KubeVersion version) {
  const Catalog& catalog = Catalog::builtin();
  const KindFacts* named = &facts;
  for (int step = 0; step < kMaxReplacements && named != nullptr && !named->replacement_version.empty(); ++step) {
    named = catalog.find(named->replacement_group, named->replacement_version, named->replacement_kind);
    if (named != nullptr && is_current(*named, version)) return named;
  }
  const KindFacts* best = nullptr;
  for (const KindFacts& other : catalog.kinds()) {
    if (other.group != facts.group || other.kind != facts.kind || !is_current(other, version)) continue;
    if (best == nullptr || stability(best->version) < stability(other.version)) best = &other;
  }
  return best;
}

}  // namespace pave::judge::lifecycle
