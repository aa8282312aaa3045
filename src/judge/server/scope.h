#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/arena.h"
#include "base/version.h"
#include "doc/key_index.h"
#include "doc/node.h"
#include "judge/sink.h"
#include "kube/schema/catalog.h"

namespace pave::judge::server {

/// One step of the way from the root to a value; lives in the arena of a Scope.
struct Link {
  enum class Step : std::uint8_t { Field, Key, Index };

  const Link* parent;
  const doc::Node* node;  ///< what is there; null: not written
  std::string_view key;   ///< Field and Key
  std::uint32_t index;    ///< Index
  Step step;
};

/// What all rules of one object under judgement share.
class Scope {
 public:
  /// The remarks that the sink has already are the schema's: where they are errors, the rules are silent about the same
  /// field. `facts` are those of the object's kind. All must outlive the scope; `arena` is used, not cleared.
  Scope(const kube::schema::KindFacts& facts, base::KubeVersion version, bool updating, base::Arena& arena, Sink& sink)
      : facts_(facts), version_(version), updating_(updating), arena_(arena), sink_(sink) {}

  const kube::schema::KindFacts& facts() const { return facts_; }
  /// Of Kubernetes, for what changed between versions: `scope.minor() >= 35`.
  int minor() const { return version_.minor; }
  base::KubeVersion version() const { return version_; }
  bool updating() const { return updating_; }
  /// Whether the change is merged into what exists, so that what the server wrote there stays (`kubectl apply`); else the
  /// object is put in its place.
  bool merges() const { return merges_; }
  void set_merges(bool merges) { merges_ = merges; }
  /// The object's root, for what can't be said without it.
  const doc::Node* root() const { return root_; }
  void set_root(const doc::Node* root) { root_ = root; }
  base::Arena& arena() { return arena_; }

  /// The child of a map, through an index that is kept when the map is large; null: it isn't there.
  const doc::Node* find(const doc::Node* map, std::string_view key);
  /// The first item of a list whose field `key` has that text (or no text, for an empty one); UINT32_MAX: there is none.
  std::uint32_t item_named(const doc::Node* list, doc::Symbol key, std::string_view name);

  /// A remark about a field, unless the schema judge said an error of it, or that something around it has a wrong type.
  /// `shown`: the field at whose place it stands; when the schema spoke of that one, its remark gets the name that the
  /// server has for it.
  void add(base::Diagnostic diagnostic, std::string field, const std::string& shown);
  void add(base::Diagnostic diagnostic, const std::string& field) { add(std::move(diagnostic), field, field); }

 private:
  using Items = std::unordered_map<std::string_view, std::uint32_t>;

  bool is_inside_wrong_type(std::string_view field) const;

  const kube::schema::KindFacts& facts_;
  base::KubeVersion version_;
  bool updating_;
  bool merges_ = false;
  const doc::Node* root_ = nullptr;
  base::Arena& arena_;
  Sink& sink_;
  std::unordered_map<const doc::Node*, doc::KeyIndex> maps_;         ///< the large ones that were searched
  std::map<std::pair<const doc::Node*, doc::Symbol>, Items> lists_;  ///< the same
  bool has_looked_ = false;
  std::unordered_map<std::string, std::size_t>
      said_by_schema_;  ///< field to remark, filled at the first remark of ours
};

}  // namespace pave::judge::server
