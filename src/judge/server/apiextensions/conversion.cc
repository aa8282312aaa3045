#include "judge/server/apiextensions/conversion.h"

#include <fmt/format.h>

#include <set>
#include <string>

#include "judge/server/admissionregistration/client_config.h"
#include "judge/server/rule.h"
#include "judge/value_text.h"
#include "kube/names.h"

namespace pave::judge::server::apiextensions {
namespace {

using base::Code;

void judge_review_versions(Value written, Value named, const Leniency& leniency) {
  if (written.size() == 0)
    return named.say_at(written, Code::ServerRequired, "the strategy Webhook needs conversionReviewVersions",
                        "add `conversionReviewVersions: [v1]` to `webhook`");
  bool is_accepted = leniency.any_review_version;
  std::set<std::string_view> seen;
  for (std::uint32_t i = 0; i < written.size(); ++i) {
    Value version = written.item(i);
    Value place = named.item(i);
    std::string_view text = version.text();
    if (!seen.insert(text).second) {
      place.say_at(version, Code::ServerDuplicate, "the version stands here twice", "keep one");
      continue;
    }
    if (!kube::is_dns1035_label(text))
      place.say_at(version, Code::ServerBadName, fmt::format("{} can't be the name of a version", quoted(text)),
                   "write v1");
    is_accepted |= text == "v1" || text == "v1beta1";
  }
  if (!is_accepted) named.say_at(written, Code::ServerBadValue, "the server asks in v1 and v1beta1 only", "add v1");
}

void judge_service(Value written, Value named) {
  // The server takes one for the other when it says which is missing.
  bool has_name = !written[f::name].text().empty();
  bool has_namespace = !written[f::namespace_].text().empty();
  if (!has_name)
    named[f::namespace_].say_at(written[f::name], Code::ServerRequired, "the service has no name", "add \"name\"");
  if (!has_namespace)
    named[f::name].say_at(written[f::namespace_], Code::ServerRequired, "the service has no namespace",
                          "add \"namespace\"");
  if (has_name && has_namespace) admissionregistration::judge_webhook_service(named);
  else if (written[f::port].integer() == 0)
    named[f::port].say_at(written[f::port], Code::ServerOutOfRange, "0 is no port", "write a number from 1 to 65535");
}

void judge_client(Value written, Value named, const Leniency& leniency) {
  if (!written.written())
    return named.say_at(written, Code::ServerRequired, "the strategy Webhook needs a webhook",
                        "add `webhook.clientConfig`");
  Value url = named[f::url];
  Value service = written[f::service];
  if (url.written() == service.written())
    named.say_at(written, Code::ServerRequired, "a webhook has one of url and service", "write one of them");
  else if (url.written()) admissionregistration::judge_webhook_url(url);
  else judge_service(service, named[f::service]);
  Value bundle = named[f::caBundle];
  if (!bundle.text().empty() && !leniency.any_bundle && !is_certificate_bundle(bundle.text()))
    bundle.say(Code::ServerBadFormat, "there is no certificate in the bundle that can be read",
               "write certificates in PEM, encoded in base64");
}

}  // namespace

void judge_conversion(Value conversion, const Leniency& leniency) {
  if (!conversion.written()) return;
  Value strategy = conversion[f::strategy];
  if (strategy.text().empty())
    strategy.say(Code::ServerRequired, "required field \"strategy\" is missing", "write None or Webhook");
  else if (strategy.text() != "None" && strategy.text() != "Webhook")
    strategy.say(Code::ServerBadValue, fmt::format("{} is no strategy", quoted(strategy.text())),
                 "write None or Webhook");
  Value client = conversion[f::webhook][f::clientConfig];
  Value versions = conversion[f::webhook][f::conversionReviewVersions];
  Value named_client = client.named_as(conversion.named("webhookClientConfig"));
  Value named_versions = versions.named_as(conversion.named("conversionReviewVersions"));
  if (strategy.text() == "Webhook") {
    judge_client(client, named_client, leniency);
    judge_review_versions(versions, named_versions, leniency);
    return;
  }
  if (client.written())
    named_client.say_at(client, Code::ServerForbidden, "only the strategy Webhook has a webhook", "remove it");
  if (versions.size() > 0)
    named_versions.say_at(versions, Code::ServerForbidden, "only the strategy Webhook has versions of reviews",
                          "remove it");
}

}  // namespace pave::judge::server::apiextensions
