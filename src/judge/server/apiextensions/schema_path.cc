#include "judge/server/apiextensions/schema_path.h"

#include <algorithm>
#include <string>

#include "judge/server/apiextensions/schema_node.h"

namespace pave::judge::server::apiextensions {
namespace {

using doc::Node;

/// Takes the next token off the front: `.`, `[`, `]`, a text in single quotes, or what stands up to one of the three.
std::string_view next_token(std::string_view& path) {
  std::size_t end = 1;
  if (path[0] == '\'') {
    while (end < path.size() && (path[end] != '\'' || path[end - 1] == '\\')) ++end;
    end = std::min(end + 1, path.size());
  } else if (std::string_view(".[]").find(path[0]) == std::string_view::npos) {
    end = std::min(path.find_first_of(".[]"), path.size());
  }
  std::string_view token = path.substr(0, end);
  path.remove_prefix(end);
  return token;
}

std::optional<std::string> unescaped(std::string_view text) {
  constexpr std::string_view kEscapes = "abfnrtv\\'";
  constexpr std::string_view kMeanings = "\a\b\f\n\r\t\v\\'";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    std::size_t found = kEscapes.find(text[++i]);
    if (found == std::string_view::npos) return std::nullopt;
    out += kMeanings[found];
  }
  return out;
}

std::optional<const Node*> step(const Node* schema, std::string_view name) {
  if (schema == nullptr) return std::nullopt;
  SchemaNode here(*schema);
  if (const Node* properties = here.map("properties"); properties != nullptr && properties->size != 0) {
    const Node* found = properties->find(name);
    if (found == nullptr) return std::nullopt;
    return found;
  }
  if (!here.has("additionalProperties")) return std::nullopt;
  return here.map("additionalProperties");
}

}  // namespace

std::optional<const Node*> follow_path(std::string_view path, const Node& schema, Brackets brackets) {
  const Node* here = &schema;
  while (!path.empty()) {
    std::string_view token = next_token(path);
    bool in_brackets = token == "[" && brackets == Brackets::Allowed;
    if ((token != "." && !in_brackets) || path.empty()) return std::nullopt;
    std::string name(next_token(path));
    if (in_brackets) {
      if (name.size() < 2 || name.front() != '\'' || name.back() != '\'') return std::nullopt;
      auto text = unescaped(std::string_view(name).substr(1, name.size() - 2));
      if (!text || path.empty() || next_token(path) != "]") return std::nullopt;
      name = *std::move(text);
    }
    std::optional<const Node*> below = step(here, name);
    if (!below) return std::nullopt;
    here = *below;
  }
  return here;
}

}  // namespace pave::judge::server::apiextensions
