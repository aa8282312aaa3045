#include "judge/schema/placeholder.h"

#include <string_view>

namespace pave::judge::schema {

std::optional<base::Diagnostic> find_placeholder(const doc::Node& node) {
  if (!node.is_string()) return std::nullopt;
  std::string_view text = node.text();
  std::size_t start = text.find("${");
  if (start == std::string_view::npos || start + 2 >= text.size()) return std::nullopt;
  char first = text[start + 2];
  bool named = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || first == '_';
  if (!named || text.find('}', start) == std::string_view::npos) return std::nullopt;
  return base::Diagnostic{base::Code::SyntaxNotRendered,
                          node.origin,
                          "nothing has replaced the variable in this value, so it was not judged",
                          "replace it first (envsubst, or the tool that deploys the file) and check what comes out",
                          {}};
}

}  // namespace pave::judge::schema
