#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pave::base {

/// Writes tar archives compressed with gzip (without saving a byte), for tests: also ones that nobody should write.
class FakeArchive {
 public:
  /// A regular file; names of more than 100 bytes get a pax header.
  FakeArchive& file(std::string_view name, std::string_view text) { return entry(name, '0', text, text.size()); }
  FakeArchive& folder(std::string_view name) { return entry(name, '5', {}, 0); }
  /// Any kind of entry (`type` as in the header); `size` may lie about the text.
  FakeArchive& entry(std::string_view name, char type, std::string_view text, std::uint64_t size,
                     std::string_view link = {});

  /// The archive with its end.
  std::string bytes() const;
  /// The archive without its end, its last `cut` bytes missing.
  std::string cut(std::size_t cut) const;

 private:
  std::string tar_;
};

/// Any bytes as gzip writes them.
std::string stored_gzip(std::string_view bytes);

}  // namespace pave::base
