#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "doc/path.h"
#include "kube/object.h"

namespace pave::judge {

/// What a judge says of one object, before it has a place in words: the diagnostic, its severity and the field.
struct Remark {
  base::Diagnostic diagnostic;
  base::Severity severity;
  std::string field;
};

/// Collects the remarks about one object.
class Sink {
 public:
  void add(base::Diagnostic diagnostic, std::string field) {
    base::Severity severity = base::facts(diagnostic.code).severity;
    add(std::move(diagnostic), severity, std::move(field));
  }
  void add(base::Diagnostic diagnostic, base::Severity severity, std::string field) {
    remarks_.push_back({std::move(diagnostic), severity, std::move(field)});
  }
  const std::vector<Remark>& remarks() const { return remarks_; }
  void clear() { remarks_.clear(); }

 private:
  std::vector<Remark> remarks_;
};

}  // namespace pave::judge
