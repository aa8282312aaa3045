#include "judge/server/scope.h"

#include <utility>

namespace pave::judge::server {

void Scope::add(base::Diagnostic diagnostic, std::string field) {
  if (!has_looked_) {
    has_looked_ = true;
    for (const Remark& remark : sink_.remarks())
      if (remark.severity == base::Severity::Error) said_by_schema_.insert(remark.field);
  }
  if (said_by_schema_.contains(field)) return;
  sink_.add(std::move(diagnostic), std::move(field));
}

}  // namespace pave::judge::server
