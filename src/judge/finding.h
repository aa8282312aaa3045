#pragma once

#include <string>
#include <vector>

#include "base/code.h"
#include "base/diagnostic.h"
#include "base/sources.h"
#include "kube/object.h"

namespace pave::judge {

struct FindingNote {
  std::string message;
  base::Location location;  ///< without the text of its line
};

/// Something to say about an object (or about a file, then `object` is empty): what a report prints. It owns all its
/// bytes, so it outlives the tree and the source that it is about.
struct Finding {
  base::Code code;
  base::Severity severity = base::Severity::Error;
  std::string message;    ///< plain words, no place, no final full stop
  std::string help = {};  ///< what to write instead; may be empty
  kube::ObjectId object = {};
  std::string field = {};  ///< path as Kubernetes writes it; empty: the object as a whole
  base::Location location = {};
  std::vector<FindingNote> notes = {};
  std::string allowed_because = {};  ///< the reason, when a comment or annotation silences it
  bool hide_source = false;  ///< the line lies in a Secret's data or stringData: a report must not print its value

  bool allowed() const { return !allowed_because.empty(); }
};

}  // namespace pave::judge
