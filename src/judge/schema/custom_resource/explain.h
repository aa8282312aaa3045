#pragma once

#include "base/diagnostic.h"
#include "kube/crd/problem.h"

namespace pave::judge::schema::custom_resource {

/// A problem of a custom resource in words: what is wrong, at the line where it stands, and what to write. The
/// value is not shown where it may be a secret (may_hold_secret).
base::Diagnostic explain(const kube::crd::Problem& problem);

/// The same for a problem that several alternatives have: those behind it say why the nearest one does not fit.
base::Diagnostic explain_alternatives(const kube::crd::Problem& problem, const kube::crd::Problem* nearest);

}  // namespace pave::judge::schema::custom_resource
