#include "cli/output.h"

#include <unistd.h>

#include <cerrno>

namespace pave::cli {

void Output::write(std::string_view text) {
  buffer_ += text;
  if (descriptor_ != kMemory && buffer_.size() >= kBuffer) flush();
}

bool Output::flush() {
  if (descriptor_ == kMemory) return true;
  std::string_view left = buffer_;
  while (error_ == 0 && !left.empty()) {
    ssize_t written = ::write(descriptor_, left.data(), left.size());
    if (written > 0) left.remove_prefix(static_cast<std::size_t>(written));
    else if (written == 0) error_ = EIO;
    else if (errno != EINTR) error_ = errno;
  }
  buffer_.clear();
  return error_ == 0;
}

}  // namespace pave::cli
