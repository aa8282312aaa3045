#pragma once

#include <string_view>

#include "judge/server/rule.h"

namespace pave::judge::server {

/// Whether a text is empty but for white space (Go's strings.TrimSpace).
bool is_blank(std::string_view text);
/// The same without white space at both ends.
std::string_view trimmed(std::string_view text);

/// A CEL expression that must be there.
void judge_expression(Value expression);

/// The conditions of webhooks and policies: at most 64, each with a name of its own and an expression
/// (pkg/apis/admissionregistration/validation, validateMatchConditions).
void judge_match_conditions(Value conditions);

}  // namespace pave::judge::server
