#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "doc/node.h"
#include "judge/reference/facts.h"
#include "kube/object.h"

namespace pave::judge::reference {

/// Where the facts of one object are put together; the texts that are kept are copied into the arena.
class Sheet {
 public:
  explicit Sheet(base::Arena& arena) : arena_(arena) {}

  /// Begins with the next object.
  void start(const kube::Object& object, Space space);
  const kube::Object& object() const { return *object_; }
  /// Where the object is.
  const Space& space() const { return space_; }
  base::Arena& arena() { return arena_; }

  /// What is named by the text of a node. Null and what is no text or empty is passed over (null is returned), and so
  /// are names in which something is still to be replaced and those longer than kMaxNameLength. The result is valid until the next call.
  Reference* refer(base::Code code, Target target, const doc::Node* name, const Space& space);
  Reference* refer(base::Code code, Target target, const doc::Node* name) { return refer(code, target, name, space_); }

  /// What a controller makes out of the object. A name with a placeholder counts as what stands before it; one that
  /// is empty or longer than kMaxNameLength is passed over (null is returned).
  Made* make(Target target, std::string_view name, const Space& space);
  Made* make(Target target, std::string_view name) { return make(target, name, space_); }
  /// The same for all names that begin so.
  void make_beginning(Target target, const std::string& beginning);

  std::string_view keep(std::string_view text) { return arena_.copy(text); }
  /// The same for what a label has: of a text longer than kMaxNameLength one byte more than that.
  std::string_view keep_short(std::string_view text) { return keep(text.substr(0, kMaxNameLength + 1)); }
  Space keep(const Space& space) { return {space.reach, keep(space.name)}; }
  /// The names of a map's fields, and of those of another one behind them.
  std::span<const std::string_view> keep_keys(const doc::Node* map, const doc::Node* also = nullptr);
  std::span<const std::string_view> keep_texts(std::initializer_list<std::string_view> texts);
  std::span<const Label> keep_labels(const doc::Node* map);

  /// Puts what was collected into the facts.
  void finish(ObjectFacts& facts);

 private:
  base::Arena& arena_;
  const kube::Object* object_ = nullptr;
  Space space_;
  std::vector<Reference> references_;
  std::vector<Made> made_;
};

/// The text of a String, else an empty one.
inline std::string_view text_of(const doc::Node* node) {
  return node != nullptr && node->is_string() ? node->text() : std::string_view();
}
/// The children of a List, else none.
inline std::span<const doc::Node> items_of(const doc::Node* node) {
  return node != nullptr && node->is_list() ? node->children() : std::span<const doc::Node>();
}
/// The child when there is a node; dotted ways through maps: `spec.secretName`.
const doc::Node* find_below(const doc::Node* node, std::string_view way);
/// A number that was written as an integer and fits; else 0.
std::int32_t number_of(const doc::Node* node);
/// The written boolean `true`.
inline bool is_true(const doc::Node* node) { return node != nullptr && node->is(doc::Kind::Bool) && node->truth(); }

/// What a pod's spec names: ConfigMaps, Secrets, claims, the account, classes. `claims` are the volumeClaimTemplates of a
/// StatefulSet or null: each takes the place of the volume of that name.
void gather_pod_references(const doc::Node& spec, const doc::Node* claims, Sheet& sheet);
/// The pods that a template makes; never null.
PodFacts* gather_pods(const doc::Node* metadata, const doc::Node& spec, Sheet& sheet);

/// The requirements of `{matchLabels, matchExpressions}`.
std::span<const Requirement> gather_requirements(const doc::Node& selector, Sheet& sheet);
/// The same for a plain map of labels.
std::span<const Requirement> gather_equalities(const doc::Node& labels, Sheet& sheet);

/// Services, Ingresses, routes, network policies.
void gather_network(Sheet& sheet, ObjectFacts& facts);
/// Autoscalers and disruption budgets.
void gather_scale(Sheet& sheet, ObjectFacts& facts);
/// What controllers make out of custom resources and of annotations.
void gather_made(Sheet& sheet, ObjectFacts& facts);

}  // namespace pave::judge::reference
