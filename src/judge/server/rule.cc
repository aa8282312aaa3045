#include "judge/server/rule.h"

namespace pave::judge::server {
namespace {

constexpr std::uint64_t bit(doc::Symbol symbol) { return std::uint64_t{1} << (symbol & 63); }

/// One bit for each field, so that most rules about what isn't written cost nothing.
std::uint64_t fields_of(const doc::Node* map) {
  std::uint64_t fields = 0;
  if (map != nullptr)
    for (const doc::Node& child : map->children()) fields |= bit(child.key_symbol);
  return fields;
}

}  // namespace

void judge(Value map, Table table) {
  std::uint64_t fields = fields_of(map.node());
  int minor = map.scope().minor();
  for (const Rule& rule : table) {
    const Action& action = rule.action;
    if (minor < rule.since || minor > rule.until) continue;
    if (rule.field == kWhole) {
      action.run(map, action);
      continue;
    }
    if ((fields & bit(rule.field)) == 0 && !action.when_missing) continue;
    if (Value value = map[rule.field]; value.written() || action.when_missing) action.run(value, action);
  }
}

}  // namespace pave::judge::server
