#pragma once

#include <span>
#include <string_view>

#include "doc/node.h"

namespace pave::judge::server {

/// What the server writes where a field isn't written, before it compares an object with what it was: `field` in the map
/// that stands under `parent` (for an item of a list: under the list). An empty text: equal to not written anyway.
struct DefaultText {
  doc::Symbol parent;
  doc::Symbol field;
  std::string_view text;
};

/// Values nested deeper than this differ.
inline constexpr int kMaxComparedDepth = 64;

/// Whether two nodes say the same to the server once defaults are written: as same_value(), and amounts (requests, limits,
/// sizes) by their value. `parent`: the field that holds the two.
bool same_defaulted(const doc::Node* a, const doc::Node* b, doc::Symbol parent, std::span<const DefaultText> defaults);

/// The defaults of a pod template (pkg/apis/core/v1/defaults.go) and of the claims in it, for same_defaulted().
extern const std::span<const DefaultText> kPodDefaults;

}  // namespace pave::judge::server
