#include "judge/reference/place.h"

#include <cstddef>
#include <cstdint>
#include <utility>

#include "doc/path.h"
#include "doc/reader.h"

namespace pave::judge::reference {
namespace {

/// What the reader refuses to read deeper than is no deeper here.
constexpr int kMaxDepth = doc::kMaxDepth + 2;

using Fields = std::map<base::Origin, std::string>;

class Search {
 public:
  explicit Search(std::span<const base::Origin> origins) {
    for (base::Origin origin : origins)
      if (origin.known()) wanted_.emplace(origin, Found());
  }

  void look(const doc::Node& node, const doc::Path& path, int depth) {
    std::uint32_t index = 0;
    for (const doc::Node& child : node.children()) {
      if (depth > kMaxDepth || meant_ == wanted_.size()) return;
      doc::Path here = node.is_map() ? doc::Path(path, child.key()) : doc::Path(path, index++);
      if (node.is_map()) note(child.key_origin, true, here);
      note(child.origin, child.children().empty(), here);
      look(child, here, depth + 1);
    }
  }

  Fields take() {
    Fields out;
    for (auto& [origin, found] : wanted_)
      if (!found.field.empty()) out.emplace(origin, std::move(found.field));
    return out;
  }

 private:
  struct Found {
    std::string field;
    bool is_meant = false;
  };

  /// A map that is not in braces begins where its first key does: then the key is meant.
  void note(base::Origin origin, bool is_meant, const doc::Path& here) {
    if (!origin.known()) return;
    auto at = wanted_.find(origin);
    if (at == wanted_.end() || at->second.is_meant || (!is_meant && !at->second.field.empty())) return;
    at->second = {here.text(), is_meant};
    meant_ += is_meant ? 1 : 0;
  }

  std::map<base::Origin, Found> wanted_;
  std::size_t meant_ = 0;
};

}  // namespace

Fields fields_at(const doc::Node& root, std::span<const base::Origin> origins) {
  Search search(origins);
  search.look(root, {}, 0);
  return search.take();
}

std::string field_at(const doc::Node& root, base::Origin origin) {
  Fields fields = fields_at(root, {&origin, 1});
  return fields.empty() ? std::string() : std::move(fields.begin()->second);
}

}  // namespace pave::judge::reference
