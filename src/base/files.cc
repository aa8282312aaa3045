#include "base/files.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

namespace pave::base {
namespace {

std::unexpected<Diagnostic> unreadable(std::string message, std::string help = {}) {
  return std::unexpected(Diagnostic{Code::SyntaxUnreadable, {}, std::move(message), std::move(help), {}});
}

std::string_view reason(int error) {
  switch (error) {
    case ENOENT: return "it does not exist";
    case ENOTDIR: return "a part of its path is not a folder";
    case EACCES:
    case EPERM: return "permission denied";
    case EISDIR: return "it is a folder";
    case ELOOP: return "its links go round in a circle";
    case ENAMETOOLONG: return "its name is too long";
    case EMFILE:
    case ENFILE: return "too many files are open";
    default: return {};
  }
}

std::unexpected<Diagnostic> unreadable(std::string_view what, int error) {
  std::string_view known = reason(error);
  return unreadable(fmt::format("{} can't be read: {}", what,
                                known.empty() ? std::generic_category().message(error) : std::string(known)));
}

std::unexpected<Diagnostic> too_large(std::string_view what, std::size_t limit) {
  return std::unexpected(Diagnostic{Code::SyntaxLimit,
                                    {},
                                    fmt::format("{} is larger than {} MiB", what, limit >> 20),
                                    "split it into several files",
                                    {}});
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }

 private:
  int number_;
};

constexpr std::size_t kFirstRead = std::size_t{64} * 1024;  // where the size is not known

/// Reads to the end. `expected` is the size, or a guess of it: then one more read has to see the end. A file that grows
/// meanwhile is taken as it was.
Expected<std::string> read_all(int descriptor, std::string_view what, std::size_t expected, bool is_guess,
                               std::size_t limit) {
  std::string text;
  std::size_t filled = 0;
  std::size_t room = std::min(expected, limit) + 1;
  while (true) {
    ssize_t got = 0;
    text.resize_and_overwrite(room, [&](char* bytes, std::size_t size) {
      got = ::read(descriptor, bytes + filled, size - filled);
      return filled + (got > 0 ? static_cast<std::size_t>(got) : 0);
    });
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(what, errno);
    if (got == 0) return text;
    filled = text.size();
    if (filled > limit) return too_large(what, limit);
    if (filled == expected && !is_guess) return text;
    if (filled == room) room = std::min(std::max(room * 2, std::size_t{64} * 1024), limit + 1);
  }
}

FileKind kind_of(mode_t mode) {
  if (S_ISREG(mode)) return FileKind::Regular;
  if (S_ISDIR(mode)) return FileKind::Folder;
  if (S_ISLNK(mode)) return FileKind::Link;
  if (S_ISFIFO(mode)) return FileKind::Pipe;
  return FileKind::Other;
}

FileKind kind_of(const dirent& entry, int folder) {
  switch (entry.d_type) {
    case DT_REG: return FileKind::Regular;
    case DT_DIR: return FileKind::Folder;
    case DT_LNK: return FileKind::Link;
    case DT_FIFO: return FileKind::Pipe;
    case DT_UNKNOWN: break;  // some file systems don't say
    default: return FileKind::Other;
  }
  struct stat facts{};
  return fstatat(folder, entry.d_name, &facts, AT_SYMLINK_NOFOLLOW) == 0 ? kind_of(facts.st_mode) : FileKind::Missing;
}

class Disk final : public Files {
 public:
  Expected<std::string> read(const std::string& path, std::size_t limit) const override {
    constexpr std::string_view kWhat = "the file";
    // Without O_NONBLOCK, opening a named pipe would wait for somebody to write to it.
    Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.get() < 0) return unreadable(kWhat, errno);
    struct stat facts{};
    if (fstat(file.get(), &facts) != 0) return unreadable(kWhat, errno);
    if (S_ISDIR(facts.st_mode)) return unreadable(kWhat, EISDIR);
    if (!S_ISREG(facts.st_mode)) return unreadable("the file can't be read: it is not a regular file");
    std::size_t size = static_cast<std::size_t>(facts.st_size);
    if (size > limit) return too_large(kWhat, limit);
    return read_all(file.get(), kWhat, size, size == 0, limit);  // files of the kernel say 0
  }

  Expected<std::string> read_pipe(const std::string& path, std::size_t limit) const override {
    constexpr std::string_view kWhat = "the pipe";
    Descriptor pipe(open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (pipe.get() < 0) return unreadable(kWhat, errno);
    return read_all(pipe.get(), kWhat, kFirstRead, true, limit);
  }

  Expected<std::string> read_standard_input(std::size_t limit) const override {
    return read_all(STDIN_FILENO, "standard input", kFirstRead, true, limit);
  }

  Expected<std::vector<FolderEntry>> list(const std::string& path) const override {
    std::unique_ptr<DIR, int (*)(DIR*)> folder(opendir(path.c_str()), closedir);
    if (folder == nullptr) return errno == ENOTDIR ? unreadable("it is not a folder") : unreadable("the folder", errno);
    std::vector<FolderEntry> entries;
    while (true) {
      errno = 0;
      const dirent* entry = readdir(folder.get());
      if (entry == nullptr) break;
      std::string_view name = entry->d_name;
      if (name != "." && name != "..") entries.push_back({std::string(name), kind_of(*entry, dirfd(folder.get()))});
    }
    if (errno != 0) return unreadable("the folder", errno);
    std::ranges::sort(entries, {}, &FolderEntry::name);
    return entries;
  }

  FileKind kind(const std::string& path) const override {
    struct stat facts{};
    return stat(path.c_str(), &facts) == 0 ? kind_of(facts.st_mode) : FileKind::Missing;
  }

  std::string real_path(const std::string& path) const override {
    std::unique_ptr<char, void (*)(void*)> resolved(realpath(path.c_str(), nullptr), std::free);
    return resolved == nullptr ? std::string() : std::string(resolved.get());
  }
};

}  // namespace

const Files& disk() {
  static const Disk kDisk;
  return kDisk;
}

}  // namespace pave::base
