#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kube/object.h"
#include "render/helm/release.h"

namespace pave::render::helm {

/// A field that differs; a side that does not have it is empty, else JSON, cut where it is long.
struct FieldChange {
  std::string path;  ///< `spec.containers[0].image`
  std::string before;
  std::string after;
};

struct ObjectChange {
  enum class Kind : std::uint8_t { Added, Removed, Changed };
  Kind kind = Kind::Changed;
  kube::ObjectId object;
  std::string template_path;  ///< of the newer release, else of the older
  std::vector<FieldChange> fields;
};

inline constexpr std::size_t kMaxValueText = 120;  ///< bytes of a value in FieldChange

/// What differs between two releases of one chart, object by object (hooks too), in the order of the newer one, removed
/// objects last. Comments, the order of keys and how values are written make no difference. Values of Secrets are not told.
std::vector<ObjectChange> compare_releases(const Release& older, const Release& newer);

}  // namespace pave::render::helm
