#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::admissionregistration {

/// The webhooks of a ValidatingWebhookConfiguration or MutatingWebhookConfiguration. What an existing object had against
/// the newer rules it may keep (pkg/apis/admissionregistration/validation, ValidateValidatingWebhookConfiguration and
/// its update).
void judge_webhooks(Value webhooks);

}  // namespace pave::judge::server::admissionregistration
