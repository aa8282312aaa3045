#pragma once

#include <optional>

#include "base/diagnostic.h"
#include "doc/node.h"

namespace pave::judge {

/// For a text that holds `${NAME}` (with or without a default behind the name, as Flux and envsubst write it) or an action
/// of a template (`{{ .Values.name }}`): a remark that nothing has replaced it, syntax/not-rendered. What the value will be is not known, so it is not judged. Nothing
/// for other values.
std::optional<base::Diagnostic> find_placeholder(const doc::Node& node);

}  // namespace pave::judge
