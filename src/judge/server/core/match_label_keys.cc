#include "judge/server/core/match_label_keys.h"

#include <string>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

void judge_label_key(const Value& key) {
  if (!kQualifiedName.fits(key.text()))
    key.say(Code::ServerBadLabel, fmt::format("{} is not the key of a label", quoted(key.text())),
            std::string(kQualifiedName.help));
}

void needs_selector(const Value& keys) {
  keys.say(Code::ServerForbidden, "label keys need a labelSelector beside them", "add a labelSelector, or remove them");
}

void judge_keys(const Value& holder, doc::Symbol field) {
  Value keys = holder[field];
  if (keys.size() == 0) return;
  if (!holder[f::labelSelector].written()) return needs_selector(keys);
  for (Value key : keys.children()) judge_label_key(key);
}

/// The labels of the Pod that is created, with which the server merges the keys into the selector.
const doc::Node* merged_labels(const Scope& scope, bool is_spread) {
  if (scope.updating() || scope.facts().kind != "Pod" || scope.root() == nullptr) return nullptr;
  if (is_spread && scope.minor() < 34) return nullptr;
  const doc::Node* metadata = scope.root()->find(f::metadata);
  return metadata == nullptr ? nullptr : metadata->find(f::labels);
}

void clash(const Value& place, const Value& shown) {
  place.say_at(shown, Code::ServerConflict,
               fmt::format("the label {} is in both matchLabelKeys and labelSelector", quoted(shown.text())),
               "remove one of the two");
}

void judge_clashes(const Value& holder) {
  Value keys = holder[f::matchLabelKeys];
  Value selector = holder[f::labelSelector];
  if (keys.size() == 0 || !selector.written()) return;
  std::unordered_map<std::string_view, std::uint32_t> index;
  std::uint32_t at = 0;
  for (Value key : keys.children()) index[key.text()] = at++;
  std::unordered_set<std::string_view> used;
  for (Value label : selector[f::matchLabels].children()) used.insert(label.key());
  auto meet = [&](std::string_view key) {
    auto found = index.find(key);
    if (!used.insert(key).second && found != index.end()) clash(holder.item(found->second), keys.item(found->second));
  };
  for (Value requirement : selector[f::matchExpressions].children()) meet(requirement[f::key].text());
  bool is_spread = holder[f::whenUnsatisfiable].written();
  if (const doc::Node* labels = merged_labels(holder.scope(), is_spread))
    for (Value key : keys.children())
      if (labels->find(key.text()) != nullptr) meet(key.text());
}

void judge_both_ways(const Value& holder) {
  Value mismatched = holder[f::mismatchLabelKeys];
  if (mismatched.size() == 0) return;
  std::unordered_set<std::string_view> others;
  for (Value key : mismatched.children()) others.insert(key.text());
  for (Value key : holder[f::matchLabelKeys].children())
    if (others.contains(key.text()))
      key.say(Code::ServerConflict,
              fmt::format("the label {} is in both matchLabelKeys and mismatchLabelKeys", quoted(key.text())),
              "remove one of the two");
}

}  // namespace

void judge_match_label_keys(Value holder) {
  judge_keys(holder, f::matchLabelKeys);
  judge_keys(holder, f::mismatchLabelKeys);
  judge_clashes(holder);
  judge_both_ways(holder);
}

void judge_match_label_keys_apart(Value constraint) {
  Value keys = constraint[f::matchLabelKeys];
  if (keys.size() == 0) return;
  Value selector = constraint[f::labelSelector];
  if (!selector.written()) needs_selector(keys);
  std::unordered_set<std::string_view> used;
  for (Value label : selector[f::matchLabels].children()) used.insert(label.key());
  for (Value requirement : selector[f::matchExpressions].children()) used.insert(requirement[f::key].text());
  for (Value key : keys.children()) {
    judge_label_key(key);
    if (used.contains(key.text())) clash(key, key);
  }
}

}  // namespace pave::judge::server::core
