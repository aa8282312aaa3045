#include "judge/against.h"

#include <algorithm>
#include <utility>

#include "base/arena.h"
#include "base/parallel.h"
#include "base/sources.h"
#include "estate/manifest_file.h"

namespace pave::judge {
namespace {

/// How many parts of the two paths are the same, counted from their ends.
std::size_t common_end(std::string_view a, std::string_view b) {
  std::size_t parts = 0;
  for (;;) {
    std::size_t slash_a = a.rfind('/');
    std::size_t slash_b = b.rfind('/');
    if (a.substr(slash_a + 1) != b.substr(slash_b + 1)) return parts;
    ++parts;
    if (slash_a == std::string_view::npos || slash_b == std::string_view::npos) return parts;
    a = a.substr(0, slash_a);
    b = b.substr(0, slash_b);
  }
}

}  // namespace

OldObjects::OldObjects(const base::Files& files, const std::string& old, unsigned threads)
    : files_(files), inputs_(find_inputs(files, std::vector<std::string>{old})) {
  const std::vector<Input>& inputs = inputs_.inputs;
  std::vector<std::vector<Key>> found(inputs.size());
  base::parallel_for(inputs.size(), threads, [&](std::size_t at, unsigned) {
    auto text = inputs[at].read(files_);
    if (!text) return;
    base::Arena arena;
    base::Sources sources;
    const base::Source& source = sources.add(inputs[at].path, *std::move(text));
    for (const kube::Object& object : estate::read_manifests(source, arena, false).objects)
      found[at].emplace_back(object.group_version().group, object.kind, object.namespace_name, object.name);
  });
  for (std::size_t at = 0; at < found.size(); ++at)
    for (std::size_t index = 0; index < found[at].size(); ++index)
      places_[std::move(found[at][index])].push_back({inputs[at].path, index});
}

const OldPlace* OldObjects::find(const kube::Object& object, std::string_view path) const {
  if (object.name.empty()) return nullptr;
  auto at = places_.find(Key(object.group_version().group, object.kind, object.namespace_name, object.name));
  if (at == places_.end()) return nullptr;
  return &*std::ranges::max_element(at->second, {},
                                    [&](const OldPlace& place) { return common_end(place.path, path); });
}

base::Expected<std::string> OldObjects::read(std::string_view path) const {
  auto input = std::ranges::lower_bound(inputs_.inputs, path, {}, &Input::path);
  return input->read(files_);
}

}  // namespace pave::judge
