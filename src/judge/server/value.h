#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/code.h"
#include "doc/node.h"
#include "judge/server/scope.h"

namespace pave::judge::server {

/// A place in the object that is judged, written or not, with the same place in the object as it was before when a change
/// is judged. Small, copied freely, and valid until the scope is gone. What is null counts as not written, as for the
/// server's decoder; a value of a wrong type is a matter of the schema and reads as nothing.
class Value {
 public:
  /// The root of an object. `old`: as it was before; null when it is created.
  Value(const doc::Node* root, const doc::Node* old, Scope& scope) : Value(root, old, nullptr, scope) {}

  bool written() const { return node_ != nullptr && !node_->is_null(); }
  bool is_map() const { return node_ != nullptr && node_->is_map(); }
  bool is_list() const { return node_ != nullptr && node_->is_list(); }
  bool is_string() const { return node_ != nullptr && node_->is_string(); }
  bool is_integer() const { return node_ != nullptr && node_->is(doc::Kind::Int); }
  const doc::Node* node() const { return node_; }

  /// A field of a map, one entry of a map with free keys (`data[x]` in a path), or one item of a list.
  Value operator[](doc::Symbol field) const;
  Value entry(std::string_view key) const;
  Value item(std::uint32_t index) const;

  /// A place that the server names so (`LoadBalancerSourceRanges`) and the object does not have: for say_at().
  Value named(std::string_view field) const { return step(nullptr, nullptr, Link::Step::Field, field, 0); }

  /// Number of entries or items; 0 for anything else.
  std::uint32_t size() const { return is_map() || is_list() ? node_->size : 0; }
  /// The values of a list, or those of a map with free keys.
  class Children;
  Children children() const;

  /// The text of a String, else empty: an empty text and none are the same to most of the server's code.
  std::string_view text() const { return is_string() ? node_->text() : std::string_view(); }
  /// An Int, or a Float without a fraction; nothing when it doesn't fit.
  std::optional<std::int64_t> integer() const;
  /// The same with a default.
  std::int64_t integer_or(std::int64_t otherwise) const { return integer().value_or(otherwise); }
  bool is_true() const { return node_ != nullptr && node_->is(doc::Kind::Bool) && node_->truth(); }
  bool is_false() const { return node_ != nullptr && node_->is(doc::Kind::Bool) && !node_->truth(); }
  /// Of an entry of a map.
  std::string_view key() const;

  /// Whether a change is judged; then old() is the same place before it (not written: it is new). Items of lists are
  /// paired by index; see old_item() for those that are told apart by a name.
  bool updating() const { return scope_->updating(); }
  Value old() const { return {old_, nullptr, link_, *scope_}; }
  bool was_written() const { return old_ != nullptr && !old_->is_null(); }
  /// What stands here under the path of another place: the server names fields as its own types have them, and versions
  /// of the API differ from these (`spec.devices[0].basic.taints` of an old one is `spec.devices[0].taints`).
  Value named_as(const Value& place) const { return {node_, old_, place.link_, *scope_}; }
  /// The same place, with what it was before taken from elsewhere (the old item of the same name).
  Value against(Value before) const { return {node_, before.node_, link_, *scope_}; }
  /// The same place with another node, one that the server makes of it before it judges; it lives in the scope's arena.
  Value replaced(const doc::Node* node) const { return {node, old_, link_, *scope_}; }
  /// Whether both say the same to the server: maps whatever their order; empty, zero, false and not written are equal.
  bool changed() const;

  Scope& scope() const { return *scope_; }
  /// As the server writes it: `spec.containers[0].resources.limits[cpu]`.
  std::string path() const;

  /// Says what is wrong here. The finding stands at the value (at its key for maps and lists) or, when it isn't written, at
  /// the nearest thing around it that is. A field of which the schema judge spoke already is left to it, and a text with
  /// `${NAME}` that nothing has replaced is not judged (syntax/not-rendered).
  void say(base::Code code, std::string message, std::string help = {}) const;
  /// The same where the server names this place and a person would look at another one (one label of all), or at the key.
  enum class At : std::uint8_t { Value, Key };
  void say_at(const Value& shown, base::Code code, std::string message, std::string help = {}, At at = At::Value) const;

 private:
  Value(const doc::Node* node, const doc::Node* old, const Link* link, Scope& scope)
      : node_(node), old_(old), link_(link), scope_(&scope) {}
  base::Origin place(At at) const;
  Value step(const doc::Node* node, const doc::Node* old, Link::Step step, std::string_view key,
             std::uint32_t index) const;

  const doc::Node* node_;
  const doc::Node* old_;
  const Link* link_;  ///< null: the root
  Scope* scope_;
};

/// For `for (Value item : value.children())`.
class Value::Children {
 public:
  class Iterator {
   public:
    Iterator(const Value& parent, std::uint32_t index) : parent_(parent), index_(index) {}
    Value operator*() const;
    Iterator& operator++() {
      ++index_;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return index_ != other.index_; }

   private:
    Value parent_;
    std::uint32_t index_;
  };
  explicit Children(const Value& parent) : parent_(parent) {}
  Iterator begin() const { return {parent_, 0}; }
  Iterator end() const { return {parent_, parent_.size()}; }

 private:
  Value parent_;
};
inline Value::Children Value::children() const { return Children(*this); }

/// The item of an old list whose `key` field has the same text: what this item was before. Not written: it is new.
Value old_item(const Value& list, const Value& item, doc::Symbol key);

/// Whether two nodes say the same to the server, as Value::changed() takes it; null pointers are not written.
bool same_value(const doc::Node* a, const doc::Node* b);

}  // namespace pave::judge::server
