#include "lang/walk.h"

#include "lang/text.h"

namespace pave::lang {
namespace {

bool exceeds(const Value& value, int depth, std::size_t& count) {
  if (++count > kMaxWalk) return true;
  if (depth > kMaxDepth) return false;
  for (const Value& item : value.list())
    if (exceeds(item, depth + 1, count)) return true;
  if (value.kind == Kind::Map && value.map != nullptr)
    for (const MapEntry& entry : value.map->all())
      if (exceeds(entry.value, depth + 1, count)) return true;
  return false;
}

}  // namespace

bool is_too_large_to_walk(const Value& value) {
  std::size_t count = 0;
  return exceeds(value, 0, count);
}

}  // namespace pave::lang
