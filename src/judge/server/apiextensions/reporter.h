#pragma once

#include <string>
#include <string_view>

#include "base/code.h"
#include "doc/node.h"
#include "judge/server/scope.h"
#include "kube/crd/field_path.h"

namespace pave::judge::server::apiextensions {

using kube::crd::FieldPath;

/// Says what is wrong with a definition. The server's paths are those of its internal form (`spec.validation` for a schema
/// that all versions share), so they are built here, and the place is that of the node as it is written.
class Reporter {
 public:
  explicit Reporter(Scope& scope) : scope_(scope) {}

  Scope& scope() const { return scope_; }
  /// `node`: what a person would edit; the finding stands at its key when it is a map or list.
  void say(const doc::Node& node, const FieldPath& path, std::string message, std::string help = {},
           base::Code code = base::Code::ServerBadSchema) const {
    say_at(node, path.bracketed(), std::move(message), std::move(help), code);
  }
  void say_at(const doc::Node& node, std::string field, std::string message, std::string help, base::Code code) const {
    bool at_key = (node.is_map() || node.is_list()) && node.key_origin.known();
    std::string shown = field;
    scope_.add({code, at_key ? node.key_origin : node.origin, std::move(message), std::move(help), {}},
               std::move(field), shown);
  }

 private:
  Scope& scope_;
};

}  // namespace pave::judge::server::apiextensions
