#pragma once

#include <string_view>

#include "judge/server/rule.h"

namespace pave::judge::server {

/// Whether one of a list's texts is this one.
bool has_text(Value list, std::string_view text);
/// A `*` in a list says all: nothing may stand beside it; the server names the list
/// (pkg/apis/admissionregistration/validation and pkg/apis/flowcontrol/validation, hasWildcard).
void judge_wildcard(Value list);

}  // namespace pave::judge::server
