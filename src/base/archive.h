#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace pave::base {

/// Why an archive can't be read.
enum class ArchiveFault : std::uint8_t {
  NoLibrary,    ///< libarchive is not installed
  NotGzip,      ///< the first bytes are no gzip header
  Truncated,    ///< it ends too early
  Broken,       ///< the compressed bytes or an entry's header make no sense
  TooLarge,     ///< it unpacks to more than kMaxUnpackedArchive, or an entry to more than it was to be read
  TooManyFiles  ///< more than kMaxArchiveEntries
};

/// A clause in plain words, without the archive's name: `it ends too early`.
std::string_view describe(ArchiveFault fault);

inline constexpr std::uint64_t kMaxUnpackedArchive = std::uint64_t{512} << 20;  ///< bytes behind the compression
inline constexpr std::size_t kMaxArchiveEntries = 200'000;

struct ArchiveEntry {
  std::string name;  ///< as it stands in the archive: nothing is cleaned, made relative or refused
  std::uint64_t size = 0;
  bool is_folder = false;
  bool is_file = false;  ///< neither a folder, a link nor a device
};

/// Reads a tar archive compressed with gzip out of memory, entry after entry, as untrusted bytes: nothing is written
/// anywhere, and what it costs is limited. libarchive does the work; it is opened when the first archive is, because
/// loading it costs more than checking a file. May be used by several threads, one reader each.
class ArchiveReader {
 public:
  /// `bytes` must live as long as the reader.
  static std::expected<ArchiveReader, ArchiveFault> open(std::string_view bytes);

  /// The next entry; none: the end.
  std::expected<std::optional<ArchiveEntry>, ArchiveFault> next();
  /// The bytes of the entry that next() gave last, TooLarge when they are more than `limit`. Call it once.
  std::expected<std::string, ArchiveFault> read(std::size_t limit);

 private:
  struct Close {
    void operator()(void* archive) const;
  };
  explicit ArchiveReader(void* archive) : archive_(archive) {}
  ArchiveFault fault() const;

  std::unique_ptr<void, Close> archive_;
  std::size_t entries_ = 0;
};

/// Whether libarchive is installed.
bool can_read_archives();

}  // namespace pave::base
