#include "judge/server/networking/network_policy.h"

#include <optional>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "judge/server/ip_fields.h"
#include "judge/server/label_selector.h"
#include "judge/server/probe.h"
#include "judge/value_text.h"

namespace pave::judge::server::networking {
namespace {

using base::Code;

constexpr std::string_view kProtocols[] = {"TCP", "UDP", "SCTP"};

void end_port(Value rule) {
  Value port = rule[f::port];
  Value end = rule[f::endPort];
  if (!end.written()) return;
  if (!port.written())
    return end.say(Code::ServerConflict, "endPort stands without a port", "add `port`, the first one of the range");
  if (port.is_string())
    return end.say(Code::ServerConflict, "endPort stands beside a port's name", "write the port as a number");
  std::int64_t last = end.integer_or(0);
  if (last < port.integer_or(0))
    end.say(Code::ServerOutOfRange, fmt::format("endPort {} is less than port {}", last, port.integer_or(0)),
            "write a number that is at least `port`");
  else if (last < 1 || last > 65535)
    end.say(Code::ServerOutOfRange, fmt::format("endPort is {}", last), "write a number from 1 to 65535");
}

using Networks = std::set<std::string_view>;

/// The networks of the peers of all rules. Those that the old object had are let through, wherever they stand now.
void collect_networks(Value rules, doc::Symbol peers, Networks& out) {
  for (Value rule : rules.children())
    for (Value peer : rule[peers].children()) {
      out.insert(peer[f::ipBlock][f::cidr].text());
      for (Value except : peer[f::ipBlock][f::except].children()) out.insert(except.text());
    }
}

void ip_block(Value block, const Networks& known) {
  Value whole = block[f::cidr];
  if (whole.text().empty()) {
    if (!whole.written() || whole.is_string())
      whole.say(Code::ServerRequired, "an ipBlock needs a network", "add `cidr: 10.0.0.0/8`");
    return;
  }
  if (!known.contains(whole.text())) judge_legacy_cidr(whole, whole, whole.text());
  std::optional<base::Cidr> cidr = base::parse_cidr(whole.text());
  if (!cidr) return;
  for (Value place : block[f::except].children()) {
    if (!known.contains(place.text())) judge_legacy_cidr(place, place, place.text());
    std::optional<base::Cidr> except = base::parse_cidr(place.text());
    if (except && !cidr->is_larger_than(*except))
      place.say(Code::ServerConflict, fmt::format("{} is no part of {}", quoted(place.text()), quoted(whole.text())),
                "write a network that is inside `cidr` and smaller");
  }
}

void ip_blocks(Value spec) {
  Networks known;
  if (spec.updating()) {
    collect_networks(spec.old()[f::ingress], f::from, known);
    collect_networks(spec.old()[f::egress], f::to, known);
  }
  auto judge_peers = [&](Value rules, doc::Symbol peers) {
    for (Value rule : rules.children())
      for (Value peer : rule[peers].children())
        if (Value block = peer[f::ipBlock]; block.written()) ip_block(block, known);
  };
  judge_peers(spec[f::ingress], f::from);
  judge_peers(spec[f::egress], f::to);
}

void peer_kinds(Value peer) {
  bool has_block = peer[f::ipBlock].written();
  bool has_selector = peer[f::podSelector].written() || peer[f::namespaceSelector].written();
  if (!has_block && !has_selector)
    peer.say(Code::ServerRequired, "the peer says nothing", "write podSelector, namespaceSelector or ipBlock");
  if (has_block && has_selector)
    peer.say(Code::ServerConflict, "ipBlock stands beside a selector", "make two peers of them");
}

constexpr Rule kPort[] = {
    {f::protocol, one_of(kProtocols)},
    {f::port, must(judge_port_or_name)},
    {kWhole, must(end_port)},
};

void policy_types(Value types) {
  if (types.size() > 2)
    return types.say(Code::ServerTooMany, fmt::format("policyTypes have {} items", types.size()),
                     "write Ingress, Egress or both");
  for (Value type : types.children())
    if (type.text() != "Ingress" && type.text() != "Egress")
      type.say(Code::ServerBadValue, fmt::format("{} is not a type of policy", quoted(type.text())),
               "write Ingress or Egress");
}

template <Function kSelector>
constexpr Rule kPeer[] = {
    {kWhole, must(peer_kinds)},
    {f::podSelector, must(kSelector)},
    {f::namespaceSelector, must(kSelector)},
};

template <Function kSelector>
constexpr Rule kIngressRule[] = {
    {f::ports, each(kPort)},
    {f::from, each(kPeer<kSelector>)},
};

template <Function kSelector>
constexpr Rule kEgressRule[] = {
    {f::ports, each(kPort)},
    {f::to, each(kPeer<kSelector>)},
};

template <Function kSelector>
constexpr Rule kSpec[] = {
    {f::podSelector, must(kSelector)},
    {f::ingress, each(kIngressRule<kSelector>)},
    {f::egress, each(kEgressRule<kSelector>)},
    {f::policyTypes, must(policy_types)},
    {kWhole, must(ip_blocks)},
};

}  // namespace

void judge_network_policy(Value root) {
  Value spec = root[f::spec];
  // Values that no label can have are let through when the old object's own selector was wrong.
  if (spec.updating() && !passes(spec.old()[f::podSelector], judge_label_selector))
    judge(spec, kSpec<judge_lenient_label_selector>);
  else judge(spec, kSpec<judge_label_selector>);
}

}  // namespace pave::judge::server::networking
