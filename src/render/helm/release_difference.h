#pragma once

#include <functional>
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

/// Whether the text of a field of an object of that kind must not be told. An item of a List is an object of its own.
using HidesField = std::function<bool(std::string_view kind, std::string_view path, std::string_view text)>;

/// What differs between two releases of one chart, object by object (hooks too), in the order of the newer one, removed
/// objects last. Comments, the order of keys and how values are written make no difference. Of a value in which a
/// field is hidden, `...` is told.
std::vector<ObjectChange> compare_releases(const Release& older, const Release& newer, const HidesField& hides);

}  // namespace pave::render::helm
