#include "doc/find_field.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "doc/path.h"

namespace pave::doc {
namespace {

std::string_view without_quotes(std::string_view text) {
  bool is_quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front();
  return is_quoted ? text.substr(1, text.size() - 2) : text;
}

const Node* item(const Node& list, std::string_view step) {
  std::uint32_t index = 0;
  auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
  if (error == std::errc() && end == step.data() + step.size())
    return index < list.size ? &list.children()[index] : nullptr;
  for (const Node& child : list.children())
    if (child.string_at("name") == step) return &child;
  return nullptr;
}

struct Step {
  const Node* node = nullptr;
  std::size_t size = 0;  ///< of the text that names it
};

/// Keys can have brackets themselves, so all that can end the step are tried.
Step bracket_step(const Node& node, std::string_view rest) {
  for (std::size_t end = rest.find(']'); end != std::string_view::npos; end = rest.find(']', end + 1)) {
    bool is_border = end + 1 == rest.size() || rest[end + 1] == '.' || rest[end + 1] == '[';
    if (!is_border) continue;
    std::string_view name = without_quotes(rest.substr(1, end - 1));
    if (const Node* child = node.is_list() ? item(node, name) : node.find(name)) return {child, end + 1};
  }
  return {};
}

Step next_step(const Node& node, std::string_view rest) {
  if (rest.starts_with('[')) return bracket_step(node, rest);
  std::size_t dot = rest.starts_with('.') ? 1 : 0;
  std::string_view names = rest.substr(dot);
  Step best;
  for (const Node& child : node.children()) {
    std::string_view key = child.key();
    if (!node.is_map() || key.empty() || !names.starts_with(key) || dot + key.size() <= best.size) continue;
    bool is_whole = names.size() == key.size() || names[key.size()] == '.' || names[key.size()] == '[';
    if (is_whole) best = {&child, dot + key.size()};
  }
  return best;
}

Step next_pointer_step(const Node& node, std::string_view rest) {
  std::size_t size = std::min(rest.find('/', 1), rest.size());
  std::string_view step = rest.substr(0, size);
  return {find_pointer(node, step), size};
}

}  // namespace

FoundField find_field(const Node& root, std::string_view wanted) {
  FoundField out{.node = &root, .path = {}, .rest = wanted};
  bool is_pointer = wanted.starts_with('/');
  std::string& path = out.path;
  while (!out.rest.empty()) {
    Step step = is_pointer ? next_pointer_step(*out.node, out.rest) : next_step(*out.node, out.rest);
    if (step.node == nullptr) return out;
    const Node& parent = *out.node;
    Path above;
    std::string own = parent.is_list()
                          ? Path(above, static_cast<std::uint32_t>(step.node - parent.children().data())).text()
                          : Path(above, step.node->key()).text();
    if (!path.empty() && !own.starts_with('[')) path += '.';
    path += own;
    out.node = step.node;
    out.rest.remove_prefix(step.size);
  }
  return out;
}

}  // namespace pave::doc
