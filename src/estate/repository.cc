#include "estate/repository.h"

#include <string_view>

namespace pave::estate {
namespace {

using base::FileKind;

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
  if (files.kind(path) == FileKind::Folder) return path;
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
  if (real.empty()) return {};
  std::string at = real == "/" ? "" : real;
  while (files.kind(at + "/.git") == FileKind::Missing) {
    if (at.empty()) return {};
    at.resize(at.rfind('/'));
  }
  return {at.empty() ? "/" : at, real.size() > at.size() ? real.substr(at.size() + 1) : std::string()};
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
