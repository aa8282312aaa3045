#include "base/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <dlfcn.h>
#include <locale.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <type_traits>

namespace pave::base {
namespace {

/// The few functions that are used; the types are those of the headers.
struct Library {
  decltype(&archive_read_new) read_new = nullptr;
  decltype(&archive_read_free) read_free = nullptr;
  decltype(&archive_read_support_format_tar) support_tar = nullptr;
  decltype(&archive_read_append_filter) append_filter = nullptr;
  decltype(&archive_read_open_memory) open_memory = nullptr;
  decltype(&archive_read_next_header) next_header = nullptr;
  decltype(&archive_read_data) read_data = nullptr;
  decltype(&archive_error_string) error_string = nullptr;
  decltype(&archive_filter_bytes) filter_bytes = nullptr;
  decltype(&archive_entry_pathname) pathname = nullptr;
  decltype(&archive_entry_pathname_utf8) pathname_utf8 = nullptr;
  decltype(&archive_entry_size) size = nullptr;
  decltype(&archive_entry_mode) mode = nullptr;
  decltype(&archive_entry_hardlink) hardlink = nullptr;
  locale_t names = nullptr;  ///< in which names are UTF-8, whatever the process's own is
  bool complete = false;
};

Library load() {
  Library library;
  // Never closed: its threads and exit handlers outlive any use.
  void* handle = dlopen("libarchive.so.13", RTLD_LAZY | RTLD_LOCAL);
  if (handle == nullptr) return library;
  library.complete = true;
  auto bind = [&](auto& function, const char* name) {
    function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(handle, name));
    library.complete = library.complete && function != nullptr;
  };
  bind(library.read_new, "archive_read_new");
  bind(library.read_free, "archive_read_free");
  bind(library.support_tar, "archive_read_support_format_tar");
  bind(library.append_filter, "archive_read_append_filter");
  bind(library.open_memory, "archive_read_open_memory");
  bind(library.next_header, "archive_read_next_header");
  bind(library.read_data, "archive_read_data");
  bind(library.error_string, "archive_error_string");
  bind(library.filter_bytes, "archive_filter_bytes");
  bind(library.pathname, "archive_entry_pathname");
  bind(library.pathname_utf8, "archive_entry_pathname_utf8");
  bind(library.size, "archive_entry_size");
  bind(library.mode, "archive_entry_mode");
  bind(library.hardlink, "archive_entry_hardlink");
  library.names = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  return library;
}

const Library& library() {
  static const Library loaded = load();
  return loaded;
}

/// libarchive turns names of pax headers into the thread's character set and loses what that lacks.
class Utf8Names {
 public:
  Utf8Names() : before_(library().names != nullptr ? uselocale(library().names) : nullptr) {}
  ~Utf8Names() {
    if (before_ != nullptr) uselocale(before_);
  }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;

 private:
  locale_t before_;
};

archive* handle(void* reader) { return static_cast<archive*>(reader); }

}  // namespace

std::string_view describe(ArchiveFault fault) {
  switch (fault) {
    case ArchiveFault::NoLibrary: return "libarchive, which reads archives, is not installed";
    case ArchiveFault::NotGzip: return "it is not compressed with gzip";
    case ArchiveFault::Truncated: return "it ends too early";
    case ArchiveFault::Broken: return "its bytes are damaged, or it is no tar archive";
    case ArchiveFault::TooLarge: return "it unpacks to more than is read";
    case ArchiveFault::TooManyFiles: return "it has too many files";
  }
  return {};
}

bool can_read_archives() { return library().complete; }

void ArchiveReader::Close::operator()(void* archive) const { library().read_free(handle(archive)); }

std::expected<ArchiveReader, ArchiveFault> ArchiveReader::open(std::string_view bytes) {
  // Else libarchive would take the bytes for an uncompressed archive.
  if (bytes.size() < 3 || !bytes.starts_with("\x1f\x8b\x08")) return std::unexpected(ArchiveFault::NotGzip);
  if (!can_read_archives()) return std::unexpected(ArchiveFault::NoLibrary);
  Utf8Names names;
  ArchiveReader reader(library().read_new());
  archive* opened = handle(reader.archive_.get());
  if (library().support_tar(opened) != ARCHIVE_OK ||
      library().append_filter(opened, ARCHIVE_FILTER_GZIP) != ARCHIVE_OK ||
      library().open_memory(opened, bytes.data(), bytes.size()) != ARCHIVE_OK)
    return std::unexpected(reader.fault());
  return reader;
}

std::expected<std::optional<ArchiveEntry>, ArchiveFault> ArchiveReader::next() {
  Utf8Names names;
  archive* opened = handle(archive_.get());
  archive_entry* header = nullptr;
  int result = library().next_header(opened, &header);
  if (result == ARCHIVE_EOF) return std::optional<ArchiveEntry>();
  // A warning is about what Pave doesn't use: owners, times, extended attributes.
  if (result != ARCHIVE_OK && result != ARCHIVE_WARN) return std::unexpected(fault());
  if (++entries_ > kMaxArchiveEntries) return std::unexpected(ArchiveFault::TooManyFiles);
  ArchiveEntry entry;
  const char* name = library().pathname(header);
  if (name == nullptr) name = library().pathname_utf8(header);
  if (name == nullptr) return std::unexpected(ArchiveFault::Broken);
  entry.name = name;
  mode_t type = library().mode(header) & S_IFMT;
  entry.is_folder = S_ISDIR(type) || entry.name.ends_with('/');
  entry.is_file = S_ISREG(type) && library().hardlink(header) == nullptr;
  entry.size = static_cast<std::uint64_t>(std::max<la_int64_t>(library().size(header), 0));
  // What is skipped is unpacked, too.
  std::uint64_t unpacked = static_cast<std::uint64_t>(std::max<la_int64_t>(library().filter_bytes(opened, 0), 0));
  if (entry.size > kMaxUnpackedArchive || unpacked + entry.size > kMaxUnpackedArchive)
    return std::unexpected(ArchiveFault::TooLarge);
  return entry;
}

std::expected<std::string, ArchiveFault> ArchiveReader::read(std::size_t limit) {
  std::string text;
  std::array<char, 64 * 1024> part;
  while (true) {
    la_ssize_t got = library().read_data(handle(archive_.get()), part.data(), part.size());
    if (got == 0) return text;
    if (got == ARCHIVE_WARN) continue;
    if (got < 0) return std::unexpected(fault());
    if (text.size() + static_cast<std::size_t>(got) > limit) return std::unexpected(ArchiveFault::TooLarge);
    text.append(part.data(), static_cast<std::size_t>(got));
  }
}

/// The library tells them apart in words only.
ArchiveFault ArchiveReader::fault() const {
  const char* said = library().error_string(handle(archive_.get()));
  std::string_view words = said == nullptr ? "" : said;
  bool truncated = words.find("runcated") != std::string_view::npos;
  return truncated ? ArchiveFault::Truncated : ArchiveFault::Broken;
}

}  // namespace pave::base
