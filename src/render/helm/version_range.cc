#include "render/helm/version_range.h"

#include "base/semver.h"

namespace pave::render::helm {

bool is_compatible(std::string_view range, std::string_view version) {
  auto parsed = base::parse_semver(version);
  auto wanted = base::SemverRange::parse(range);
  return parsed && wanted && wanted->contains(*parsed);
}

}  // namespace pave::render::helm
