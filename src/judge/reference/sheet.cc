#include "judge/reference/sheet.h"

#include <algorithm>
#include <charconv>

namespace pave::judge::reference {

using doc::Node;

void Sheet::start(const kube::Object& object, Space space) {
  object_ = &object;
  space_ = space;
  references_.clear();
  made_.clear();
}

Reference* Sheet::refer(base::Code code, Target target, const Node* name, const Space& space) {
  std::string_view text = text_of(name);
  if (text.empty() || text.size() > kMaxNameLength || !is_plain(text)) return nullptr;
  references_.push_back({code, target, {}, {}, keep(space), keep(text), name->origin});
  return &references_.back();
}

Made* Sheet::make(Target target, std::string_view name, const Space& space) {
  std::size_t placeholder = placeholder_at(name);
  if (name.empty() || std::min(placeholder, name.size()) > kMaxNameLength) return nullptr;
  made_.push_back({target, keep(space), keep(name.substr(0, placeholder)), placeholder != std::string_view::npos});
  return &made_.back();
}

void Sheet::make_beginning(Target target, const std::string& beginning) {
  if (Made* made = make(target, beginning)) made->is_beginning = true;
}

std::span<const std::string_view> Sheet::keep_keys(const Node* map, const Node* also) {
  std::size_t count = 0;
  for (const Node* one : {map, also})
    if (one != nullptr && one->is_map()) count += one->size;
  std::string_view* keys = arena_.allocate_array<std::string_view>(count);
  std::size_t at = 0;
  for (const Node* one : {map, also}) {
    if (one == nullptr || !one->is_map()) continue;
    for (const Node& child : one->children()) keys[at++] = keep(child.key());
  }
  return {keys, count};
}

std::span<const std::string_view> Sheet::keep_texts(std::initializer_list<std::string_view> texts) {
  std::string_view* out = arena_.allocate_array<std::string_view>(texts.size());
  std::size_t at = 0;
  for (std::string_view text : texts) out[at++] = keep(text);
  return {out, at};
}

std::span<const Label> Sheet::keep_labels(const Node* map) {
  if (map == nullptr || !map->is_map()) return {};
  Label* labels = arena_.allocate_array<Label>(map->size);
  std::size_t count = 0;
  for (const Node& child : map->children())
    if (child.is_string()) labels[count++] = {keep_short(child.key()), keep_short(child.text())};
  return {labels, count};
}

void Sheet::finish(ObjectFacts& facts) {
  facts.references = arena_.copy(std::span<const Reference>(references_));
  facts.made = arena_.copy(std::span<const Made>(made_));
}

const Node* find_below(const Node* node, std::string_view way) {
  while (node != nullptr && !way.empty()) {
    std::string_view step = way.substr(0, way.find('.'));
    way.remove_prefix(step.size() == way.size() ? step.size() : step.size() + 1);
    node = node->find(step);
  }
  return node;
}

std::int32_t number_of(const Node* node) {
  if (node == nullptr || !node->is(doc::Kind::Int)) return 0;
  std::string_view text = node->text();
  std::int32_t out = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() ? out : 0;
}

}  // namespace pave::judge::reference
