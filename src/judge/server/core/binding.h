#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// A Binding: the node that a pod goes to (pkg/apis/core/validation, ValidatePodBinding). Its name is that of the pod; the
/// server looks at nothing else in its metadata.
void judge_binding(Value binding);

}  // namespace pave::judge::server::core
