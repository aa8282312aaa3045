#include "kube/crd/format.h"

#include <algorithm>
#include <array>
#include <string>

#include "kube/crd/format_checks.h"

namespace pave::kube::crd {
namespace {

struct Row {
  std::string_view name;  ///< without dashes
  Format format;
  int since;  ///< minor version of Kubernetes
  std::string_view description;
  std::string_view example;
};

constexpr std::array kRows = {
    Row{"bsonobjectid", Format::BsonObjectId, 0, "a BSON object id (24 hexadecimal digits)",
        "507f1f77bcf86cd799439011"},
    Row{"byte", Format::Byte, 0, "base64", "aGVsbG8="},
    Row{"cidr", Format::Cidr, 0, "an address range", "10.0.0.0/8"},
    Row{"creditcard", Format::CreditCard, 0, "a credit card number", ""},
    Row{"date", Format::Date, 0, "a date", "2026-01-31"},
    Row{"datetime", Format::DateTime, 0, "a time", "2026-01-31T08:00:00Z"},
    Row{"duration", Format::Duration, 0, "a duration", "30s"},
    Row{"email", Format::Email, 0, "an email address", "team@example.com"},
    Row{"hexcolor", Format::HexColor, 0, "a colour", "#a0b1c2"},
    Row{"hostname", Format::Hostname, 0, "a host name", "www.example.com"},
    Row{"ipv4", Format::Ipv4, 0, "an IPv4 address", "10.0.0.1"},
    Row{"ipv6", Format::Ipv6, 0, "an IPv6 address", "2001:db8::1"},
    Row{"isbn", Format::Isbn, 0, "an ISBN", "978-0321751041"},
    Row{"isbn10", Format::Isbn10, 0, "an ISBN of ten digits", "0321751043"},
    Row{"isbn13", Format::Isbn13, 0, "an ISBN of thirteen digits", "978-0321751041"},
    Row{"k8slongname", Format::LongName, 34, "a DNS subdomain", "cart.example.com"},
    Row{"k8sshortname", Format::ShortName, 34, "a DNS label", "cart"},
    Row{"mac", Format::Mac, 0, "a MAC address", "02:00:5e:10:00:01"},
    Row{"password", Format::Password, 0, "a password", ""},
    Row{"rgbcolor", Format::RgbColor, 0, "a colour", "rgb(160,177,194)"},
    Row{"ssn", Format::Ssn, 0, "a social security number", ""},
    Row{"uri", Format::Uri, 0, "a URI", "https://example.com/path"},
    Row{"uuid", Format::Uuid, 0, "a UUID", "6fa459ea-ee8a-4ca4-894e-db77e160355e"},
    Row{"uuid3", Format::Uuid3, 0, "a UUID of version 3", "6fa459ea-ee8a-3ca4-894e-db77e160355e"},
    Row{"uuid4", Format::Uuid4, 0, "a UUID of version 4", "6fa459ea-ee8a-4ca4-894e-db77e160355e"},
    Row{"uuid5", Format::Uuid5, 0, "a UUID of version 5", "6fa459ea-ee8a-5ca4-894e-db77e160355e"},
};

const Row* row(Format format) {
  auto found = std::ranges::find(kRows, format, &Row::format);
  return found == kRows.end() ? nullptr : &*found;
}

}  // namespace

Format find_string_format(std::string_view name, int kube_minor) {
  std::string plain(name);
  std::erase(plain, '-');
  auto found = std::ranges::find(kRows, plain, &Row::name);
  return found == kRows.end() || found->since > kube_minor ? Format::None : found->format;
}

int formats_since(int kube_minor) {
  int last = 0;
  for (const Row& row : kRows)
    if (row.since <= kube_minor) last = std::max(last, row.since);
  return last;
}

bool has_format(std::string_view text, Format format) {
  using namespace formats;
  switch (format) {
    case Format::None:
    case Format::Int32:
    case Format::Int64:
    case Format::Float:
    case Format::Double:
    case Format::Password: return true;
    case Format::BsonObjectId: return is_bson_object_id(text);
    case Format::Byte: return is_base64(text);
    case Format::Cidr: return is_cidr(text);
    case Format::CreditCard: return is_credit_card(text);
    case Format::Date: return is_date(text);
    case Format::DateTime: return is_date_time(text);
    case Format::Duration: return is_duration(text);
    case Format::Email: return is_email(text);
    case Format::HexColor: return is_hex_color(text);
    case Format::Hostname: return is_hostname(text);
    case Format::Ipv4: return is_ipv4(text);
    case Format::Ipv6: return is_ipv6(text);
    case Format::Isbn: return is_isbn10(text) || is_isbn13(text);
    case Format::Isbn10: return is_isbn10(text);
    case Format::Isbn13: return is_isbn13(text);
    case Format::LongName: return is_long_name(text);
    case Format::Mac: return is_mac(text);
    case Format::RgbColor: return is_rgb_color(text);
    case Format::ShortName: return is_short_name(text);
    case Format::Ssn: return is_ssn(text);
    case Format::Uri: return is_uri(text);
    case Format::Uuid: return is_uuid(text, 0);
    case Format::Uuid3: return is_uuid(text, 3);
    case Format::Uuid4: return is_uuid(text, 4);
    case Format::Uuid5: return is_uuid(text, 5);
  }
  return true;
}

std::string_view describe(Format format) {
  switch (format) {
    case Format::Int32: return "an integer of 32 bits";
    case Format::Int64: return "an integer of 64 bits";
    case Format::Float: return "a number of 32 bits";
    case Format::Double: return "a number of 64 bits";
    default: break;
  }
  const Row* found = row(format);
  return found == nullptr ? std::string_view() : found->description;
}

std::string_view example(Format format) {
  const Row* found = row(format);
  return found == nullptr ? std::string_view() : found->example;
}

}  // namespace pave::kube::crd
