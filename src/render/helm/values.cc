#include "render/helm/values.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "lang/document.h"
#include "render/helm/strvals.h"

namespace pave::render::helm {
namespace {

struct Given {
  const base::Files& files;
  base::Sources& sources;
  base::Arena& arena;
  std::vector<base::Diagnostic>& warnings;
  lang::Map* values;
};

std::optional<ValuesError> too_large(std::string_view what) {
  std::string message = fmt::format("{} does not fit beside the other files", what);
  return ValuesError{message, {base::Code::SyntaxLimit, {}, message, "make the files smaller", {}}};
}

std::optional<ValuesError> take_file(const std::string& path, Given& given) {
  auto text = read_given_file(given.files, path);
  if (!text) return std::move(text.error());
  if (!given.sources.fits(text->size())) return too_large(path);
  const base::Source& source = given.sources.add(path, *std::move(text));
  auto values = read_values(source, given.arena, given.warnings);
  if (!values) {
    ValuesError error = std::move(values.error());
    error.helm = fmt::format("failed to parse {}: {}", path, error.helm);
    return error;
  }
  merge_maps(*given.values, **values, given.arena);
  return std::nullopt;
}

/// --set-json with a whole object: `{"a": 1}`.
std::optional<ValuesError> take_json_object(const base::Source& flag, std::string_view object, Given& given) {
  auto offset = static_cast<std::size_t>(object.data() - flag.text.data());
  if (auto values = read_json_part(flag, offset, object.size(), given.arena)) {
    merge_maps(*given.values, *values->map, given.arena);
    return std::nullopt;
  }
  return ValuesError{fmt::format("failed parsing --set-json data JSON: {}", flag.text),
                     {base::Code::ValuesBroken,
                      flag.at(offset),
                      "this object is not JSON",
                      "write names and strings in double quotes; in a shell put the whole argument in single quotes",
                      {}}};
}

std::optional<ValuesError> take_flag(SetKind kind, const std::string& text, Given& given) {
  std::string_view name = flag_name(kind);
  if (!given.sources.fits(text.size())) return too_large(name);
  const base::Source& flag = given.sources.add(std::string(name), text);
  if (kind == SetKind::Json) {
    std::string_view space = " \t\n\v\f\r";
    std::size_t first = std::min(flag.text.find_first_not_of(space), flag.text.size());
    std::string_view object = flag.text.substr(first);
    object = object.substr(0, object.find_last_not_of(space) + 1);
    if (object.starts_with('{')) return take_json_object(flag, object, given);
  }
  std::optional<SetError> error = parse_set(kind, flag, *given.values, {given.arena, given.sources, given.files});
  if (!error) return std::nullopt;
  std::string helm = kind == SetKind::Json ? fmt::format("failed parsing --set-json data {}", flag.text)
                                           : fmt::format("failed parsing {} data: {}", name, error->helm);
  return ValuesError{std::move(helm), std::move(error->diagnostic)};
}

}  // namespace

std::expected<lang::Map*, ValuesError> given_values(const GivenValues& given, const base::Files& files,
                                                    base::Sources& sources, base::Arena& arena,
                                                    std::vector<base::Diagnostic>& warnings) {
  Given all{files, sources, arena, warnings, lang::make_map(arena)};
  for (const std::string& path : given.files)
    if (auto error = take_file(path, all)) return std::unexpected(*std::move(error));
  const std::pair<SetKind, const std::vector<std::string>*> flags[] = {{SetKind::Json, &given.set_json},
                                                                       {SetKind::Typed, &given.set},
                                                                       {SetKind::String, &given.set_string},
                                                                       {SetKind::File, &given.set_file},
                                                                       {SetKind::Literal, &given.set_literal}};
  for (const auto& [kind, texts] : flags)
    for (const std::string& text : *texts)
      if (auto error = take_flag(kind, text, all)) return std::unexpected(*std::move(error));
  return all.values;
}

}  // namespace pave::render::helm
