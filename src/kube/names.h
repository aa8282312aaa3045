#pragma once

#include <cstddef>
#include <string_view>

namespace pave::kube {

// What Kubernetes allows as a name (k8s.io/apimachinery/pkg/util/validation and pkg/api/validate/content). Lengths are
// in bytes. All of these look at the whole text and allocate nothing.

inline constexpr std::size_t kLabelLength = 63;
inline constexpr std::size_t kSubdomainLength = 253;

/// `web-1`: lower case letters, digits and `-`, beginning and ending with a letter or digit; at most 63 bytes.
bool is_dns1123_label(std::string_view text);
/// `web.example.com`: such parts (of any length) joined by dots; at most 253 bytes.
bool is_dns1123_subdomain(std::string_view text);
/// As a DNS-1123 label, but beginning with a letter (names of Services).
bool is_dns1035_label(std::string_view text);
/// `app` or `example.com/app`, the form of label and annotation keys: an optional DNS-1123 subdomain with a slash, then
/// at most 63 letters, digits, `-`, `_` and `.`, beginning and ending with a letter or digit.
bool is_qualified_name(std::string_view text);
/// Empty, or formed like the name part of a qualified name.
bool is_label_value(std::string_view text);

}  // namespace pave::kube
