#include "judge/server/server.h"

#include <algorithm>
#include <vector>

#include "judge/server/kind_rules.h"
#include "judge/server/metadata.h"
#include "judge/server/scope.h"
#include "judge/server/value.h"
#include "kube/schema/catalog.h"

namespace pave::judge::server {
namespace {

using kube::schema::Catalog;
using kube::schema::KindFacts;

const KindRules* find_rules(const KindFacts& kind) {
  const KindRules* found = nullptr;
  for (const GroupRules* group : kGroups) {
    if (group->group != kind.group) continue;
    for (const KindRules& rules : group->kinds) {
      if (rules.kind != kind.kind) continue;
      if (rules.version == kind.version) return &rules;
      if (rules.version.empty()) found = &rules;
    }
  }
  return found;
}

/// The rules of each kind of the catalogue, in its order.
const KindRules* rules_of(const KindFacts& kind) {
  static const std::vector<const KindRules*> all = [] {
    std::vector<const KindRules*> rules;
    for (const KindFacts& one : Catalog::builtin().kinds()) rules.push_back(find_rules(one));
    return rules;
  }();
  return all[static_cast<std::size_t>(&kind - Catalog::builtin().kinds().data())];
}

void run(const kube::Object& object, const doc::Node* old, base::KubeVersion version, base::Arena& arena, Sink& sink,
         Change change) {
  kube::GroupVersion gv = object.group_version();
  const KindFacts* kind = Catalog::builtin().find(gv.group, gv.version, object.kind);
  if (kind == nullptr || kind->versions == 0) return;
  const KindRules* rules = rules_of(*kind);
  if (rules == nullptr) return;
  version.minor = static_cast<std::uint16_t>(
      std::clamp<int>(version.minor, kube::schema::kOldestMinor, kube::schema::kNewestMinor));
  Scope scope(*kind, version, old != nullptr, arena, sink);
  scope.set_root(object.root);
  scope.set_merges(change == Change::Merge);
  Value root(object.root, old, scope);
  if (rules->name != nullptr) judge_metadata(root[f::metadata], *rules);
  judge(root, rules->rules);
}

}  // namespace

void judge_server(const kube::Object& object, base::KubeVersion version, base::Arena& arena, Sink& sink) {
  run(object, nullptr, version, arena, sink, Change::Replace);
}

void judge_update(const kube::Object& object, const kube::Object& old, base::KubeVersion version, base::Arena& arena,
                  Sink& sink, Change change) {
  run(object, old.root, version, arena, sink, change);
}

}  // namespace pave::judge::server
