#include "base/write_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace pave::base {
namespace {

std::unexpected<std::string> failure(int error) { return std::unexpected(std::string(std::strerror(error))); }

bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    ssize_t count = write(file, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

/// Into a device or pipe: a file in its place would take it away from everyone.
std::expected<void, std::string> write_into(const std::string& path, std::string_view text) {
  int file = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) return failure(errno);
  int error = write_all(file, text) ? 0 : errno;
  if (close(file) != 0 && error == 0) error = errno;
  if (error != 0) return failure(error);
  return {};
}

}  // namespace

std::expected<void, std::string> write_file(const std::string& path, std::string_view text) {
  std::error_code wrong;
  std::filesystem::path folder = std::filesystem::path(path).parent_path();
  if (!folder.empty()) std::filesystem::create_directories(folder, wrong);
  if (wrong) return std::unexpected(wrong.message());

  struct stat there = {};
  bool exists = stat(path.c_str(), &there) == 0;
  if (exists && S_ISDIR(there.st_mode)) return failure(EISDIR);
  if (exists && !S_ISREG(there.st_mode)) return write_into(path, text);
  // What a link leads to is replaced, not the link.
  std::string target = exists ? std::filesystem::canonical(path, wrong).string() : path;
  if (wrong) return std::unexpected(wrong.message());

  std::string fresh = target + ".XXXXXX";
  int file = mkstemp(fresh.data());
  if (file < 0) return failure(errno);
  mode_t mask = umask(0);
  umask(mask);
  int error = 0;
  if (!write_all(file, text) || fchmod(file, 0666 & ~mask) != 0) error = errno;
  if (close(file) != 0 && error == 0) error = errno;
  if (error == 0 && rename(fresh.c_str(), target.c_str()) != 0) error = errno;
  if (error == 0) return {};
  unlink(fresh.c_str());
  return failure(error);
}

}  // namespace pave::base
