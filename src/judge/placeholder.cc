#include "judge/placeholder.h"

#include <string_view>

namespace pave::judge {

namespace {

/// `${NAME`, with a `}` somewhere behind it.
bool has_variable(std::string_view text) {
  std::size_t start = text.find("${");
  if (start == std::string_view::npos || start + 2 >= text.size()) return false;
  char first = text[start + 2];
  bool named = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || first == '_';
  return named && text.find('}', start) != std::string_view::npos;
}

bool has_action(std::string_view text) {
  std::size_t start = text.find("{{");
  return start != std::string_view::npos && text.find("}}", start) != std::string_view::npos;
}

}  // namespace

std::optional<base::Diagnostic> find_placeholder(const doc::Node& node) {
  if (!node.is_string()) return std::nullopt;
  if (has_variable(node.text()))
    return base::Diagnostic{base::Code::SyntaxNotRendered,
                            node.origin,
                            "nothing has replaced the variable in this value, so it was not judged",
                            "replace it first (envsubst, or the tool that deploys the file) and check what comes out",
                            {}};
  if (has_action(node.text()))
    return base::Diagnostic{
        base::Code::SyntaxNotRendered,
        node.origin,
        "nothing has rendered the template in this value, so it was not judged",
        "render it first (helm template, or the tool that deploys the file) and check what comes out",
        {}};
  return std::nullopt;
}

bool holds_kustomize_variable(std::string_view source) {
  char quote = source.empty() ? '\0' : source.front();
  bool is_quoted = quote == '"' || quote == '\'';
  if (is_quoted) source.remove_prefix(1);
  std::string_view scalar = source.substr(0, source.find_first_of(is_quoted ? std::string_view(&quote, 1) : ",]}#\n"));
  scalar = scalar.substr(0, scalar.find('\n'));
  // A key, not a value.
  if (!is_quoted && (scalar.ends_with(':') || scalar.find(": ") != std::string_view::npos)) return false;
  std::size_t start = scalar.find("$(");
  if (start == std::string_view::npos) return false;
  std::size_t end = scalar.find(')', start);
  return end != std::string_view::npos && end > start + 2;
}

base::Diagnostic not_replaced_by_kustomize(base::Origin origin) {
  return {base::Code::SyntaxNotRendered,
          origin,
          "nothing has replaced the variable in this value, so it was not judged",
          "a kustomization lists this file and may replace it: check what `kustomize build` writes",
          {}};
}

}  // namespace pave::judge
