#include "judge/value_text.h"

#include <algorithm>

#include <fmt/format.h>

namespace pave::judge {

std::string shortened(std::string_view text) {
  std::size_t end = std::min(text.size(), kShownBytes);
  if (end < text.size())
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  std::string out(text.substr(0, end));
  std::replace_if(out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  if (end < text.size()) out += "...";
  return out;
}

std::string quoted(std::string_view text) { return '"' + shortened(text) + '"'; }

std::string found(const doc::Node& node, bool hidden) {
  switch (node.kind) {
    case doc::Kind::Bool: return hidden ? "a boolean" : fmt::format("the boolean {}", node.text());
    case doc::Kind::Int:
    case doc::Kind::Float: return hidden ? "a number" : fmt::format("the number {}", shortened(node.text()));
    case doc::Kind::String: return hidden ? "a string" : fmt::format("the string {}", quoted(node.text()));
    default: return std::string(doc::describe(node.kind));
  }
}

}  // namespace pave::judge
