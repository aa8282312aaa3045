#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "judge/server/core/service.h"
#include "judge/server/formats.h"
#include "judge/server/ip_fields.h"
#include "judge/server/seen.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::string_view kReplace = "write the old value back, or delete the Service and create it anew";

/// Where clusterIPs stand, or the clusterIP that the server made them of.
Value shown_ips(const Service& service) {
  Value ips = service.spec[f::clusterIPs];
  return ips.size() > 0 ? ips : service.spec[f::clusterIP];
}

Value shown_ip(const Service& service, std::uint32_t index) {
  Value ips = service.spec[f::clusterIPs];
  return index < ips.size() ? ips.item(index) : service.spec[f::clusterIP];
}

void external_name(const Service& service) {
  Value spec = service.spec;
  constexpr std::string_view kWhy = "remove it, or write another `type`: an ExternalName has no address of its own";
  if (!service.cluster_ips.empty())
    spec[f::clusterIPs].say_at(shown_ips(service), Code::ServerForbidden,
                               "a Service of type ExternalName has no cluster IP", std::string(kWhy));
  if (!service.families.empty())
    spec[f::ipFamilies].say(Code::ServerForbidden, "a Service of type ExternalName has no IP families",
                            std::string(kWhy));
  if (!service.policy.empty())
    spec[f::ipFamilyPolicy].say(Code::ServerForbidden, "a Service of type ExternalName has no IP family policy",
                                std::string(kWhy));
  Value name = spec[f::externalName];
  std::string_view host = name.text();
  if (host.ends_with('.')) host.remove_suffix(1);
  if (host.empty())
    name.say(Code::ServerRequired, "a Service of type ExternalName needs a name outside",
             "add `externalName: db.example.com`");
  else if (!kDnsSubdomain.fits(host))
    name.say(Code::ServerBadFormat, fmt::format("{} is not {}", quoted(name.text()), kDnsSubdomain.what),
             std::string(kDnsSubdomain.help));
}

/// An address that the server allotted to the old object may be the one that is written now.
void in_step(const Service& service, const Service* old) {
  Value ips = service.spec[f::clusterIPs];
  if (!service.cluster_ip.empty() && !service.cluster_ips.empty() && service.cluster_ips[0] != service.cluster_ip)
    ips.say(Code::ServerConflict,
            fmt::format("clusterIPs begin with {} while clusterIP is {}", quoted(service.cluster_ips[0]),
                        quoted(service.cluster_ip)),
            "write the same address in both, or clusterIP alone");
  else if (service.cluster_ip.empty() && !service.cluster_ips.empty() && (old == nullptr || !old->may_have_cluster_ips))
    ips.say(Code::ServerConflict, "clusterIPs are set and clusterIP is not",
            "add `clusterIP` with the first of them, or write clusterIP alone");
}

void families(const Service& service) {
  Value list = service.spec[f::ipFamilies];
  Seen<std::string_view> seen;
  for (Value family : list.children()) {
    if (family.text() != "IPv4" && family.text() != "IPv6")
      family.say(Code::ServerBadValue, fmt::format("{} is not an IP family", quoted(family.text())),
                 "write IPv4 or IPv6");
    if (!seen.insert(family.text()))
      family.say(Code::ServerDuplicate, fmt::format("{} stands twice in the list", quoted(family.text())),
                 "remove one");
  }
}

/// An old object that the server took has two at most.
bool was_there(const Service* old, std::string_view ip) {
  return old != nullptr && old->cluster_ips.size() <= 2 &&
         std::ranges::find(old->cluster_ips, ip) != old->cluster_ips.end();
}

/// Each of clusterIPs alone. False: the rules about all of them have nothing to look at.
bool each_ip(const Service& service, const Service* old) {
  Value ips = service.spec[f::clusterIPs];
  bool all_fine = true;
  for (std::uint32_t i = 0; i < service.cluster_ips.size(); ++i) {
    std::string_view ip = service.cluster_ips[i];
    if (i == 0 && ip == "None") {
      if (service.cluster_ips.size() > 1) {
        all_fine = false;
        ips.say(Code::ServerConflict, "None stands beside other cluster IPs", "write None alone, or remove it");
      }
      continue;
    }
    if (was_there(old, ip)) continue;
    Value shown = shown_ip(service, i);
    auto address = base::parse_ip(ip);
    bool strict = shown.scope().minor() >= 36;
    if (address && !(strict && (address->has_extra_zeros || address->is_mapped()))) continue;
    all_fine = false;
    ips.item(i).say_at(shown, Code::ServerBadFormat,
                       address ? fmt::format("{} is not written as addresses are", quoted(ip))
                               : fmt::format("{} is not an IP address", quoted(ip)),
                       address ? fmt::format("write {}", address->text())
                               : "write an address of the cluster's service network, None, or nothing");
  }
  return all_fine;
}

