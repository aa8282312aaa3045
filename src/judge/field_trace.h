#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/sources.h"
#include "doc/node.h"
#include "kube/object.h"

namespace pave::judge {

/// One place of the way on which a field's text came.
struct FieldStep {
  base::TraceStep::Kind kind;
  std::string words;  ///< what happened there: `the value was written here`
  base::Location location;
  bool hide_source = false;  ///< the line may show a secret
};

/// Where a field of an object comes from. Owns all its bytes.
struct FieldTrace {
  kube::ObjectId object;
  std::string field;             ///< as Kubernetes writes it; of one that isn't there, as it was asked for
  bool found = false;            ///< else `steps` are those of `parent`, where the field would go
  std::string parent;            ///< the nearest field above that is there; empty: the object itself
  std::string suggestion;        ///< a field of the parent whose name is like the one that was asked for
  doc::Kind kind;                ///< of the field's value
  std::string value;             ///< the text of a scalar; empty when it is hidden
  bool hidden = false;           ///< the value may be a secret
  std::vector<FieldStep> steps;  ///< the place to edit first
};

/// Follows a field back to what people wrote: the value where it flowed through from a values tree, the template, the
/// actions that included it (base::Sources::trace); a manifest that nobody rendered gives one step. `field` as for
/// doc::find_field. A field that isn't there gives the way of the nearest parent: of what the parent holds when all of it
/// came from a values tree, for that is where one would add to it, else of its key.
FieldTrace trace_field(const kube::Object& object, std::string_view field, const base::Sources& sources);

}  // namespace pave::judge
