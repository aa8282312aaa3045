#pragma once

#include <string>
#include <string_view>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"
#include "judge/sink.h"
#include "kube/object.h"

namespace pave::conformance {

/// Reads seeds or one case: as the reader that made the data, to which `name: n` is a string.
doc::Stream read_case(base::Sources& sources, base::Arena& arena, std::string name, std::string text);

/// What we said of an object, compared with the fields that the server named.
struct Said {
  bool refused = false;  ///< there is an error
  bool named = false;    ///< an error of ours is at a field of the server's, or the server named none
  std::string text;      ///< our errors with their fields
};

/// `fields`: a list of texts. `decoding`: the server could not decode the object, and named Go's types instead of the
/// first part of the path, and neither indexes nor keys of maps.
Said compare_fields(const judge::Sink& sink, const doc::Node& fields, bool decoding);

}  // namespace pave::conformance
