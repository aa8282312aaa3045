#pragma once

#include <string_view>

/// One check a format; for format.cc only, others use has_format(). Each follows the validator of the same name in
/// kube-openapi (pkg/validation/strfmt), down to what it lets through.
namespace pave::kube::crd::formats {

bool is_bson_object_id(std::string_view text);
bool is_base64(std::string_view text);
bool is_cidr(std::string_view text);
bool is_credit_card(std::string_view text);
bool is_date(std::string_view text);
bool is_date_time(std::string_view text);
bool is_duration(std::string_view text);
bool is_email(std::string_view text);
bool is_hex_color(std::string_view text);
bool is_hostname(std::string_view text);
bool is_ipv4(std::string_view text);
bool is_ipv6(std::string_view text);
bool is_isbn10(std::string_view text);
bool is_isbn13(std::string_view text);
bool is_long_name(std::string_view text);
bool is_mac(std::string_view text);
bool is_rgb_color(std::string_view text);
bool is_short_name(std::string_view text);
bool is_ssn(std::string_view text);
bool is_uri(std::string_view text);
/// `version` is 3, 4 or 5; 0: any.
bool is_uuid(std::string_view text, int version);

/// An IP address as Go's net.ParseIP reads it (no zone). `sloppy`: as k8s.io/utils/net does, which takes leading zeros.
bool is_ip(std::string_view text, bool sloppy);
/// The same with a zone behind `%`, IPv6 only (net/netip.ParseAddr).
bool is_ipv6_with_zone(std::string_view text);

}  // namespace pave::kube::crd::formats
