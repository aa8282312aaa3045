#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server {

/// Whether rules have nothing to say about a value, for what the server lets through in objects that broke a rule
/// before: `passes(value.old(), judge_label_selector)`. Nothing is reported. A value that isn't written is judged as
/// the rules judge one.
bool passes(Value value, Function rules);

}  // namespace pave::judge::server
