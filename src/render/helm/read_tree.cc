#include "render/helm/read_tree.h"

#include <algorithm>

namespace pave::render::helm {
namespace {

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

}  // namespace

ReadNode& ReadNode::child(std::string_view name) {
  if (depth >= lang::kMaxDepth) {
    is_whole = is_guarded = true;
    return *this;
  }
  std::unique_ptr<ReadNode>& found = children[name];
  if (found == nullptr) {
    found = std::make_unique<ReadNode>();
    found->depth = depth + 1;
  }
  return *found;
}

const ReadNode* ReadNode::find(std::string_view name) const {
  auto found = children.find(name);
  return found == children.end() ? nullptr : found->second.get();
}

bool ReadNode::is_touched() const {
  return is_whole || is_itself ||
         std::ranges::any_of(children, [](const auto& entry) { return entry.second->is_touched(); });
}

void ReadNode::add(const ReadNode& other) {
  is_whole |= other.is_whole;
  is_itself |= other.is_itself;
  is_guarded |= other.is_guarded;
  is_open |= other.is_open;
  for (const auto& [name, below] : other.children) child(name).add(*below);
}

void mark_mentions(std::string_view text, ReadNode& values) {
  constexpr std::string_view kValues = ".Values";
  for (std::size_t at = text.find(kValues); at != std::string_view::npos; at = text.find(kValues, at)) {
    at += kValues.size();
    ReadNode* node = &values;
    while (at + 1 < text.size() && text[at] == '.' && is_name_character(text[at + 1])) {
      std::size_t end = at + 1;
      while (end < text.size() && is_name_character(text[end])) ++end;
      node = &node->child(text.substr(at + 1, end - at - 1));
      at = end;
    }
    node->is_whole = node->is_guarded = true;
  }
}

}  // namespace pave::render::helm
