#include "doc/json_schema/document.h"

#include "doc/path.h"

namespace pave::doc::json_schema {
namespace {

bool find(const Node& node, const Node& wanted, const Path& path, std::string& out) {
  if (&node == &wanted) {
    out = path.json_pointer();
    return true;
  }
  std::uint32_t index = 0;
  for (const Node& child : node.children())
    if (find(child, wanted, node.is_map() ? Path(path, child.key()) : Path(path, index++), out)) return true;
  return false;
}

}  // namespace

const Anchor* Resource::find(std::string_view name) const {
  for (const Anchor& anchor : anchors)
    if (anchor.name == name) return &anchor;
  return nullptr;
}

Resource* Document::find(std::string_view url_of_resource) const {
  for (const auto& resource : resources)
    if (resource->url == url_of_resource) return resource.get();
  return nullptr;
}

std::string pointer_to(const Node& root, const Node& wanted) {
  std::string out;
  find(root, wanted, {}, out);
  return out;
}

}  // namespace pave::doc::json_schema
