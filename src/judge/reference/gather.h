#pragma once

#include <cstdint>

#include "base/arena.h"
#include "judge/reference/facts.h"
#include "judge/reference/sheet.h"
#include "kube/object.h"

namespace pave::judge::reference {

/// Takes the facts out of objects that the joining of all needs, so that their trees may go. Each thread has its own.
class Gatherer {
 public:
  /// The facts' texts and lists are in the arena.
  explicit Gatherer(base::Arena& arena) : sheet_(arena) {}

  /// `file` and `index` say which object of the run it is. The shape is taken as Kubernetes has it; what has another
  /// one is passed over, for the schema has its say about it.
  ObjectFacts gather(const kube::Object& object, std::uint32_t file, std::uint32_t index);
  /// The same for an object that SOPS has encrypted: only that it is there, and its keys.
  ObjectFacts gather_encrypted(const kube::Object& object, std::uint32_t file);

 private:
  ObjectFacts identify(const kube::Object& object);

  Sheet sheet_;
};

}  // namespace pave::judge::reference
