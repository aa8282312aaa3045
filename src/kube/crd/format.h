#pragma once

#include <cstdint>
#include <string_view>

namespace pave::kube::crd {

/// The formats that the API server knows in schemas of custom resources (apiextensions-apiserver,
/// pkg/apiserver/validation/formats.go). Others mean nothing to it.
enum class Format : std::uint8_t {
  None,
  // of numbers
  Int32,
  Int64,
  Float,
  Double,
  // of strings
  BsonObjectId,
  Byte,
  Cidr,
  CreditCard,
  Date,
  DateTime,
  Duration,
  Email,
  HexColor,
  Hostname,
  Ipv4,
  Ipv6,
  Isbn,
  Isbn10,
  Isbn13,
  LongName,
  Mac,
  Password,
  RgbColor,
  ShortName,
  Ssn,
  Uri,
  Uuid,
  Uuid3,
  Uuid4,
  Uuid5,
};

/// The format of a string by its name, whose dashes don't count (`date-time` is `datetime`). Formats that came with
/// a later minor version of Kubernetes 1 are unknown.
Format find_string_format(std::string_view name, int kube_minor);

/// The minor version in which the formats that 1.kube_minor knows came last: versions with the same one know the same.
int formats_since(int kube_minor);

/// Whether a text has the format as the server's validators see it (kube-openapi, pkg/validation/strfmt). Formats of
/// numbers hold for every text.
bool has_format(std::string_view text, Format format);

/// The format in words, with its article: `an IPv4 address`.
std::string_view describe(Format format);
/// A text that has the format, or empty.
std::string_view example(Format format);

}  // namespace pave::kube::crd
