#pragma once

#include <optional>
#include <string_view>

#include "base/diagnostic.h"
#include "doc/node.h"

namespace pave::judge {

/// For a text that holds `${NAME}` (with or without a default behind the name, as Flux and envsubst write it) or an action
/// of a template (`{{ .Values.name }}`): a remark that nothing has replaced it, syntax/not-rendered. What the value will be is not known, so it is not judged. Nothing
/// for other values.
std::optional<base::Diagnostic> find_placeholder(const doc::Node& node);

/// Whether the scalar that a source text begins with holds `$(NAME)`, a variable of kustomize, on its first line.
bool holds_kustomize_variable(std::string_view source);
/// That nothing has replaced it in the value at that place.
base::Diagnostic not_replaced_by_kustomize(base::Origin origin);

}  // namespace pave::judge
