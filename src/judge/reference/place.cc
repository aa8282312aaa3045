#include "judge/reference/place.h"

#include <cstdint>

#include "doc/path.h"
#include "doc/reader.h"

namespace pave::judge::reference {
namespace {

/// What the reader refuses to read deeper than is no deeper here.
constexpr int kMaxDepth = doc::kMaxDepth + 2;

/// A map that is not in braces begins where its first key does: then the key is meant, unless `maps_too`.
bool find(const doc::Node& node, const doc::Path& path, base::Origin origin, bool maps_too, int depth,
          std::string& out) {
  if (depth > kMaxDepth) return false;
  std::uint32_t index = 0;
  for (const doc::Node& child : node.children()) {
    doc::Path here = node.is_map() ? doc::Path(path, child.key()) : doc::Path(path, index++);
    bool is_value = child.origin == origin && (maps_too || child.children().empty());
    if (is_value || (node.is_map() && child.key_origin == origin)) {
      out = here.text();
      return true;
    }
    if (find(child, here, origin, maps_too, depth + 1, out)) return true;
  }
  return false;
}

}  // namespace

std::string field_at(const doc::Node& root, base::Origin origin) {
  std::string out;
  if (origin.known() && !find(root, {}, origin, false, 0, out)) find(root, {}, origin, true, 0, out);
  return out;
}

}  // namespace pave::judge::reference
