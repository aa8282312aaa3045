#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pave::base {

/// An IP address as Kubernetes reads it (k8s.io/utils/net, ParseIPSloppy): decimal parts may begin with zeros, and an
/// IPv4 address may be written as an IPv6 one (`::ffff:10.0.0.1`). What newer code no longer takes is marked.
struct Ip {
  std::array<std::uint8_t, 16> bytes{};  ///< IPv4 as `::ffff:a.b.c.d`
  bool was_v4 = false;                   ///< written with dots alone
  bool has_extra_zeros = false;          ///< `010.0.0.1`, `00001::`: not an address to Go's netip.ParseAddr

  /// IPv4, however it is written (Go's To4).
  bool is_v4() const;
  /// IPv4 written as an IPv6 address.
  bool is_mapped() const { return is_v4() && !was_v4; }
  bool is_unspecified() const;           ///< `0.0.0.0`, `::`
  bool is_loopback() const;              ///< `127.0.0.0/8`, `::1`
  bool is_link_local_unicast() const;    ///< `169.254.0.0/16`, `fe80::/10`
  bool is_link_local_multicast() const;  ///< `224.0.0.0/24`, `ff02::/16` and those of that scope
  /// As Go's net.IP.String writes it: RFC 5952, a mapped address as IPv4.
  std::string text() const;

  friend bool operator==(const Ip& a, const Ip& b) { return a.bytes == b.bytes; }
};

/// nullopt: not an address. Zones (`fe80::1%eth0`) are none.
std::optional<Ip> parse_ip(std::string_view text);

/// `10.0.0.0/8`, as ParseCIDRSloppy reads it; the address may have bits behind the prefix.
struct Cidr {
  Ip address;
  int prefix = 0;                ///< bits of the address as it was written: at most 32 for dots alone, else 128
  bool has_extra_zeros = false;  ///< in the address or the prefix: not a prefix to Go's netip.ParsePrefix

  /// The address with the bits behind the prefix cleared.
  Ip network() const;
  bool has_host_bits() const { return !(network() == address); }
  /// As Go's net.IPNet.String writes the network.
  std::string text() const;
  bool contains(const Ip& ip) const;
  /// Whether all addresses of the other are in this one and there are more of them here.
  bool is_larger_than(const Cidr& other) const;
};

/// nullopt: not an address, a slash and a number of bits that fits it.
std::optional<Cidr> parse_cidr(std::string_view text);

}  // namespace pave::base
