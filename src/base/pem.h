#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pave::base {

/// One block between `-----BEGIN TYPE-----` and `-----END TYPE-----`.
struct PemBlock {
  std::string_view type;
  bool has_headers = false;
  std::string bytes;  ///< base64 decoded
};

/// Takes the next block off the front of the text, as Go's encoding/pem does: what stands between blocks and blocks that
/// are broken are passed over. Nothing when there is no further one; then the text is left as it is.
std::optional<PemBlock> next_block(std::string_view& text);

}  // namespace pave::base
