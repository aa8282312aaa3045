#include "lang/gotemplate/builtins/merge.h"

#include <vector>

#include "lang/object.h"
#include "lang/text.h"

namespace pave::lang::gotemplate {
namespace {

bool is_map(const Value& value) { return go_kind(value) == "map"; }

/// What mergo calls empty: other than Go's truth, a complex 0 isn't, nor is what a pointer leads to.
bool is_empty(const Value& value) {
  if (value.kind == Kind::Complex) return false;
  return !is_true(value);
}

/// What mergo refuses to merge: a map or a struct into a pointer of another type.
bool are_at_odds(const Value& into, const Value& from) {
  return into.kind == Kind::Object && into.object->kind_name() == "ptr" && go_kind(from) != "ptr";
}

std::optional<std::string> merge(Map& into, const Map& from, bool overwrite, base::Arena& arena, int depth,
                                 std::size_t& count) {
  if (depth > kMaxDepth) return "maps lie more than " + std::to_string(kMaxDepth) + " levels inside each other";
  count += from.size;
  if (count > kMaxWalk) return std::string(kTooManyEntries);
  // The two can share entries, or be one map: what is read stays as it was.
  std::vector<MapEntry> entries(from.entries, from.entries + from.size);
  for (const MapEntry& entry : entries) {
    const Value& value = entry.value;
    auto put = [&] { into.set(entry.key, value, arena, entry.key_origin); };
    if (value.is_nothing()) {
      if (overwrite) put();
      continue;
    }
    const Value* there = into.find(entry.key);
    bool is_deep = is_map(value) || value.kind == Kind::Object;
    if (is_deep && there != nullptr) {
      if (!overwrite && are_at_odds(*there, value)) return std::string(kAtOdds);
      if (there->kind == Kind::Map && there->map != nullptr && value.kind == Kind::Map && value.map != nullptr)
        if (auto problem = merge(*there->map, *value.map, overwrite, arena, depth + 1, count)) return problem;
    }
    bool is_set = there != nullptr && !is_empty(*there);
    bool is_kept = is_set && is_map(value) && is_map(*there);
    if (!is_kept && (overwrite || !is_set)) put();
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> merge_maps(Map& into, const Map& from, bool overwrite, base::Arena& arena) {
  std::size_t count = 0;
  return merge(into, from, overwrite, arena, 0, count);
}

}  // namespace pave::lang::gotemplate
