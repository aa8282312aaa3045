#include "render/helm/value_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cctype>
#include <string_view>
#include <utility>

#include "doc/reader.h"
#include "doc/yaml_error.h"
#include "lang/document.h"
#include "lang/json.h"
#include "lang/part_runs.h"
#include "render/helm/document_lines.h"

namespace pave::render::helm {
namespace {

/// The scheme of an address, in lower case, as url.Parse of Go finds it; empty: there is none.
std::string scheme_of(std::string_view path) {
  std::size_t colon = path.find(':');
  if (colon == std::string_view::npos || colon == 0) return {};
  std::string scheme;
  for (char c : path.substr(0, colon)) {
    bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    bool is_other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    if (!is_letter && (!is_other || scheme.empty())) return {};
    scheme += static_cast<char>(c | 0x20);
  }
  return scheme;
}

bool is_standard_input(std::string_view path) {
  std::size_t first = path.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && path[first] == '-' && path.find_last_not_of(" \t\r\n") == first;
}

/// The words of Go's os.ReadFile.
std::string go_reason(const base::Files& files, const std::string& path, const base::Diagnostic& why) {
  switch (files.kind(path)) {
    case base::FileKind::Missing: return fmt::format("open {}: no such file or directory", path);
    case base::FileKind::Folder: return fmt::format("read {}: is a directory", path);
    default: break;
  }
  if (why.message.find("permission denied") != std::string::npos)
    return fmt::format("open {}: permission denied", path);
  return fmt::format("open {}: {}", path, why.message);
}

std::string_view json_word(doc::Kind kind) {
  switch (kind) {
    case doc::Kind::Bool: return "bool";
    case doc::Kind::Int:
    case doc::Kind::Float: return "number";
    case doc::Kind::String: return "string";
    default: return "array";
  }
}

ValuesError broken(const base::Source& source, const doc::Document& document, base::Diagnostic diagnostic) {
  std::string_view text = source.text.substr(std::min<std::size_t>(document.begin, source.text.size()));
  return {"cannot unmarshal yaml document: error converting YAML to JSON: " + doc::go_yaml_error(text, diagnostic),
          std::move(diagnostic)};
}

ValuesError no_map(const doc::Node& root) {
  return {fmt::format("cannot unmarshal yaml document: error unmarshaling JSON: while decoding JSON: json: cannot "
                      "unmarshal {} into Go value of type map[string]interface {{}}",
                      json_word(root.kind)),
          {base::Code::ValuesBroken,
           root.origin,
           fmt::format("values are a map, and this is {}", doc::describe(root.kind)),
           "write `name: value`, one a line",
           {}}};
}

/// Where something stands behind the `---` of a line: Helm takes a comment there and nothing else, though YAML would take
/// a value. npos: nowhere.
std::size_t find_bad_separator(std::string_view text) {
  for (std::size_t begin = text.find("---"); begin != std::string_view::npos; begin = text.find("---", begin + 1)) {
    if (begin != 0 && text[begin - 1] != '\n') continue;
    std::size_t rest = text.find_first_not_of(" \t\v\f\r", begin + 3);
    if (rest != std::string_view::npos && text[rest] != '\n' && text[rest] != '#') return rest;
  }
  return std::string_view::npos;
}

ValuesError bad_separator(const base::Source& source, std::size_t offset) {
  std::string_view line = source.text.substr(offset, source.text.find('\n', offset) - offset);
  line = line.substr(0, line.find_last_not_of(" \t\v\f\r") + 1);
  return {fmt::format("error reading yaml document: invalid Yaml document separator: {}", line),
          {base::Code::ValuesBroken,
           source.at(offset),
           "something stands behind the --- that divides documents",
           "put it on a line of its own; a row of hyphens needs a # before it",
           {}}};
}

}  // namespace

std::expected<std::string, ValuesError> read_given_file(const base::Files& files, const std::string& path) {
  if (is_standard_input(path)) {
    auto text = files.read_standard_input(kMaxValuesFile);
    if (text) return *std::move(text);
    std::string said = text.error().message;
    return std::unexpected(ValuesError{std::move(said), std::move(text.error())});
  }
  std::string scheme = scheme_of(path);
  if (scheme == "http" || scheme == "https" || scheme == "oci")
    return std::unexpected(
        ValuesError{fmt::format("{}: values are not downloaded", path),
                    {base::Code::SyntaxUnreadable,
                     {},
                     "values are not downloaded, and this is an address of a server",
                     "download the file and name it, or pipe it: curl ADDRESS | pave template NAME CHART -f -",
                     {}}});
  if (path == "/dev/null") return std::string();
  auto text = files.kind(path) == base::FileKind::Pipe ? files.read_pipe(path, kMaxValuesFile)
                                                       : files.read(path, kMaxValuesFile);
  if (text) return *std::move(text);
  base::Diagnostic why = std::move(text.error());
  std::string said = go_reason(files, path, why);
  why.message = fmt::format("{}: {}", path, why.message);
  return std::unexpected(ValuesError{std::move(said), std::move(why)});
}

std::optional<lang::Value> read_json_part(const base::Source& flag, std::size_t offset, std::size_t size,
                                          base::Arena& arena) {
  lang::Value text = lang::Value::of(flag.text.substr(offset, size));
  base::Run literal;
  literal.written = flag.at(offset);
  literal.flags = base::Run::kLiteral;
  text.runs = &literal;
  text.run_count = 1;
  lang::JsonRead read = lang::read_json(text.text(), lang::Numbers::Float, lang::TextOrigins(text), arena);
  if (!read.syntax_error.empty() || !read.range_error.empty() || read.value.is(lang::Kind::Invalid))
    return std::nullopt;
  return read.value;
}

void merge_maps(lang::Map& under, const lang::Map& over, base::Arena& arena) {
  for (const lang::MapEntry& entry : over.all()) {
    const lang::Value* there = under.find(entry.key);
    if (entry.value.is(lang::Kind::Map) && there != nullptr && there->is(lang::Kind::Map)) {
      merge_maps(*there->map, *entry.value.map, arena);
      continue;
    }
    under.set(entry.key, entry.value, arena, entry.key_origin);
  }
}

std::expected<lang::Map*, ValuesError> read_values(const base::Source& source, base::Arena& arena,
                                                   std::vector<base::Diagnostic>& warnings) {
  if (std::size_t bad = find_bad_separator(source.text); bad != std::string_view::npos)
    return std::unexpected(bad_separator(source, bad));
  base::Source divided = source;
  divided.text = divide_as_helm(source.text, arena);
  doc::Stream stream = doc::read(divided, arena, {.profile = doc::Profile::Kubernetes, .as_unmarshal = true});
  lang::Map* values = nullptr;
  for (doc::Document& document : stream.documents) {
    if (!document.errors.empty()) return std::unexpected(broken(source, document, std::move(document.errors.front())));
    std::ranges::move(document.warnings, std::back_inserter(warnings));
    if (document.root == nullptr || document.root->is_null()) continue;
    if (!document.root->is_map()) return std::unexpected(no_map(*document.root));
    lang::Value value = lang::from_document(*document.root, lang::Numbers::Float, arena);
    if (auto refused = lang::check_json(value))
      return std::unexpected(
          ValuesError{fmt::format("cannot unmarshal yaml document: error converting YAML to JSON: {}", *refused),
                      {base::Code::ValuesBroken,
                       document.root->origin,
                       "a number in these values is infinite, or none at all",
                       "write .inf and .nan in quotes",
                       {}}});
    if (values == nullptr) values = value.map;
    else merge_maps(*values, *value.map, arena);
  }
  return values == nullptr ? lang::make_map(arena) : values;
}

}  // namespace pave::render::helm
