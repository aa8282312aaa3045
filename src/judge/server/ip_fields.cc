#include "judge/server/ip_fields.h"

#include <string>

#include <fmt/format.h>

#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server {
namespace {

using base::Code;

constexpr int kStrictSince = 36;

bool refuse(Value place, Value shown, std::string_view text, std::string_view why, std::string help) {
  place.say_at(shown, Code::ServerBadFormat, fmt::format("{} {}", quoted(text), why), std::move(help));
  return false;
}

bool is_fine(Value place, std::string_view text, const std::optional<base::Ip>& ip, bool strict) {
  if (!ip) return refuse(place, place, text, "is not an IP address", "write it as `10.9.8.7` or `2001:db8::ffff`");
  if (!strict) return true;
  if (ip->has_extra_zeros)
    return refuse(place, place, text, "has zeros in front of a number", fmt::format("write {}", ip->text()));
  if (ip->is_mapped())
    return refuse(place, place, text, "is an IPv4 address written as IPv6", fmt::format("write {}", ip->text()));
  return true;
}

bool is_canonical_ip(std::string_view text) {
  std::optional<base::Ip> ip = base::parse_ip(text);
  return ip && !ip->has_extra_zeros && !ip->is_mapped() && ip->text() == text;
}

bool is_fine(Value place, Value shown, std::string_view text, const std::optional<base::Cidr>& cidr, bool strict) {
  if (!cidr) return refuse(place, shown, text, "is not a network", "write it as `10.9.8.0/24` or `2001:db8::/64`");
  if (!strict) return true;
  std::string right = fmt::format("write {}", cidr->text());
  if (cidr->has_extra_zeros) return refuse(place, shown, text, "has zeros in front of a number", std::move(right));
  if (cidr->address.is_mapped())
    return refuse(place, shown, text, "is an IPv4 network written as IPv6", std::move(right));
  if (cidr->has_host_bits()) return refuse(place, shown, text, "has bits set behind the prefix", std::move(right));
  return true;
}

}  // namespace

constinit const Format kCanonicalIp{is_canonical_ip, "an IP address in its shortest form",
                                    "write it as `10.9.8.7` or `2001:db8::ffff`"};

std::optional<base::Ip> judge_legacy_ip(Value place, std::string_view text) {
  std::optional<base::Ip> ip = base::parse_ip(text);
  return is_fine(place, text, ip, place.scope().minor() >= kStrictSince) ? ip : std::nullopt;
}

std::optional<base::Ip> judge_canonical_ip(Value place, std::string_view text) {
  std::optional<base::Ip> ip = base::parse_ip(text);
  if (!is_fine(place, text, ip, true)) return std::nullopt;
  if (ip->text() == text) return ip;
  refuse(place, place, text, "is not the shortest form of the address", fmt::format("write {}", ip->text()));
  return std::nullopt;
}

bool judge_legacy_cidr(Value place, Value shown, std::string_view text) {
  return is_fine(place, shown, text, base::parse_cidr(text), place.scope().minor() >= kStrictSince);
}

bool judge_canonical_cidr(Value place) {
  std::string_view text = place.text();
  std::optional<base::Cidr> cidr = base::parse_cidr(text);
  if (!is_fine(place, place, text, cidr, true)) return false;
  if (cidr->text() == text) return true;
  return refuse(place, place, text, "is not the shortest form of the network", fmt::format("write {}", cidr->text()));
}

void judge_endpoint_ip(Value place, const base::Ip& ip) {
  std::string_view why;
  if (ip.is_unspecified()) why = "stands for every address";
  else if (ip.is_loopback()) why = "is a loopback address";
  else if (ip.is_link_local_unicast()) why = "is a link-local address";
  else if (ip.is_link_local_multicast()) why = "is a link-local multicast address";
  if (!why.empty())
    place.say(Code::ServerBadValue, fmt::format("{} {}", quoted(place.text()), why),
              "write an address that other machines can reach");
}

void judge_port_or_name(Value port) {
  if (port.is_string()) {
    if (!kPortName.fits(port.text()))
      port.say(Code::ServerBadFormat, fmt::format("{} is not {}", quoted(port.text()), kPortName.what),
               fmt::format("{}, or write a number from 1 to 65535", kPortName.help));
  } else {
    actions::check_range(port, range(1, 65535));
  }
}

}  // namespace pave::judge::server
