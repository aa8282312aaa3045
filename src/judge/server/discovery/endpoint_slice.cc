#include "judge/server/discovery/endpoint_slice.h"

#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "judge/server/formats.h"
#include "judge/server/ip_fields.h"
#include "judge/server/seen.h"
#include "judge/server/unchanged.h"
#include "judge/value_text.h"

namespace pave::judge::server::discovery {
namespace {

using base::Code;

constexpr std::string_view kProtocols[] = {"TCP", "UDP", "SCTP"};
constexpr std::uint32_t kMaxPorts = 20000;
constexpr std::uint32_t kMaxEndpoints = 1000;
constexpr std::uint32_t kMaxAddresses = 100;
constexpr std::uint32_t kMaxHints = 8;

/// False: there are too many, and the server looks at none of them.
bool fits(Value list, std::uint32_t most) {
  if (list.size() <= most) return true;
  list.say(Code::ServerTooMany, fmt::format("there are {} items", list.size()), fmt::format("write at most {}", most));
  return false;
}

constexpr Rule kPort[] = {
    {f::name, formatted(kDnsLabel)},
    {f::protocol, one_of(kProtocols)},
    {f::appProtocol, pointed(kQualifiedName)},
};

void ports(Value list) {
  if (!fits(list, kMaxPorts)) return;
  Seen<std::string_view> seen;
  for (Value port : list.children()) {
    judge(port, kPort);
    if (!seen.insert(port[f::name].text()))
      port[f::name].say(Code::ServerDuplicate,
                        fmt::format("the name {} stands at another port already", quoted(port[f::name].text())),
                        "write another name");
  }
}

void ipv4(Value list, Value address) {
  std::optional<base::Ip> ip = judge_legacy_ip(address, address.text());
  if (!ip) return;
  if (!ip->is_v4())
    list.say_at(address, Code::ServerConflict, fmt::format("{} is no IPv4 address", quoted(address.text())),
                "write an IPv4 address, or make a slice of addressType IPv6 for it");
  judge_endpoint_ip(address, *ip);
}

void ipv6(Value list, Value address) {
  std::optional<base::Ip> ip = judge_canonical_ip(address, address.text());
  if (!ip) return;
  if (ip->is_v4())
    list.say_at(address, Code::ServerConflict, fmt::format("{} is no IPv6 address", quoted(address.text())),
                "write an IPv6 address, or make a slice of addressType IPv4 for it");
  judge_endpoint_ip(address, *ip);
}

/// At least two labels, perhaps with a dot at the end (IsFullyQualifiedDomainName).
bool is_full_name(std::string_view text) {
  if (text.ends_with('.')) text.remove_suffix(1);
  if (!kDnsSubdomain.fits(text) || text.find('.') == std::string_view::npos) return false;
  while (true) {
    std::size_t dot = text.find('.');
    if (!kDnsLabel.fits(text.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

void full_name(Value address) {
  if (!is_full_name(address.text()))
    address.say(Code::ServerBadFormat, fmt::format("{} is not a full DNS name", quoted(address.text())),
                "write it as `web.example.com`");
}

void addresses(Value list, std::string_view type) {
  if (list.size() == 0) return list.say(Code::ServerRequired, "the endpoint has no addresses", "add at least one");
  fits(list, kMaxAddresses);
  for (Value address : list.children()) {
    if (type == "IPv4") ipv4(list, address);
    else if (type == "IPv6") ipv6(list, address);
    else if (type == "FQDN") full_name(address);
  }
}

void hint_names(Value list, const Format& form) {
  Seen<std::string_view> seen;
  for (Value hint : list.children()) {
    Value name = hint[f::name];
    if (!seen.insert(name.text()))
      name.say(Code::ServerDuplicate, fmt::format("{} stands twice in the list", quoted(name.text())), "remove one");
    if (!form.fits(name.text()))
      name.say(Code::ServerBadFormat, fmt::format("{} is not {}", quoted(name.text()), form.what),
               std::string(form.help));
  }
}

/// Hints for nodes are dropped before 1.34 (PreferSameTrafficDistribution).
void hints(Value value) {
  Value zones = value[f::forZones];
  if (!fits(zones, kMaxHints)) return;
  hint_names(zones, kLabelValue);
  Value nodes = value[f::forNodes];
  if (value.scope().minor() >= 34 && fits(nodes, kMaxHints)) hint_names(nodes, kDnsSubdomain);
}

constexpr Rule kEndpoint[] = {
    {f::nodeName, pointed(kDnsSubdomain)},
    {f::hostname, pointed(kDnsLabel)},
    {f::hints, must(hints)},
};

void endpoints(Value root) {
  Value list = root[f::endpoints];
  // What the old object had is let through as a whole.
  if ((list.updating() && is_unchanged(list)) || !fits(list, kMaxEndpoints)) return;
  std::string_view type = root[f::addressType].text();
  for (Value endpoint : list.children()) {
    addresses(endpoint[f::addresses], type);
    judge(endpoint, kEndpoint);
  }
}

constexpr Rule kEndpointSlice[] = {
    {f::addressType, immutable()},
    {f::ports, must(ports)},
    {kWhole, must(endpoints)},
};

}  // namespace

void judge_endpoint_slice(Value root) { judge(root, kEndpointSlice); }

}  // namespace pave::judge::server::discovery
