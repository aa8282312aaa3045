#pragma once

#include "base/arena.h"
#include "base/version.h"
#include "judge/sink.h"
#include "kube/crd/definitions.h"
#include "kube/crd/problem.h"
#include "kube/object.h"

namespace pave::judge::schema::custom_resource {

/// Says what the API server would refuse in a custom resource when it is created with strict field validation, by the
/// definition of its kind, but for the definition's CEL rules; a version that is not served is schema/unknown-kind. A text
/// that holds a variable which nothing has replaced is syntax/not-rendered. The arena must live as long as the remarks
/// are made. Codes: schema/*. Source: see kube/crd/object_check.h.
void judge_creation(const kube::Object& object, const kube::crd::Definition& definition, base::KubeVersion version,
                    base::Arena& arena, Sink& sink);

/// The same for an update of `old`, which exists, to `object`.
void judge_update(const kube::Object& object, const kube::Object& old, const kube::crd::Definition& definition,
                  base::KubeVersion version, base::Arena& arena, Sink& sink);

/// The remarks for problems: what several problems say of one place is said once.
void add_remarks(const kube::crd::Problems& problems, Sink& sink);

}  // namespace pave::judge::schema::custom_resource
