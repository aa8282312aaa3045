#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::admissionregistration {

/// Where a webhook is called: either a URL or a Service of the cluster (pkg/apis/admissionregistration/validation,
/// validateValidatingWebhook; apiserver, pkg/util/webhook, ValidateWebhookURL and ValidateWebhookService).
void judge_client_config(Value config);
/// The two ways in themselves; conversion webhooks of CustomResourceDefinitions have them, too.
void judge_webhook_url(Value url);
void judge_webhook_service(Value service);

}  // namespace pave::judge::server::admissionregistration
