#include "render/helm/error_text.h"

#include <optional>
#include <vector>

#include <fmt/format.h>

namespace pave::render::helm {
namespace {

using lang::gotemplate::Error;

/// Where one error of a chain happened, as Helm takes it out of Go's words.
struct Level {
  std::string_view location;
  std::string_view message;
  std::string_view executing;  ///< `executing "name" at <node>:`

  friend bool operator==(const Level&, const Level&) = default;
};

std::string_view until_next_template(std::string_view message) { return message.substr(0, message.find(" template:")); }

std::optional<Level> executing_level(std::string_view text) {
  constexpr std::string_view kExecuting = ": executing ";
  constexpr std::string_view kAt = " at <";
  constexpr std::string_view kClose = ">: ";
  std::size_t found = text.find(kExecuting);
  if (found == std::string_view::npos) return std::nullopt;
  std::size_t begin = found + kExecuting.size() - std::string_view("executing ").size();
  std::string_view name = text.substr(found + kExecuting.size());
  if (!name.starts_with('"')) return std::nullopt;
  std::size_t quote = name.find('"', 1);
  if (quote == std::string_view::npos || !name.substr(quote + 1).starts_with(kAt)) return std::nullopt;
  std::size_t close = text.find(kClose, found + kExecuting.size() + quote + 1 + kAt.size());
  if (close == std::string_view::npos) return std::nullopt;
  return Level{text.substr(0, found), until_next_template(text.substr(close + kClose.size())),
               text.substr(begin, close + 2 - begin)};
}

std::optional<Level> level_of(std::string_view text) {
  constexpr std::string_view kPrefix = "template: ";
  if (!text.starts_with(kPrefix)) return std::nullopt;
  std::string_view rest = text.substr(kPrefix.size());
  if (rest.starts_with("no template ")) return Level{{}, text, {}};
  if (auto level = executing_level(rest)) return level;
  std::size_t separator = rest.rfind(": ");
  if (separator == std::string_view::npos) return std::nullopt;
  return Level{rest.substr(0, separator), until_next_template(rest.substr(separator + 2)), {}};
}

std::string parse_error(const Error& error, std::string_view file) {
  std::string_view text = error.full;
  std::size_t first = text.find(": ");
  if (first == std::string_view::npos) return fmt::format("parse error in ({}): {}", file, text);
  std::size_t second = text.find(": ", first + 2);
  std::string_view location = text.substr(first + 2, second == std::string_view::npos ? second : second - first - 2);
  return fmt::format("parse error at ({}): {}", location, text.substr(text.rfind(": ") + 2));
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\n\r\v\f";
  std::size_t begin = text.find_first_not_of(kSpaces);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpaces) - begin + 1);
}

}  // namespace

std::string error_text(const Error& error, std::string_view file) {
  if (error.stage == Error::Stage::Parse) return parse_error(error, file);
  std::string_view text = error.full;
  // Only what a template says is rewritten, not that there is none to run.
  auto outer = level_of(text);
  if (!outer || outer->location.empty()) return error.full;
  if (error.kind == Error::Kind::Refused) {
    std::string_view rest = text.substr(text.find(": ") + 2);
    return fmt::format("execution error at ({}): {}", rest.substr(0, rest.find(": ")), error.message);
  }
  std::vector<Level> levels{*outer};
  for (std::uint32_t cause : error.causes) {
    auto level = level_of(text.substr(cause));
    if (!level) return error.full;
    if (*level != levels.back()) levels.push_back(*level);
  }
  std::string out;
  for (const Level& level : levels) {
    if (!level.location.empty()) out += fmt::format("{}\n  ", level.location);
    if (!level.executing.empty()) out += fmt::format("{}\n    ", level.executing);
    if (!level.message.empty()) out += fmt::format("{}\n", level.message);
  }
  return std::string(trim(out));
}

}  // namespace pave::render::helm
