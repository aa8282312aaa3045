#include "judge/server/core/service.h"

#include <optional>
#include <set>

#include <fmt/format.h>

#include "judge/server/formats.h"
#include "judge/server/ip_fields.h"
#include "judge/server/metadata.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::string_view kTypes[] = {"ClusterIP", "NodePort", "LoadBalancer", "ExternalName"};
constexpr std::string_view kAffinities[] = {"ClientIP", "None"};
constexpr std::string_view kPolicies[] = {"SingleStack", "PreferDualStack", "RequireDualStack"};
constexpr std::string_view kTrafficPolicies[] = {"Cluster", "Local"};

bool is_old_distribution(std::string_view text) { return text == "PreferClose"; }
bool is_distribution(std::string_view text) {
  return text == "PreferClose" || text == "PreferSameZone" || text == "PreferSameNode";
}
constexpr Format kOldDistribution{is_old_distribution, "a distribution of traffic", "write PreferClose, or remove it"};
constexpr Format kDistribution{is_distribution, "a distribution of traffic",
                               "write PreferClose, PreferSameZone or PreferSameNode, or remove it"};
constexpr std::string_view kProtocols[] = {"TCP", "UDP", "SCTP"};

constexpr std::int64_t kMaxAffinitySeconds = 86400;
constexpr std::string_view kTopologyHints = "service.kubernetes.io/topology-aware-hints";
constexpr std::string_view kTopologyMode = "service.kubernetes.io/topology-mode";

void affinity_config(Value spec) {
  if (spec[f::sessionAffinity].text() != "ClientIP") return;
  Value timeout = spec[f::sessionAffinityConfig][f::clientIP][f::timeoutSeconds];
  if (timeout.written()) actions::check_range(timeout, range(1, kMaxAffinitySeconds));
}

/// Those that the old object had are let through as addresses (IsValidIPForLegacyField's validOldIPs).
void external_ips(Value ips) {
  std::set<std::string_view> known;
  for (Value ip : ips.old().children()) known.insert(ip.text());
  for (Value place : ips.children()) {
    std::optional<base::Ip> ip =
        known.contains(place.text()) ? base::parse_ip(place.text()) : judge_legacy_ip(place, place.text());
    if (ip) judge_endpoint_ip(place, *ip);
  }
}

void target_port(Value port) {
  // 0 and an empty name stand for the Service's port.
  if (port.integer_or(1) != 0 && (!port.is_string() || !port.text().empty())) judge_port_or_name(port);
}

void topology_annotations(Value metadata) {
  Value annotations = metadata[f::annotations];
  Value mode = annotations.entry(kTopologyMode);
  Value hints = annotations.entry(kTopologyHints);
  if (mode.is_string() && hints.is_string() && mode.text() != hints.text())
    mode.say(Code::ServerConflict, fmt::format("{} and {} say different things", kTopologyMode, kTopologyHints),
             "remove the older one, topology-aware-hints");
}

/// Names of Services began with a letter until 1.35 (RelaxedServiceNameValidation).
void old_name(Value metadata) {
  Value name = metadata[f::name];
  if (!metadata.updating() && kDnsLabel.fits(name.text()) && !kDns1035Label.fits(name.text()))
    name.say(Code::ServerBadName,
             fmt::format("{} can't be the name of a Service before Kubernetes 1.36", quoted(name.text())),
             std::string(kDns1035Label.help));
}

void across_fields(Value spec) {
  if (!spec.updating()) {
    Service service = new_service(spec);
    judge_ports(service);
    judge_addresses(service, nullptr);
    judge_traffic(service, nullptr);
    return;
  }
  Service old = new_service(spec.old());
  Service service = changed_service(spec, old);
  judge_ports(service);
  judge_addresses(service, &old);
  judge_address_changes(service, old);
  judge_traffic(service, &old);
}

constexpr Rule kServicePort[] = {
    {f::name, formatted(kDnsLabel)},    {f::port, required_range(1, 65535)},       {f::protocol, one_of(kProtocols)},
    {f::targetPort, must(target_port)}, {f::appProtocol, pointed(kQualifiedName)},
};

constexpr Rule kServiceSpec[] = {
    {f::type, one_of(kTypes)},
    {f::ports, each(kServicePort)},
    {f::selector, must(judge_labels)},
    {f::sessionAffinity, one_of(kAffinities)},
    {kWhole, must(affinity_config)},
    {f::ipFamilyPolicy, one_of(kPolicies)},
    {f::externalIPs, must(external_ips)},
    {f::externalTrafficPolicy, one_of(kTrafficPolicies)},
    {f::internalTrafficPolicy, one_of(kTrafficPolicies)},
    {f::trafficDistribution, pointed(kOldDistribution), 0, 33},
    {f::trafficDistribution, pointed(kDistribution), 34},
    {kWhole, must(across_fields)},
};

constexpr Rule kRoot[] = {
    {f::metadata, must(old_name), 0, 35},
    {f::metadata, must(topology_annotations)},
    {f::spec, within_always(kServiceSpec)},
    {kWhole, must(judge_source_ranges)},
};

}  // namespace

void judge_service(Value root) { judge(root, kRoot); }

}  // namespace pave::judge::server::core
