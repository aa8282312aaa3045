#include "lang/gotemplate/builtins/paths.h"

#include <algorithm>
#include <string>

namespace pave::lang::gotemplate {
namespace {

/// Go's path.Clean: the shortest path that means the same.
std::string clean(std::string_view path) {
  if (path.empty()) return ".";
  bool is_rooted = path[0] == '/';
  std::string out = is_rooted ? "/" : "";
  std::size_t fixed = out.size();  // what `..` can't take back: the root, or `../..`
  std::size_t at = 0;
  while (at < path.size()) {
    if (path[at] == '/') {
      ++at;
      continue;
    }
    std::size_t end = std::min(path.find('/', at), path.size());
    std::string_view element = path.substr(at, end - at);
    at = end;
    if (element == ".") continue;
    if (element == ".." && out.size() > fixed) {
      std::size_t slash = out.rfind('/');
      out.resize(slash == std::string::npos || slash < fixed ? fixed : slash);
      continue;
    }
    if (element == ".." && is_rooted) continue;
    if (!out.empty() && out.back() != '/') out += '/';
    out += element;
    if (element == "..") fixed = out.size();
  }
  return out.empty() ? "." : out;
}

Value run_base(Call& call) {
  std::string_view path = call[0].text();
  if (path.empty()) return call.text(".");
  while (path.ends_with('/')) path.remove_suffix(1);
  if (path.empty()) return call.text("/");
  return call.text(path.substr(path.rfind('/') + 1));
}

Value run_clean(Call& call) { return call.text(clean(call[0].text())); }

Value run_dir(Call& call) {
  std::string_view path = call[0].text();
  return call.text(clean(path.substr(0, path.rfind('/') + 1)));
}

Value run_ext(Call& call) {
  std::string_view path = call[0].text();
  std::size_t dot = path.find_last_of("./");
  bool is_extension = dot != std::string_view::npos && path[dot] == '.';
  return call.text(is_extension ? path.substr(dot) : std::string_view());
}

Value run_is_abs(Call& call) { return Value::of(call[0].text().starts_with('/')); }

constexpr Argument kPath[] = {{"path", Param::String}};

constexpr Function record(std::string_view name, std::string_view doc, Example example, Value (*run)(Call&),
                          std::string_view same_as = {}) {
  return {.name = name,
          .group = Group::Sprig,
          .topic = "paths",
          .arguments = kPath,
          .treatment = Treatment::Opaque,
          .doc = doc,
          .example = example,
          .same_as = same_as,
          .run = run};
}

constexpr std::string_view kBase = "The last element of a path.";
constexpr std::string_view kClean = "The shortest path that means the same.";
constexpr std::string_view kDir = "The path without its last element.";
constexpr std::string_view kExt = "The extension of the last element, with its dot.";
constexpr std::string_view kIsAbs = "Whether the path begins at the root.";

constexpr Function kFunctions[] = {
    record("base", kBase, {R"({{ base "a/b.txt" }})", "b.txt"}, run_base),
    record("clean", kClean, {R"({{ clean "a//b/../c" }})", "a/c"}, run_clean),
    record("dir", kDir, {R"({{ dir "a/b.txt" }})", "a"}, run_dir),
    record("ext", kExt, {R"({{ ext "a/b.tar.gz" }})", ".gz"}, run_ext),
    record("isAbs", kIsAbs, {R"({{ isAbs "/a" }})", "true"}, run_is_abs),
    record("osBase", kBase, {R"({{ osBase "a/b.txt" }})", "b.txt"}, run_base, "base"),
    record("osClean", kClean, {R"({{ osClean "a//b/../c" }})", "a/c"}, run_clean, "clean"),
    record("osDir", kDir, {R"({{ osDir "a/b.txt" }})", "a"}, run_dir, "dir"),
    record("osExt", kExt, {R"({{ osExt "a/b.tar.gz" }})", ".gz"}, run_ext, "ext"),
    record("osIsAbs", kIsAbs, {R"({{ osIsAbs "/a" }})", "true"}, run_is_abs, "isAbs"),
};

}  // namespace

std::span<const Function> path_functions() { return kFunctions; }

}  // namespace pave::lang::gotemplate
