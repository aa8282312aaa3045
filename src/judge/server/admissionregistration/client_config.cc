#include "judge/server/admissionregistration/client_config.h"

#include <string>

#include <fmt/format.h>

#include "judge/server/formats.h"
#include "judge/server/url.h"
#include "judge/value_text.h"

namespace pave::judge::server::admissionregistration {
namespace {

using base::Code;

constexpr std::string_view kUrlHelp = "write `https://host/path`; a port may follow the host";

bool is_https(std::string_view scheme) {
  constexpr std::string_view kHttps = "https";
  if (scheme.size() != kHttps.size()) return false;
  for (std::size_t i = 0; i < scheme.size(); ++i)
    if ((scheme[i] | 0x20) != kHttps[i]) return false;
  return true;
}

/// Each step of the path is a DNS subdomain; one `/` may end it.
bool is_service_path(std::string_view path) {
  if (path.empty() || path == "/") return true;
  if (!path.starts_with('/') || path == "//") return false;
  path.remove_prefix(1);
  if (path.ends_with('/')) path.remove_suffix(1);
  while (true) {
    std::size_t slash = path.find('/');
    if (!kDnsSubdomain.fits(path.substr(0, slash))) return false;
    if (slash == path.npos) return true;
    path.remove_prefix(slash + 1);
  }
}
constexpr Format kServicePath{is_service_path, "a path of a webhook",
                              "begin it with `/`; between slashes stand lower-case letters, digits, dashes and dots"};

void named(Value service) {
  // The server takes one for the other when it says which is missing.
  auto missing = [](Value text) { return !text.written() || (text.is_string() && text.text().empty()); };
  if (missing(service[f::name]))
    service[f::namespace_].say_at(service[f::name], Code::ServerRequired, "the service has no name", "add \"name\"");
  if (missing(service[f::namespace_]))
    service[f::name].say_at(service[f::namespace_], Code::ServerRequired, "the service has no namespace",
                            "add \"namespace\"");
}

constexpr Rule kService[] = {
    {kWhole, must(named)},
    {f::port, range(1, 65535)},
    {f::path, formatted(kServicePath)},
};

}  // namespace

void judge_webhook_url(Value url) {
  // What stands before an `@` can be a password.
  bool is_shown = url.text().find('@') == std::string_view::npos;
  auto wrong = [&](std::string_view what) {
    url.say(Code::ServerBadFormat, fmt::format("{} {}", is_shown ? quoted(url.text()) : "the URL", what),
            std::string(kUrlHelp));
  };
  if (!url.is_string()) return;
  auto parsed = parse_url(url.text());
  if (!parsed) return wrong("is not a URL");
  if (!is_https(parsed->scheme)) wrong("is not an https URL");
  if (parsed->host.empty()) wrong("has no host");
  if (parsed->has_user) url.say(Code::ServerForbidden, "the URL has a user in it", std::string(kUrlHelp));
  if (!parsed->fragment.empty()) wrong("has a fragment behind `#`");
  if (!parsed->query.empty()) wrong("has a query behind `?`");
}

void judge_webhook_service(Value service) { judge(service, kService); }

void judge_client_config(Value config) {
  Value url = config[f::url];
  Value service = config[f::service];
  if (url.written() == service.written())
    return config.say(
        url.written() ? Code::ServerConflict : Code::ServerRequired,
        url.written() ? "there are both \"url\" and \"service\"" : "there is neither \"url\" nor \"service\"",
        "write one of them");
  if (url.written()) return judge_webhook_url(url);
  judge_webhook_service(service);
}

}  // namespace pave::judge::server::admissionregistration
