#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "lang/value.h"

namespace pave::render::helm {

/// What Go's strconv.ParseInt(text, 10, 64) reads; `out_of_range` tells the two ways to fail apart. As in Go a number that
/// has become too large is that, whatever stands behind it.
std::optional<std::int64_t> parse_integer(std::string_view text, bool& out_of_range);

/// The value of a text of --set: true, false and null in any case, integers without a leading zero as int64, else the
/// text itself, which must live as long (helm.sh/helm/v4/pkg/strvals, typedVal).
lang::Value typed_scalar(std::string_view text);

}  // namespace pave::render::helm
