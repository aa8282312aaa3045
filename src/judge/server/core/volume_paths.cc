#include "judge/server/core/volume_paths.h"

#include <fmt/format.h>

#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

bool goes_up(std::string_view path) {
  while (true) {
    std::size_t slash = path.find('/');
    if (path.substr(0, slash) == "..") return true;
    if (slash == std::string_view::npos) return false;
    path.remove_prefix(slash + 1);
  }
}

void judge_steps_of(const Value& place, const Value& shown) {
  if (goes_up(shown.text()))
    place.say_at(shown, Code::ServerBadFormat, fmt::format("the path {} goes up with `..`", quoted(shown.text())),
                 "write a path without `..`");
}

void judge_descent_of(const Value& place, const Value& shown) {
  if (shown.text().starts_with('/'))
    place.say_at(shown, Code::ServerBadFormat, fmt::format("the path {} begins with `/`", quoted(shown.text())),
                 "write a relative path");
  judge_steps_of(place, shown);
}

}  // namespace

void judge_steps(Value path) { judge_steps_of(path, path); }

void judge_descending_path(Value path) { judge_descent_of(path, path); }

void judge_file_path(Value place, Value shown) {
  judge_descent_of(place, shown);
  std::string_view path = shown.text();
  if (path.starts_with("..") && !path.starts_with("../"))
    place.say_at(shown, Code::ServerBadFormat, fmt::format("the path {} begins with `..`", quoted(path)),
                 "names that begin with `..` are the kubelet's own: write another one");
}

bool is_file_path(std::string_view path) {
  return !path.starts_with('/') && !goes_up(path) && (!path.starts_with("..") || path.starts_with("../"));
}

bool is_root_path(std::string_view path) {
  if (!path.starts_with('/')) return false;
  int depth = 0;
  while (!path.empty()) {
    path.remove_prefix(1);
    std::size_t slash = path.find('/');
    std::string_view part = path.substr(0, slash);
    if (part == "..") depth -= depth > 0 ? 1 : 0;
    else if (!part.empty() && part != ".") ++depth;
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash);
  }
  return depth == 0;
}

}  // namespace pave::judge::server::core
