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
  /// For fields below `server`, which is written at `written`: `spec.validation.openAPIV3Schema` is
  /// `spec.versions[0].schema.openAPIV3Schema`. Both must outlive the reporter.
  Reporter(Scope& scope, std::string_view server, std::string_view written)
      : scope_(scope), server_(server), written_(written) {}

  Scope& scope() const { return scope_; }
  /// `node`: what a person would edit; the finding stands at its key when it is a map or list.
  void say(const doc::Node& node, const FieldPath& path, std::string message, std::string help = {},
           base::Code code = base::Code::ServerBadSchema) const {
    add(node, path.bracketed(), written(path.dotted()), std::move(message), std::move(help), code);
  }
  void say_at(const doc::Node& node, std::string field, std::string message, std::string help, base::Code code) const {
    std::string shown = written(field);
    add(node, std::move(field), shown, std::move(message), std::move(help), code);
  }

 private:
  /// The same field as the schema judge names it.
  std::string written(std::string field) const {
    if (field.starts_with(server_)) field.replace(0, server_.size(), written_);
    return field;
  }
  void add(const doc::Node& node, std::string field, const std::string& shown, std::string message, std::string help,
           base::Code code) const {
    bool at_key = (node.is_map() || node.is_list() || node.is_null()) && node.key_origin.known();
    scope_.add({code, at_key ? node.key_origin : node.origin, std::move(message), std::move(help), {}},
               std::move(field), shown);
  }

  Scope& scope_;
  std::string_view server_;
  std::string_view written_;
};

}  // namespace pave::judge::server::apiextensions
