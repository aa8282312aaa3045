#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "judge/reference/joining.h"

namespace pave::judge::reference {
namespace {

using base::Code;

/// What is applied together has one number: the files of a folder, but for those that its kustomization does not list.
std::uint64_t applied_with(const ObjectFacts& object, const Joining& joining) {
  const FileFacts& file = joining.run.files[object.file];
  if (file.is_kustomized && !file.is_resource) return static_cast<std::uint64_t>(object.file) << 32;
  return joining.presence.folders().folder_of(object.file);
}

bool is_same(const ObjectFacts& a, const ObjectFacts& b, const Joining& joining) {
  return a.name == b.name && a.kind == b.kind && a.group == b.group && a.space.reach == b.space.reach &&
         a.space.name == b.space.name && applied_with(a, joining) == applied_with(b, joining);
}

/// What a folder has in two of its files.
struct Common {
  const ObjectFacts* object = nullptr;  ///< the first of them
  const ObjectFacts* earlier = nullptr;
  std::size_t count = 0;
};

/// Two files of a folder are often meant for two places, so this is less than a warning, and said once a folder.
void say_common(const Common& common, Joining& joining) {
  const ObjectFacts& object = *common.object;
  std::string others = common.count == 1   ? std::string()
                       : common.count == 2 ? ", and so is 1 more object of the folder"
                                           : fmt::format(", and so are {} more of the folder", common.count - 1);
  Problem& problem = joining.say(Code::ReferenceDuplicateObject, object, object.origin,
                                 fmt::format("{}{} is in another file of this folder, too{}", words_for(object),
                                             in_namespace(object.space), others),
                                 "if the folder is applied as a whole, what is applied last wins");
  problem.severity = base::Severity::Info;
  problem.notes.push_back({"it is here, too", common.earlier->file, common.earlier->origin});
}

}  // namespace

void join_same(Joining& joining) {
  std::vector<const ObjectFacts*> objects;
  std::vector<std::uint64_t> hashes;
  Rows rows;
  for (const FileFacts& file : joining.run.files) {
    for (const ObjectFacts& object : file.objects) {
      if (object.name.empty() || !is_plain(object.name) || object.is_encrypted) continue;
      objects.push_back(&object);
      std::uint64_t hash = hash_of(applied_with(object, joining), object.name);
      hashes.push_back(hash_of(hash_of(hash, object.space.name), object.kind));
      rows.add(hashes.back());
    }
  }
  rows.build();
  std::map<std::uint64_t, Common> common;  // by what is applied together
  for (std::uint32_t own = 0; own < objects.size(); ++own) {
    const ObjectFacts& object = *objects[own];
    std::uint32_t first = rows.first(hashes[own]);
    while (first < own && !is_same(*objects[first], object, joining)) first = rows.next(first);
    if (first >= own) continue;
    const ObjectFacts& earlier = *objects[first];
    if (earlier.file != object.file) {
      Common& found = common[applied_with(object, joining)];
      if (found.count++ == 0) found = {&object, &earlier, 1};
      continue;
    }
    Problem& problem = joining.say(Code::ReferenceDuplicateObject, object, object.origin,
                                   fmt::format("{}{} is written twice", words_for(object), in_namespace(object.space)),
                                   "remove one of the two: what is applied last wins");
    problem.notes.push_back({"it is here, too", earlier.file, earlier.origin});
  }
  for (const auto& [folder, one] : common) say_common(one, joining);
}

void join_namespaces(Joining& joining) {
  bool declares = std::ranges::any_of(joining.presence.all(), [](const Present& present) {
    return present.made == nullptr && present.target() == Target::Namespace;
  });
  if (!declares) return;
  std::set<std::string_view> said;
  for (const FileFacts& file : joining.run.files) {
    for (const ObjectFacts& object : file.objects) {
      if (!object.space.is_named() || said.contains(object.space.name)) continue;
      said.insert(object.space.name);
      Wanted what{Target::Namespace, {}, {}, Space::cluster(), object.space.name};
      if (!joining.presence.find(what).objects.empty() || joining.presence.is_taken_for_granted(what)) continue;
      std::string_view near = joining.presence.nearest(what, object);
      joining.say(Code::ReferenceMissingNamespace, object, object.namespace_origin,
                  fmt::format("namespace \"{}\" is not declared, as others are", object.space.name),
                  near.empty() ? "add a Namespace, or name it in pave.yaml under `outside` if something else makes it"
                               : fmt::format("did you mean \"{}\"?", near));
    }
  }
}

}  // namespace pave::judge::reference
