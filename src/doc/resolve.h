#pragma once

#include <string_view>

#include "base/arena.h"
#include "doc/builder.h"
#include "doc/node.h"

namespace pave::doc {

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
