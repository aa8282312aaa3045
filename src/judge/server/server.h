#pragma once

#include <cstdint>

#include "base/arena.h"
#include "base/version.h"
#include "judge/sink.h"
#include "kube/object.h"

namespace pave::judge::server {

/// Says what a Kubernetes API server of that version refuses in an object beyond its schema: what its own validation
/// code checks when the object is created (k8s.io/kubernetes, pkg/apis/*/validation; admission plug-ins, which look at
/// other objects, are no part of it). Codes: server/*.
///
/// The sink has the schema judge's remarks about the object already: a field of which it said an error is left to it,
/// and what has a wrong type counts as not written. The tree was read with the catalogue's names. Kinds without rules
/// are silent. `arena` is scratch memory, at the caller's disposal afterwards. A version that the catalogue doesn't have
/// is taken as the nearest one that it has.
void judge_server(const kube::Object& object, base::KubeVersion version, base::Arena& arena, Sink& sink);

/// How a change reaches the server: put in the place of the object (`kubectl replace`), or merged into it, so that what
/// the server wrote there stays (`kubectl apply`).
enum class Change : std::uint8_t { Replace, Merge };

/// The same for a change of an existing object: `object` is what is sent, `old` what is there (of the same kind and
/// version). Adds what can't change (server/immutable) and leaves out what the server lets through in objects that had
/// it before.
void judge_update(const kube::Object& object, const kube::Object& old, base::KubeVersion version, base::Arena& arena,
                  Sink& sink, Change change = Change::Replace);

}  // namespace pave::judge::server
