#pragma once

#include <string_view>

namespace pave::doc {

/// Whether go.yaml.in/yaml/v2 takes the text for a timestamp (parseTimestamp in resolve.go, with Go's time.Parse):
/// `2001-1-2`, `2001-1-2 3:4:5.6`, `2001-1-2T3:4:5Z`, `2001-1-2t3:4:5.6+07:00`. Such a value stays a string in a tree,
/// but
/// writers put it in quotes, and `!!timestamp` accepts nothing else.
bool is_timestamp(std::string_view text);

}  // namespace pave::doc
