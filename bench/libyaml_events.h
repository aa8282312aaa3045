#pragma once

#include <cstddef>
#include <string_view>

namespace pave::bench {

/// Runs libyaml's event parser over the text and throws the events away: the least that reading with libyaml costs.
/// Returns the number of events; 0 when the text is not YAML to libyaml.
std::size_t libyaml_events(std::string_view text);

}  // namespace pave::bench
