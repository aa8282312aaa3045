#include "judge/server/value.h"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <new>
#include <vector>

#include "doc/key_index.h"
#include "judge/placeholder.h"

namespace pave::judge::server {
namespace {

using doc::Kind;
using doc::Node;

/// A text or number itself; the key of a map or list, whose first line says nothing.
base::Origin place_of(const Node& node) {
  return node.is_map() || node.is_list() || node.is_null() ? node.key_place() : node.origin;
}

/// What the server decodes as if it had not been written.
bool is_nothing(const Node* node) {
  if (node == nullptr) return true;
  switch (node->kind) {
    case Kind::Null: return true;
    case Kind::Bool: return !node->truth();
    case Kind::Int: return node->text() == "0";
    case Kind::Float: return std::strtod(std::string(node->text()).c_str(), nullptr) == 0;
    case Kind::String: return node->size == 0;
    case Kind::List: return node->size == 0;
    case Kind::Map:
      for (const Node& child : node->children())
        if (!is_nothing(&child)) return false;
      return true;
  }
  return false;
}

bool same_maps(const Node& a, const Node& b) {
  doc::KeyIndex in_a(a);
  doc::KeyIndex in_b(b);
  for (const Node& child : a.children())
    if (!same_value(&child, in_b.find(child.key()))) return false;
  for (const Node& child : b.children())
    if (in_a.find(child.key()) == nullptr && !is_nothing(&child)) return false;
  return true;
}

bool same_lists(const Node& a, const Node& b) {
  if (a.size != b.size) return false;
  for (std::uint32_t i = 0; i < a.size; ++i)
    if (!same_value(&a.children()[i], &b.children()[i])) return false;
  return true;
}

}  // namespace

bool same_value(const Node* a, const Node* b) {
  if (is_nothing(a) || is_nothing(b)) return is_nothing(a) && is_nothing(b);
  if (a->is_map() && b->is_map()) return same_maps(*a, *b);
  if (a->is_list() && b->is_list()) return same_lists(*a, *b);
  return a->kind == b->kind && !a->is_map() && !a->is_list() && a->text() == b->text();
}

Value Value::step(const Node* node, const Node* old, Link::Step step, std::string_view key, std::uint32_t index) const {
  void* room = scope_->arena().allocate(sizeof(Link), alignof(Link));
  return {node, old, new (room) Link{link_, node, key, index, step}, *scope_};
}

Value Value::operator[](doc::Symbol field) const {
  return step(node_ == nullptr ? nullptr : node_->find(field), old_ == nullptr ? nullptr : old_->find(field),
              Link::Step::Field, kube::schema::Catalog::builtin().names()[field], 0);
}

Value Value::entry(std::string_view key) const {
  const Node* node = scope_->find(node_, key);
  // The key may be a text of the caller's, which the way to the value outlives.
  return step(node, scope_->find(old_, key), Link::Step::Key, node != nullptr ? node->key() : scope_->arena().copy(key),
              0);
}

Value Value::item(std::uint32_t index) const {
  const Node* item = is_list() && index < node_->size ? &node_->children()[index] : nullptr;
  const Node* before = old_ != nullptr && old_->is_list() && index < old_->size ? &old_->children()[index] : nullptr;
  return step(item, before, Link::Step::Index, {}, index);
}

Value Value::Children::Iterator::operator*() const {
  if (parent_.is_list()) return parent_.item(index_);
  const Node& child = parent_.node_->children()[index_];
  return parent_.step(&child, parent_.scope_->find(parent_.old_, child.key()), Link::Step::Key, child.key(), 0);
}

std::optional<std::int64_t> Value::integer() const {
  if (node_ == nullptr || (!node_->is(Kind::Int) && !node_->is(Kind::Float))) return std::nullopt;
  std::string_view text = node_->text();
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  std::int64_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size()) return number;
  if (node_->is(Kind::Int)) return std::nullopt;
  double real = std::strtod(std::string(text).c_str(), nullptr);
  if (std::trunc(real) != real || std::abs(real) > 9e18) return std::nullopt;
  return static_cast<std::int64_t>(real);
}

std::string_view Value::key() const { return link_ == nullptr ? std::string_view() : link_->key; }

bool Value::changed() const { return !same_value(node_, old_); }

std::string Value::path() const {
  std::vector<const Link*> steps;
  for (const Link* link = link_; link != nullptr; link = link->parent) steps.push_back(link);
  std::string out;
  for (auto at = steps.rbegin(); at != steps.rend(); ++at) {
    const Link& link = **at;
    switch (link.step) {
      case Link::Step::Field:
        if (!out.empty()) out += '.';
        out += link.key;
        break;
      case Link::Step::Key: out.append("[").append(link.key).append("]"); break;
      case Link::Step::Index: out.append("[").append(std::to_string(link.index)).append("]"); break;
    }
  }
  return out;
}

void Value::say(base::Code code, std::string message, std::string help) const {
  say_at(*this, code, std::move(message), std::move(help));
}

void Value::say_at(const Value& shown, base::Code code, std::string message, std::string help, At at) const {
  std::string field = path();
  std::string shown_field = &shown == this ? field : shown.path();
  if (shown.node_ != nullptr)
    if (auto placeholder = find_placeholder(*shown.node_))
      return scope_->add(*std::move(placeholder), std::move(field), shown_field);
  std::vector<base::Note> notes;
  const doc::Node* before = shown.was_written() ? shown.old_ : old_;
  if (code == base::Code::ServerImmutable && before != nullptr && !before->is_null())
    notes.push_back({"it was written here", place_of(*before)});
  scope_->add({code, shown.place(at), std::move(message), std::move(help), std::move(notes)}, std::move(field),
              shown_field);
}

/// Of what isn't written in the source: the key of the nearest thing around it.
base::Origin Value::place(At at) const {
  if (written()) {
    base::Origin own = at == At::Key ? node_->key_place() : place_of(*node_);
    if (own.known()) return own;
  }
  // Nodes that the server makes before it judges have no place, either.
  auto has_place = [](const Node* node) { return node != nullptr && node->key_place().known(); };
  const Node* around = node_;
  for (const Link* link = link_; !has_place(around) && link != nullptr; link = link->parent) around = link->node;
  if (!has_place(around)) around = scope_->root();
  return around == nullptr ? base::Origin() : around->key_place();
}

Value old_item(const Value& list, const Value& item, doc::Symbol key) {
  const doc::Node* wanted = item.node() == nullptr ? nullptr : item.node()->find(key);
  std::string_view name = wanted != nullptr && wanted->is_string() ? wanted->text() : std::string_view();
  return list.old().item(list.scope().item_named(list.old().node(), key, name));
}

}  // namespace pave::judge::server
