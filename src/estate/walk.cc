#include "estate/walk.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "estate/ignore.h"
#include "estate/repository.h"

namespace pave::estate {
namespace {

using base::FileKind;
using base::FolderEntry;

/// `./a//b/` -> `a/b`; `.` stays. `..` stays, for a folder before it may be a link.
std::string tidy(std::string_view path) {
  std::string out = path.starts_with('/') ? "/" : "";
  while (!path.empty()) {
    std::string_view part = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(part.size() + 1, path.size()));
    if (part.empty() || part == ".") continue;
    if (!out.empty() && out != "/") out += '/';
    out += part;
  }
  return out.empty() ? "." : out;
}

/// Walks one named folder. Paths inside are built by adding names to one text and cutting them off again.
class FolderWalk {
 public:
  FolderWalk(const base::Files& files, Walk& out) : files_(files), out_(out) {}

  void run(const std::string& folder) {
    root_ = folder;
    shown_ = folder == "." ? "" : folder + (folder == "/" ? "" : "/");
    Repository repository = find_repository(files_, folder);
    if (!repository.root.empty()) add_rules_above(repository);
    if (!inside_.empty()) inside_ += '/';
    first_ = out_.files.size();
    visit(0);
    add_links();
    std::sort(out_.files.begin() + static_cast<std::ptrdiff_t>(first_), out_.files.end(),
              [](const WalkedFile& a, const WalkedFile& b) { return a.path < b.path; });
  }

 private:
  /// Rules and how much of `inside_` lies above their folder.
  struct Scope {
    IgnoreRules rules;
    std::size_t above;
  };

  void add_rules_above(const Repository& repository) {
    add_rules(read_exclude_file(files_, repository), 0);
    inside_ = repository.inside;
    // The named folder's own file is read when it is visited.
    for (std::size_t at = 0; !inside_.empty() && at != std::string::npos;) {
      add_rules(read_ignore_file(files_, repository.root + "/" + inside_.substr(0, at) + "/.gitignore"), at);
      std::size_t slash = inside_.find('/', at);
      at = slash == std::string::npos ? slash : slash + 1;
    }
  }

  void add_rules(IgnoreRules rules, std::size_t above) {
    if (!rules.empty()) scopes_.push_back({std::move(rules), above});
  }

  bool ignored(bool is_folder) const {
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
      IgnoreRules::Verdict verdict = scope->rules.judge(std::string_view(inside_).substr(scope->above), is_folder);
      if (verdict != IgnoreRules::Verdict::None) return verdict == IgnoreRules::Verdict::Ignored;
    }
    return false;
  }

  void visit(int depth) {
    std::string folder = shown_.empty() ? "." : shown_;
    base::Expected<std::vector<FolderEntry>> entries = files_.list(folder);
    if (!entries) {
      out_.unreadable.push_back({tidy(folder), std::move(entries).error()});
      return;
    }
    std::size_t scopes_before = scopes_.size();
    auto rules = std::ranges::lower_bound(*entries, std::string_view(".gitignore"), {}, &FolderEntry::name);
    if (rules != entries->end() && rules->name == ".gitignore" && rules->kind == FileKind::Regular)
      add_rules(read_ignore_file(files_, shown_ + rules->name), inside_.size());
    for (const FolderEntry& entry : *entries) visit_entry(entry, depth);
    scopes_.erase(scopes_.begin() + static_cast<std::ptrdiff_t>(scopes_before), scopes_.end());
  }

  void visit_entry(const FolderEntry& entry, int depth) {
    bool is_folder = entry.kind == FileKind::Folder;
    bool is_file = entry.kind == FileKind::Regular || entry.kind == FileKind::Link;
    if (entry.name == ".git" ||
        !(is_folder || (is_file && (has_manifest_ending(entry.name) || entry.name == "Kustomization"))))
      return;
    std::size_t inside_size = inside_.size();
    std::size_t shown_size = shown_.size();
    inside_ += entry.name;
    if (!ignored(is_folder)) {
      shown_ += entry.name;
      if (entry.kind == FileKind::Link) {
        links_.push_back(shown_);
      } else if (entry.kind == FileKind::Regular) {
        out_.files.push_back({shown_, false});
      } else if (depth == kMaxFolderDepth) {
        out_.unreadable.push_back(
            {shown_, {base::Code::SyntaxLimit, {}, "the folder lies too deep in other folders", {}, {}}});
      } else {
        shown_ += '/';
        inside_ += '/';
        visit(depth + 1);
      }
      shown_.resize(shown_size);
    }
    inside_.resize(inside_size);
  }

  void add_links() {
    if (links_.empty()) return;
    std::string root = files_.real_path(root_);
    std::string below = root == "/" ? root : root + "/";
    std::unordered_set<std::string> known;
    // The walked paths hold no links but the root's own, so their real paths need no look at the disk.
    for (std::size_t i = first_; i < out_.files.size(); ++i)
      known.insert(below + out_.files[i].path.substr(root_ == "." ? 0 : root_.size() + (root_ == "/" ? 0 : 1)));
    for (std::string& link : links_) {
      std::string real = files_.real_path(link);
      FileKind kind = real.empty() ? FileKind::Missing : files_.kind(real);
      if (kind == FileKind::Folder) continue;
      bool in_git = real.contains("/.git/");
      if (kind != FileKind::Regular || !real.starts_with(below) || in_git) out_.links_left.push_back(std::move(link));
      else if (known.insert(real).second) out_.files.push_back({std::move(link), false});
    }
  }

  const base::Files& files_;
  Walk& out_;
  std::string root_;
  std::string shown_;          ///< path of the folder at hand as printed, with `/` at its end; empty for `.`
  std::string inside_;         ///< the same from the top of the repository (or the named folder)
  std::vector<Scope> scopes_;  ///< outermost first
  std::vector<std::string> links_;
  std::size_t first_ = 0;
};

void keep_each_once(std::vector<WalkedFile>& files) {
  std::unordered_set<std::string> named;
  for (const WalkedFile& file : files)
    if (file.named) named.insert(file.path);
  std::unordered_set<std::string> seen;
  std::erase_if(files, [&](WalkedFile& file) {
    if (!seen.insert(file.path).second) return true;
    file.named = named.contains(file.path);
    return false;
  });
}

}  // namespace

bool has_manifest_ending(std::string_view name) {
  return name.ends_with(".yaml") || name.ends_with(".yml") || name.ends_with(".json");
}

Walk walk(const base::Files& files, std::span<const std::string> named) {
  Walk out;
  for (const std::string& written : named) {
    std::string path = tidy(written);
    auto refuse = [&](std::string message) {
      out.missing.push_back({path, {base::Code::SyntaxUnreadable, {}, std::move(message), {}, {}}});
    };
    if (written.empty()) {
      path = "\"\"";
      refuse("an empty path; is a variable of the shell not set?");
      continue;
    }
    switch (files.kind(path)) {
      case FileKind::Regular: out.files.push_back({path, true}); break;
      case FileKind::Pipe: out.files.push_back({path, true, true}); break;
      case FileKind::Folder: FolderWalk(files, out).run(path); break;
      case FileKind::Other: refuse("it is neither a file nor a folder"); break;
      case FileKind::Missing:
      case FileKind::Link: refuse("it does not exist"); break;
    }
  }
  if (named.size() > 1) keep_each_once(out.files);
  return out;
}

}  // namespace pave::estate
