#include "judge/server/networking/service_networks.h"

#include <optional>
#include <string>

#include <fmt/format.h>

#include "judge/server/formats.h"
#include "judge/server/ip_fields.h"
#include "judge/value_text.h"

namespace pave::judge::server::networking {
namespace {

using base::Code;

constexpr Rule kParentReference[] = {
    {f::group, formatted(kDnsSubdomain)},   {f::resource, required()},
    {f::resource, formatted(kPathSegment)}, {f::name, required()},
    {f::name, formatted(kPathSegment)},     {f::namespace_, formatted(kPathSegment)},
};

void parent(Value spec) {
  Value reference = spec[f::parentRef];
  if (!reference.written())
    reference.say(Code::ServerRequired, "an IPAddress needs the object that it belongs to", "add `parentRef`");
}

constexpr Rule kIpAddressSpec[] = {
    {kWhole, must(parent)},
    {f::parentRef, within(kParentReference)},
    {f::parentRef, immutable()},
};
constexpr Rule kIpAddress[] = {{f::spec, within_always(kIpAddressSpec)}};

void networks(Value cidrs) {
  if (cidrs.size() == 0)
    return cidrs.say(Code::ServerRequired, "a ServiceCIDR needs a network", "add one, as `10.96.0.0/16`");
  if (cidrs.size() > 2)
    return cidrs.say(Code::ServerTooMany, fmt::format("cidrs have {} items", cidrs.size()),
                     "write at most one IPv4 and one IPv6 network");
  for (Value cidr : cidrs.children()) judge_canonical_cidr(cidr);
  if (cidrs.size() < 2) return;
  std::optional<base::Cidr> first = base::parse_cidr(cidrs.item(0).text());
  std::optional<base::Cidr> second = base::parse_cidr(cidrs.item(1).text());
  if (first && second && first->address.is_v4() == second->address.is_v4())
    cidrs.say(Code::ServerConflict, "cidrs hold two networks of one family",
              "write at most one IPv4 and one IPv6 network");
}

void refuse_change(Value place) {
  place.say(Code::ServerImmutable, "the networks of a ServiceCIDR can't change", std::string(kReplaceHelp));
}

/// A second network may be added; the rest stays. What stays is not judged again.
void changed_networks(Value cidrs) {
  Value old = cidrs.old();
  if (old.size() == cidrs.size()) {
    for (std::uint32_t i = 0; i < cidrs.size(); ++i)
      if (cidrs.item(i).text() != old.item(i).text()) refuse_change(cidrs.item(i));
  } else if (old.size() == 1 && cidrs.size() == 2) {
    if (cidrs.item(0).text() != old.item(0).text()) refuse_change(cidrs.item(0));
    networks(cidrs);
  } else {
    refuse_change(cidrs);
  }
}

void cidrs(Value list) {
  if (list.updating()) changed_networks(list);
  else networks(list);
}

constexpr Rule kServiceCidrSpec[] = {{f::cidrs, must_always(cidrs)}};
constexpr Rule kServiceCidr[] = {{f::spec, within_always(kServiceCidrSpec)}};

}  // namespace

void judge_ip_address(Value root) { judge(root, kIpAddress); }
void judge_service_cidr(Value root) { judge(root, kServiceCidr); }

}  // namespace pave::judge::server::networking
