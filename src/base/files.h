#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace pave::base {

enum class FileKind : std::uint8_t { Missing, Regular, Folder, Link, Pipe, Other };

/// A name in a folder; the kind is the name's own, so a link is a Link whatever it points to.
struct FolderEntry {
  std::string name;
  FileKind kind = FileKind::Other;

  friend bool operator==(const FolderEntry&, const FolderEntry&) = default;
};

/// The disk, so that tests can put a fake in its place (fake_files.h). Paths are as the system takes them: relative ones
/// start where the process stands. Errors are syntax/unreadable, or syntax/limit for a file that is too large; they have
/// no origin, and their message doesn't repeat the path. Members may be called from many threads.
class Files {
 public:
  virtual ~Files() = default;

  /// The whole file, at most `limit` bytes of it.
  virtual Expected<std::string> read(const std::string& path, std::size_t limit) const = 0;
  /// All that comes through a named pipe (or `<(command)` of a shell), at most `limit` bytes; waits for a writer.
  virtual Expected<std::string> read_pipe(const std::string& path, std::size_t limit) const = 0;
  /// All of standard input, at most `limit` bytes.
  virtual Expected<std::string> read_standard_input(std::size_t limit) const = 0;
  /// What is in a folder, without `.` and `..`, sorted by the names' bytes.
  virtual Expected<std::vector<FolderEntry>> list(const std::string& path) const = 0;
  /// What a path leads to, links followed: never Link. A link that leads nowhere is Missing.
  virtual FileKind kind(const std::string& path) const = 0;
  /// The absolute path with all links resolved; empty when it leads nowhere.
  virtual std::string real_path(const std::string& path) const = 0;
};

/// The real disk. Reading a folder, a pipe or a device is an error (standard input may be any of them but a folder).
const Files& disk();

}  // namespace pave::base
