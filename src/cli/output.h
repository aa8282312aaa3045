#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pave::cli {

/// Where a verb writes: a file descriptor behind a buffer, or memory. The first failed write is kept, and what comes
/// after it is dropped.
class Output {
 public:
  /// Writes to the descriptor, which stays open.
  explicit Output(int descriptor) : descriptor_(descriptor) {}
  /// Keeps everything; see text().
  Output() = default;
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void write(std::string_view text);
  /// Writes what the buffer holds. False: this or an earlier write failed, see error().
  bool flush();
  /// The errno of the first failed write, or 0.
  int error() const { return error_; }
  /// What is in the buffer: all of it, when there is no descriptor.
  const std::string& text() const { return buffer_; }

 private:
  static constexpr std::size_t kBuffer = 64 * 1024;
  static constexpr int kMemory = -1;
  int descriptor_ = kMemory;
  int error_ = 0;
  std::string buffer_;
};

}  // namespace pave::cli
