#pragma once

#include <array>
#include <string_view>

#include "base/arena.h"
#include "doc/builder.h"
#include "doc/node.h"

namespace pave::doc {

/// Whether a plain text that begins with this character can be something else than a string, under any profile.
inline constexpr std::array<bool, 256> kNoStringMayBeginWith = [] {
  std::array<bool, 256> hints{};
  for (char c : std::string_view("0123456789+-.~yYnNtTfFoO")) hints[static_cast<unsigned char>(c)] = true;
  return hints;
}();

/// The quick test before resolve_scalar: no tag, and quotes or a text that can only be a string.
inline bool is_surely_string(std::string_view tag, const Scalar& scalar) {
  if (!tag.empty()) return false;
  return scalar.style != Style::Plain ||
         (!scalar.text.empty() && !kNoStringMayBeginWith[static_cast<unsigned char>(scalar.text[0])]);
}

/// Gives a scalar its kind, and an Int its canonical decimal text (`0x1F`, `1_000`, `+3` are rewritten in the arena).
/// Under Profile::Kubernetes as sigs.k8s.io/yaml (go.yaml.in/yaml/v2 resolve.go) does, but that integers beyond 64 bits
/// stay exact; under Profile::Yaml12 by the core schema. Throws SyntaxError when an explicit tag does not fit the text.
void resolve_scalar(Profile profile, std::string_view tag, const Scalar& scalar, const base::Source& source,
                    base::Arena& arena, Node& node);

/// How a plain text would be read under Profile::Kubernetes: what writers must quote.
Kind kind_of_plain(std::string_view text);

/// A map key as the text that sigs.k8s.io/yaml makes of it: booleans `true` and `false`, numbers in Go's shortest form.
/// Needs a scalar that is not null.
std::string_view key_text(const Node& key, base::Arena& arena);

}  // namespace pave::doc
