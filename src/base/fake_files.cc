#include "base/fake_files.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace pave::base {
namespace {

constexpr int kMaxLinks = 40;  // as Linux has it

std::string absolute(std::string_view path, std::string_view from = "/here") {
  std::string whole = path.starts_with('/') ? std::string(path) : std::string(from) + "/" + std::string(path);
  std::vector<std::string_view> parts;
  std::string_view rest = whole;
  while (!rest.empty()) {
    std::string_view part = rest.substr(0, rest.find('/'));
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    if (part == ".." && !parts.empty()) parts.pop_back();
    else if (!part.empty() && part != "." && part != "..") parts.push_back(part);
  }
  std::string out;
  for (std::string_view part : parts) out += "/" + std::string(part);
  return out.empty() ? "/" : out;
}

std::string parent(const std::string& path) {
  std::size_t slash = path.rfind('/');
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::unexpected<Diagnostic> fails(Code code, std::string message) {
  return std::unexpected(Diagnostic{code, {}, std::move(message), {}, {}});
}

}  // namespace

void FakeFiles::put(const std::string& path, Item item) {
  std::string whole = absolute(path);
  for (std::string above = parent(whole); items_.try_emplace(above).second && above != "/";) above = parent(above);
  items_[whole] = std::move(item);
}

void FakeFiles::add(const std::string& path, std::string text) { put(path, {FileKind::Regular, std::move(text)}); }
void FakeFiles::add_folder(const std::string& path) { put(path, {FileKind::Folder, {}}); }
void FakeFiles::add_link(const std::string& path, std::string target) {
  put(path, {FileKind::Link, std::move(target)});
}
void FakeFiles::forbid(const std::string& path) { forbidden_.insert(absolute(path)); }

std::string FakeFiles::real_path(const std::string& path) const {
  std::string whole = absolute(path);
  int links = 0;
  // Resolves the first link on the way, then starts again.
  for (std::size_t end = 1; end <= whole.size();) {
    end = std::min(whole.find('/', end), whole.size());
    std::string here = whole.substr(0, end);
    auto found = items_.find(here);
    if (found == items_.end() && here != "/") return {};
    if (found != items_.end() && found->second.kind == FileKind::Link) {
      if (++links > kMaxLinks) return {};
      whole = absolute(absolute(found->second.text, parent(here)) + whole.substr(end));
      end = 1;
      continue;
    }
    ++end;
  }
  return whole;
}

const FakeFiles::Item* FakeFiles::find(const std::string& path) const {
  auto found = items_.find(real_path(path));
  return found == items_.end() ? nullptr : &found->second;
}

Expected<std::string> FakeFiles::read(const std::string& path, std::size_t limit) const {
  const Item* item = find(path);
  if (item == nullptr) return fails(Code::SyntaxUnreadable, "the file can't be read: it does not exist");
  if (forbidden_.contains(real_path(path)))
    return fails(Code::SyntaxUnreadable, "the file can't be read: permission denied");
  if (item->kind != FileKind::Regular) return fails(Code::SyntaxUnreadable, "the file can't be read: it is a folder");
  if (item->text.size() > limit) return fails(Code::SyntaxLimit, "the file is larger than 0 MiB");
  return item->text;
}

Expected<std::string> FakeFiles::read_standard_input(std::size_t limit) const {
  if (input_.size() > limit) return fails(Code::SyntaxLimit, "standard input is larger than 0 MiB");
  return input_;
}

Expected<std::vector<FolderEntry>> FakeFiles::list(const std::string& path) const {
  const Item* item = find(path);
  if (item == nullptr) return fails(Code::SyntaxUnreadable, "the folder can't be read: it does not exist");
  std::string folder = real_path(path);
  if (forbidden_.contains(folder)) return fails(Code::SyntaxUnreadable, "the folder can't be read: permission denied");
  if (item->kind != FileKind::Folder) return fails(Code::SyntaxUnreadable, "it is not a folder");
  std::vector<FolderEntry> entries;
  for (const auto& [key, value] : items_)
    if (key != "/" && parent(key) == folder) entries.push_back({key.substr(key.rfind('/') + 1), value.kind});
  std::ranges::sort(entries, {}, &FolderEntry::name);
  return entries;
}

FileKind FakeFiles::kind(const std::string& path) const {
  const Item* item = find(path);
  return item == nullptr ? FileKind::Missing : item->kind;
}

}  // namespace pave::base