void all_ips(const Service& service) {
  Value ips = service.spec[f::clusterIPs];
  auto is_v6 = [](std::string_view ip) {
    auto address = base::parse_ip(ip);
    return address && !address->is_v4();
  };
  const auto& list = service.cluster_ips;
  if (list.size() > 1) {
    bool both = std::ranges::any_of(list, is_v6) && !std::ranges::all_of(list, is_v6);
    if (!both)
      ips.say(Code::ServerConflict, "clusterIPs hold more than one address of a family",
              "write at most one IPv4 and one IPv6 address");
  }
  if (service.is_headless()) return;
  for (std::uint32_t i = 0; i < list.size() && i < service.families.size(); ++i) {
    std::string_view family = service.families[i];
    if ((family == "IPv4" && is_v6(list[i])) || (family == "IPv6" && !is_v6(list[i])))
      ips.item(i).say_at(
          shown_ip(service, i), Code::ServerConflict,
          fmt::format("{} is no address of family {}, which ipFamilies ask for", quoted(list[i]), family),
          "write an address of that family, or change ipFamilies");
  }
}

void stack(const Service& service) {
  if (service.policy != "SingleStack" || (service.cluster_ips.size() != 2 && service.families.size() != 2)) return;
  Value policy = service.spec[f::ipFamilyPolicy];
  Value shown = policy.written()                  ? policy
                : service.cluster_ips.size() == 2 ? shown_ips(service)
                                                  : service.spec[f::ipFamilies];
  policy.say_at(shown, Code::ServerConflict, "two families or addresses do not fit the policy SingleStack",
                "write `ipFamilyPolicy: PreferDualStack` or RequireDualStack, or leave one of the two out");
}

}  // namespace

void judge_addresses(const Service& service, const Service* old) {
  if (service.type == ServiceType::ExternalName) return external_name(service);
  if (service.is_headless() && (service.type == ServiceType::LoadBalancer || service.type == ServiceType::NodePort))
    service.spec[f::clusterIPs].item(0).say_at(
        shown_ip(service, 0), Code::ServerConflict,
        fmt::format("a Service of type {} needs a cluster IP", service.spec[f::type].text()),
        "remove None, or write `type: ClusterIP`");
  in_step(service, old);
  families(service);
  if (service.cluster_ips.size() > 2)
    service.spec[f::clusterIPs].say(Code::ServerTooMany,
                                    fmt::format("clusterIPs have {} items", service.cluster_ips.size()),
                                    "write at most one IPv4 and one IPv6 address");
  if (each_ip(service, old)) all_ips(service);
  stack(service);
}

namespace {

void changed_ips(const Service& service, const Service& old) {
  Value ips = service.spec[f::clusterIPs];
  auto refuse = [&](std::uint32_t index) {
    ips.item(index).say_at(shown_ip(service, index), Code::ServerImmutable, "a cluster IP can't change once it is set",
                           fmt::format("{}: it must be replaced", kReplace));
  };
  const auto& before = old.cluster_ips;
  const auto& now = service.cluster_ips;
  if (before.empty()) {  // allotted by the server: None is certainly something else
    if (old.may_have_cluster_ips && service.is_headless()) refuse(0);
    return;
  }
  if (now.empty()) return;
  std::size_t compared = before.size() == now.size() ? now.size() : 1;
  for (std::uint32_t i = 0; i < compared; ++i)
    if (before[i] != now[i]) refuse(i);
  if (before.size() > now.size() && now.size() == 1 && service.policy != "SingleStack")
    service.spec[f::ipFamilyPolicy].say(Code::ServerConflict, "giving up the second cluster IP needs another policy",
                                        "write `ipFamilyPolicy: SingleStack`");
}

void changed_families(const Service& service, const Service& old) {
  const auto& before = old.families;
  const auto& now = service.families;
  if (before.empty() || now.empty()) return;
  bool primary_changed = before[0] != now[0];
  bool second_changed = before.size() == 2 && now.size() == 2 && before[1] != now[1];
  Value list = service.spec[f::ipFamilies];
  std::string help = fmt::format("{}: it must be replaced", kReplace);
  // The address that stays does not fit the new family: the server names it and gets no further.
  if (primary_changed)
    service.spec[f::clusterIPs].item(0).say_at(list, Code::ServerImmutable,
                                               "the first IP family of a Service can't change", std::move(help));
  else if (second_changed)
    list.item(0).say(Code::ServerImmutable, "the IP families of a Service can't change", std::move(help));
  if (before.size() > now.size() && now.size() == 1 && service.policy != "SingleStack")
    service.spec[f::ipFamilyPolicy].say(Code::ServerConflict, "giving up the second IP family needs another policy",
                                        "write `ipFamilyPolicy: SingleStack`");
}

}  // namespace

void judge_address_changes(const Service& service, const Service& old) {
  if (!service.needs_cluster_ip() || !old.needs_cluster_ip()) return;
  if (!old.is_headless() || !service.is_headless()) changed_ips(service, old);
  if (!old.is_headless() && !service.is_headless()) changed_families(service, old);
}

}  // namespace pave::judge::server::core
