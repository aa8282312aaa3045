#include "judge/server/networking/ingress.h"

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/ip.h"
#include "judge/server/formats.h"
#include "judge/server/probe.h"
#include "judge/value_text.h"

namespace pave::judge::server::networking {
namespace {

using base::Code;

constexpr std::string_view kClassAnnotation = "kubernetes.io/ingress.class";
constexpr std::string_view kBadInside[] = {"//", "/./", "/../", "%2f", "%2F"};
constexpr std::string_view kBadAtEnd[] = {"/..", "/."};

/// `*.example.com` (IsWildcardDNS1123Subdomain).
bool is_wildcard(std::string_view host) {
  return host.size() <= 253 && host.starts_with("*.") && kDnsSubdomain.fits(host.substr(2));
}

bool is_host(std::string_view host) {
  return host.find('*') == std::string_view::npos ? kDnsSubdomain.fits(host) : is_wildcard(host);
}
constexpr Format kHost{is_host, "the name of a host", "write it as `web.example.com` or `*.example.com`"};

void rule_host(Value host) {
  if (is_host(host.text()) && base::parse_ip(host.text()))
    host.say(Code::ServerBadFormat, fmt::format("{} is an IP address", quoted(host.text())), "write a DNS name");
}

void http_path(Value rule) {
  std::string_view type = rule[f::pathType].text();
  Value place = rule[f::path];
  std::string_view path = place.text();
  bool by_segments = type == "Exact" || type == "Prefix";
  if (!by_segments && (type != "ImplementationSpecific" || path.empty())) return;
  if (!path.starts_with('/')) {
    if (path.empty())
      place.say(Code::ServerRequired, fmt::format("a path of type {} must begin with a slash", type),
                "write `path: /` for all");
    else
      place.say(Code::ServerBadFormat, fmt::format("{} does not begin with a slash", quoted(path)),
                fmt::format("write /{}", shortened(path)));
  }
  if (!by_segments) return;
  for (std::string_view bad : kBadInside)
    if (path.find(bad) != std::string_view::npos)
      return place.say(Code::ServerBadFormat, fmt::format("the path contains {}", quoted(bad)), "remove it");
  for (std::string_view bad : kBadAtEnd)
    if (path.ends_with(bad))
      return place.say(Code::ServerBadFormat, fmt::format("the path ends with {}", quoted(bad)), "remove it");
}

void service_port(Value backend) {
  Value port = backend[f::service][f::port];
  Value name = port[f::name];
  Value number = port[f::number];
  bool has_number = number.integer_or(0) != 0;
  if (!name.text().empty() && has_number)
    backend.say_at(port, Code::ServerConflict, "the backend's port has a name and a number", "remove one of them");
  else if (!name.text().empty()) actions::check_format(name, formatted(kPortName));
  else if (has_number) actions::check_range(number, range(1, 65535));
  else
    backend.say_at(port, Code::ServerRequired, "the backend needs a port",
                   "add `port` with a number or a name to its service");
}

/// The server names a backend with a wrong mixture as a whole.
template <const Format& kServiceName>
void backend(Value value) {
  Value resource = value[f::resource];
  Value service = value[f::service];
  if (resource.written() && service.written())
    return value.say(Code::ServerConflict, "the backend is a resource and a service", "remove one of them");
  if (resource.written()) {
    constexpr Rule kResource[] = {
        {f::apiGroup, pointed(kDnsSubdomain)}, {f::kind, required()},
        {f::kind, formatted(kPathSegment)},    {f::name, required()},
        {f::name, formatted(kPathSegment)},
    };
    return judge(resource, kResource);
  }
  if (!service.written())
    return value.say(Code::ServerRequired, "the backend says nothing", "add `service` or `resource`");
  constexpr Rule kService[] = {{f::name, required()}, {f::name, formatted(kServiceName)}};
  judge(service, kService);
  service_port(value);
}

template <const Format& kServiceName>
void http_paths(Value http) {
  Value paths = http[f::paths];
  if (paths.size() == 0) paths.say(Code::ServerRequired, "the rule has no paths", "add `paths` with at least one item");
  for (Value path : paths.children()) {
    // Without a type the server looks at nothing else of the path.
    if (!path[f::pathType].written()) {
      path[f::pathType].say(Code::ServerRequired, "the path has no type",
                            "add `pathType: Prefix`, Exact or ImplementationSpecific");
      continue;
    }
    http_path(path);
    backend<kServiceName>(path[f::backend]);
  }
}

/// Names of Services began with a letter until 1.35, and go on beginning so for objects that had another one
/// (allowRelaxedServiceNameValidation).
bool has_relaxed_name(Value old_backend) {
  std::string_view name = old_backend[f::service][f::name].text();
  return kDnsLabel.fits(name) && !kDns1035Label.fits(name);
}

bool takes_relaxed_names(Value spec) {
  int minor = spec.scope().minor();
  if (minor >= 36) return true;
  if (!spec.updating() || minor < 34) return false;
  Value old = spec.old();
  if (minor >= 35 && has_relaxed_name(old[f::defaultBackend])) return true;
  for (Value rule : old[f::rules].children())
    for (Value path : rule[f::http][f::paths].children())
      if (has_relaxed_name(path[f::backend])) return true;
  return false;
}

template <const Format& kServiceName>
void rules_and_default(Value spec) {
  if (Value value = spec[f::defaultBackend]; value.written()) backend<kServiceName>(value);
  bool lenient = false;
  for (Value rule : spec.old()[f::rules].children())
    lenient = lenient || (rule[f::host].text().find('*') != std::string_view::npos && rule[f::http].written() &&
                          !passes(rule[f::http], http_paths<kDns1035Label>));
  for (Value rule : spec[f::rules].children()) {
    bool is_lenient = lenient && rule[f::host].text().find('*') != std::string_view::npos;
    if (Value http = rule[f::http]; http.written() && !is_lenient) http_paths<kServiceName>(http);
  }
}

void backends(Value spec) {
  if (spec[f::rules].size() == 0 && !spec[f::defaultBackend].written())
    spec.say(Code::ServerRequired, "the Ingress has neither rules nor a default backend",
             "add `rules` or `defaultBackend`");
  if (takes_relaxed_names(spec)) rules_and_default<kDnsLabel>(spec);
  else rules_and_default<kDns1035Label>(spec);
}

/// Names that are let through when the old object had a wrong one already.
void certificates(Value tls) {
  bool lenient = false;
  for (Value item : tls.old().children()) {
    std::string_view name = item[f::secretName].text();
    lenient = lenient || (!name.empty() && !kDnsSubdomain.fits(name));
  }
  for (Value item : tls.children()) {
    for (Value host : item[f::hosts].children())
      if (!kHost.fits(host.text()))
        host.say(Code::ServerBadFormat, fmt::format("{} is not {}", quoted(host.text()), kHost.what),
                 std::string(kHost.help));
    if (!lenient) actions::check_format(item[f::secretName], formatted(kDnsSubdomain));
  }
}

/// At creation only: the annotation that was there before the field must say the same.
void class_annotation(Value root) {
  Value name = root[f::spec][f::ingressClassName];
  Value annotation = root[f::metadata][f::annotations].entry(kClassAnnotation);
  if (root.updating() || !name.written() || !annotation.is_string() || annotation.text() == name.text()) return;
  root.named("annotations")
      .named(kClassAnnotation)
      .say_at(
          annotation, Code::ServerConflict,
          fmt::format("the annotation says {} and ingressClassName {}", quoted(annotation.text()), quoted(name.text())),
          "remove the annotation");
}

constexpr Rule kIngressRule[] = {
    {f::host, formatted(kHost)},
    {f::host, must(rule_host)},
};

constexpr Rule kIngressSpec[] = {
    {f::rules, each(kIngressRule)},
    {kWhole, must(backends)},
    {f::tls, must(certificates)},
    {f::ingressClassName, pointed(kDnsSubdomain)},
};

constexpr Rule kIngress[] = {
    {kWhole, must(class_annotation)},
    {f::spec, within_always(kIngressSpec)},
};

}  // namespace

void judge_ingress(Value root) { judge(root, kIngress); }

}  // namespace pave::judge::server::networking
