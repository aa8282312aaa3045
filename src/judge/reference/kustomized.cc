#include "judge/reference/kustomized.h"

namespace pave::judge::reference {

ObjectFacts gather_kustomization(const estate::KustomizationFacts& kustomization, std::uint32_t file,
                                 base::Arena& arena) {
  Space space = Space::named(arena.copy(kustomization.namespace_name));
  Made* made = arena.allocate_array<Made>(kustomization.generated.size() + 1);
  std::size_t count = 0;
  for (const estate::Generated& one : kustomization.generated) {
    std::string_view* keys = arena.allocate_array<std::string_view>(one.keys.size());
    std::size_t used = 0;
    for (const std::string& key : one.keys) keys[used++] = arena.copy(key);
    made[count++] = {.target = one.is_secret ? Target::Secret : Target::ConfigMap,
                     .space = space,
                     .name = arena.copy(one.name),
                     .keys_known = one.keys_known,
                     .keys = {keys, used}};
  }
  // A Namespace that it lists gets this name.
  if (space.is_named()) made[count++] = {.target = Target::Namespace, .space = Space::cluster(), .name = space.name};
  ObjectFacts facts{.group = "kustomize.config.k8s.io", .kind = "Kustomization", .name = {}, .space = space};
  facts.file = file;
  facts.made = {made, count};
  if (kustomization.brings_more) facts.brings = Brings::Anything;
  facts.brings_into = space;
  return facts;
}

}  // namespace pave::judge::reference
