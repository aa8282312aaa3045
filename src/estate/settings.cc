#include "estate/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/arena.h"
#include "base/similar.h"
#include "doc/reader.h"
#include "estate/repository.h"

namespace pave::estate {
namespace {

using base::FileKind;
using doc::Node;

constexpr std::array<std::string_view, 1> kKeys = {"outside"};
constexpr std::array<std::string_view, 3> kOutsideKeys = {"kind", "name", "namespace"};

class Reader {
 public:
  Reader(const base::Sources& sources, ReadSettings& out) : sources_(sources), out_(out) {}

  void root(const Node& root) {
    if (root.is_null()) return;
    if (!root.is_map())
      return say(root.origin, fmt::format("the settings are {}, not a map", doc::describe(root.kind)));
    check_keys(root, kKeys);
    if (const Node* list = root.find("outside")) outside(*list);
  }

  void say(base::Origin origin, std::string message) {
    base::Location at = sources_.place_of(origin);
    out_.errors.push_back(at.known() ? fmt::format("{}:{}:{}: {}", at.path, at.line, at.column, message)
                                     : fmt::format("{}: {}", sources_.all().front()->path, message));
  }

 private:
  void check_keys(const Node& map, std::span<const std::string_view> known) {
    for (const Node& child : map.children()) {
      if (std::ranges::find(known, child.key()) != known.end()) continue;
      base::Nearest nearest(child.key());
      for (std::string_view key : known) nearest.offer(key);
      std::string message = fmt::format("unknown key \"{}\"", child.key());
      if (!nearest.best().empty()) message += fmt::format(", did you mean \"{}\"?", nearest.best());
      else message += fmt::format("; the keys are {}", fmt::join(known, ", "));
      say(child.key_origin, std::move(message));
    }
  }

  void outside(const Node& list) {
    if (list.is_null()) return;
    if (!list.is_list()) return say(list.origin, "\"outside\" must be a list");
    if (list.size > kMaxOutside)
      return say(list.origin, fmt::format("\"outside\" has more than {} items", kMaxOutside));
    for (const Node& item : list.children()) {
      if (!item.is_map()) {
        say(item.origin, "an item of \"outside\" is a map with kind and name: {kind: Secret, name: shared-tls}");
        continue;
      }
      check_keys(item, kOutsideKeys);
      Outside one{text(item, "kind"), text(item, "name")};
      if (item.find("namespace") != nullptr) one.namespace_name = text(item, "namespace");
      out_.settings.outside.push_back(std::move(one));
    }
  }

  std::string text(const Node& map, std::string_view key) {
    const Node* value = map.find(key);
    if (value == nullptr) say(map.origin, fmt::format("\"{}\" is missing", key));
    else if (!value->is_string() || value->text().empty())
      say(value->origin, fmt::format("\"{}\" must be a text; write it in quotes if it is a number", key));
    else return std::string(value->text());
    return {};
  }

  const base::Sources& sources_;
  ReadSettings& out_;
};

std::string folder_of(const std::string& path) {
  std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

/// `a/b` -> `a`, `a` and `.` -> `..`, `../x` as people would write it; empty above the top of the disk.
std::string above(const std::string& folder) {
  if (folder == "/") return {};
  if (folder == ".") return "..";
  if (folder == ".." || folder.ends_with("/..")) return folder + "/..";
  std::size_t slash = folder.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : folder.substr(0, slash);
}

std::string find_above(const base::Files& files, std::string folder) {
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  std::string last_real;
  while (!folder.empty()) {
    std::string real = files.real_path(folder);
    if (real.empty() || real == last_real) return {};
    last_real = std::move(real);
    std::string path = folder == "."   ? std::string(kSettingsName)
                       : folder == "/" ? "/" + std::string(kSettingsName)
                                       : folder + "/" + std::string(kSettingsName);
    if (files.kind(path) == FileKind::Regular) return path;
    if (files.kind(folder + "/.git") != FileKind::Missing) return {};
    folder = above(folder);
  }
  return {};
}

}  // namespace

ReadSettings read_settings(std::string path, std::string text) {
  ReadSettings out;
  base::Sources sources;
  base::Arena arena;
  const base::Source& source = sources.add(std::move(path), std::move(text));
  doc::Stream stream = doc::read(source, arena, {.profile = doc::Profile::Yaml12});
  Reader reader(sources, out);
  for (const doc::Document& document : stream.documents) {
    for (const base::Diagnostic& error : document.errors) reader.say(error.origin, error.message);
    if (document.root != nullptr) reader.root(*document.root);
  }
  return out;
}

std::vector<std::string> find_settings(const base::Files& files, std::span<const std::string> paths) {
  std::vector<std::string> out;
  std::vector<std::string> real;  // of those in `out`
  auto look = [&](const std::string& path) {
    std::string found = find_above(files, files.kind(path) == FileKind::Folder ? path : folder_of(path));
    if (found.empty()) return;
    std::string its_real = files.real_path(found);
    if (std::ranges::find(real, its_real) != real.end()) return;
    real.push_back(std::move(its_real));
    out.push_back(std::move(found));
  };
  if (paths.empty()) look(".");
  for (const std::string& path : paths) look(path == "-" ? "." : path);
  std::ranges::sort(out);
  return out;
}

}  // namespace pave::estate
