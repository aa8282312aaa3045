#include "estate/repository.h"

#include <string_view>

namespace pave::estate {
namespace {

std::string_view trimmed(std::string_view text) {
  std::size_t end = text.find_first_of("\r\n");
  return text.substr(0, end);
}

std::string joined(const std::string& folder, std::string_view path) {
  return path.starts_with('/') ? std::string(path) : folder + "/" + std::string(path);
}

/// The folder that a worktree's or submodule's `.git` file names: `gitdir: ../.git/worktrees/x`.
std::string git_folder(const base::Files& files, const std::string& root) {
  std::string path = root + "/.git";
  if (files.kind(path) == base::FileKind::Folder) return path;
  base::Expected<std::string> text = files.read(path, kMaxIgnoreFile);
  constexpr std::string_view kKey = "gitdir: ";
  if (!text || !text->starts_with(kKey)) return {};
  std::string folder = joined(root, trimmed(std::string_view(*text).substr(kKey.size())));
  base::Expected<std::string> common = files.read(folder + "/commondir", kMaxIgnoreFile);
  return common ? joined(folder, trimmed(*common)) : folder;
}

}  // namespace

Repository find_repository(const base::Files& files, const std::string& folder) {
  std::string real = files.real_path(folder);
  for (std::string at = real; !at.empty(); at.resize(at.rfind('/'))) {
    if (files.kind(at + "/.git") == base::FileKind::Missing) continue;
    std::string inside = real.size() > at.size() ? real.substr(at.size() + 1) : std::string();
    return {at, inside};
  }
  return {};
}

IgnoreRules read_ignore_file(const base::Files& files, const std::string& path) {
  base::Expected<std::string> text = files.read(path, kMaxIgnoreFile);
  return text ? IgnoreRules::parse(*text) : IgnoreRules();
}

IgnoreRules read_exclude_file(const base::Files& files, const Repository& repository) {
  std::string folder = git_folder(files, repository.root);
  return folder.empty() ? IgnoreRules() : read_ignore_file(files, folder + "/info/exclude");
}

}  // namespace pave::estate
