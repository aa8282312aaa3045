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

}  // namespace pave::judge
