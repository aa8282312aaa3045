#include "doc/path.h"

#include <charconv>

namespace pave::doc {
namespace {

/// Whether Kubernetes writes the key behind a dot. Keys of string maps (labels, data) come in brackets there; a plain
/// name can be either, and reads better behind a dot.
bool is_plain_name(std::string_view key) {
  if (key.empty()) return false;
  for (char c : key)
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
          c == '$'))
      return false;
  return true;
}

void append_escaped(std::string_view key, std::string& out) {
  for (char c : key) {
    if (c == '~') out += "~0";
    else if (c == '/') out += "~1";
    else out += c;
  }
}

}  // namespace

std::string Path::text() const {
  if (parent_ == nullptr) return {};
  std::string out = parent_->text();
  if (is_index_) {
    out += '[' + std::to_string(index_) + ']';
  } else if (is_plain_name(key_)) {
    if (!out.empty()) out += '.';
    out += key_;
  } else {
    out += '[';
    out += key_;
    out += ']';
  }
  return out;
}

std::string Path::json_pointer() const {
  if (parent_ == nullptr) return {};
  std::string out = parent_->json_pointer();
  out += '/';
  if (is_index_) out += std::to_string(index_);
  else append_escaped(key_, out);
  return out;
}

const Node* find_pointer(const Node& root, std::string_view pointer) {
  const Node* node = &root;
  while (!pointer.empty()) {
    if (pointer.front() != '/') return nullptr;
    pointer.remove_prefix(1);
    std::string_view step = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(step.size());
    const Node* next = nullptr;
    if (node->is_list()) {
      std::uint32_t index = 0;
      auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
      bool canonical = error == std::errc() && end == step.data() + step.size() && (step.size() == 1 || step[0] != '0');
      if (canonical && index < node->size) next = &node->children()[index];
    } else {
      std::string escaped;
      for (const Node& child : node->children()) {
        escaped.clear();
        append_escaped(child.key(), escaped);
        if (escaped == step) next = &child;
      }
    }
    if (next == nullptr) return nullptr;
    node = next;
  }
  return node;
}

}  // namespace pave::doc
