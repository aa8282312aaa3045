#include "judge/server/probe.h"

#include "judge/sink.h"

namespace pave::judge::server {

bool passes(Value value, Function rules) {
  Sink said;
  Scope& scope = value.scope();
  Scope silent(scope.facts(), scope.version(), false, scope.arena(), said);
  silent.set_root(scope.root());
  rules(Value(value.node(), nullptr, silent));
  return said.remarks().empty();
}

}  // namespace pave::judge::server
