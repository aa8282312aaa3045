#include "judge/server/core/image.h"

#include <algorithm>
#include <cstddef>

namespace pave::judge::server::core {
namespace {

constexpr std::size_t kMaxTag = 128;
constexpr std::size_t kMaxName = 255;
constexpr std::string_view kLibrary = "library/";
constexpr std::size_t kIdentifier = 64;
constexpr std::string_view kAlways = "Always";
constexpr std::string_view kIfNotPresent = "IfNotPresent";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_lower(c) || is_upper(c); }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_word(char c) { return is_letter(c) || is_digit(c) || c == '_'; }

/// Calls `fits` for each part of the text between the separators.
template <class Fits>
bool all_parts(std::string_view text, char separator, Fits fits) {
  for (;;) {
    std::size_t end = text.find(separator);
    if (!fits(text.substr(0, end))) return false;
    if (end == std::string_view::npos) return true;
    text.remove_prefix(end + 1);
  }
}

/// Lower-case letters and digits, between them `.`, `_`, `__` or dashes.
bool is_path_component(std::string_view text) {
  for (std::size_t at = 0;;) {
    std::size_t word = at;
    while (at < text.size() && (is_lower(text[at]) || is_digit(text[at]))) ++at;
    if (at == word) return false;
    if (at == text.size()) return true;
    char separator = text[at++];
    if (separator == '_' && at < text.size() && text[at] == '_') ++at;
    while (separator == '-' && at < text.size() && text[at] == '-') ++at;
    if (separator != '.' && separator != '_' && separator != '-') return false;
  }
}

bool is_domain_component(std::string_view text) {
  return !text.empty() && text.front() != '-' && text.back() != '-' &&
         std::ranges::all_of(text, [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
}

bool is_domain(std::string_view text) {
  std::string_view port;
  bool is_address = text.starts_with('[');
  std::size_t host_end = is_address ? text.find(']') : text.find(':');
  if (is_address) {
    if (host_end == std::string_view::npos) return false;
    std::string_view address = text.substr(1, host_end - 1);
    if (address.empty() || !std::ranges::all_of(address, [](char c) { return is_hex(c) || c == ':'; })) return false;
    ++host_end;
  }
  if (host_end < text.size()) {
    port = text.substr(host_end + 1);
    if (text[host_end] != ':' || port.empty() || !std::ranges::all_of(port, is_digit)) return false;
  }
  return is_address || all_parts(text.substr(0, host_end), '.', is_domain_component);
}

bool is_tag(std::string_view text) {
  return !text.empty() && text.size() <= kMaxTag && is_word(text.front()) &&
         std::ranges::all_of(text, [](char c) { return is_word(c) || c == '.' || c == '-'; });
}

/// A digest of an algorithm that Go's digest package has; others are errors to it.
bool is_digest(std::string_view text) {
  std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return false;
  std::string_view algorithm = text.substr(0, colon);
  std::string_view hex = text.substr(colon + 1);
  std::size_t length = algorithm == "sha256" ? 64 : algorithm == "sha384" ? 96 : algorithm == "sha512" ? 128 : 0;
  return length != 0 && hex.size() == length &&
         std::ranges::all_of(hex, [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

bool is_identifier(std::string_view text) {
  return text.size() == kIdentifier &&
         std::ranges::all_of(text, [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

bool has_domain(std::string_view first) {
  return first.find_first_of(".:") != std::string_view::npos || first == "localhost" ||
         std::ranges::any_of(first, is_upper);
}

/// A name without a registry is one of docker.io, and there in `library/` when it has one part.
bool is_name(std::string_view name) {
  std::size_t slash = name.find('/');
  std::string_view domain = name.substr(0, slash);
  std::string_view path = name;
  bool is_docker = slash == std::string_view::npos || !has_domain(domain);
  if (!is_docker && is_domain(domain)) {
    path = name.substr(slash + 1);
    is_docker = domain == "docker.io" || domain == "index.docker.io";
  }
  bool is_library = is_docker && path.find('/') == std::string_view::npos;
  return path.size() + (is_library ? kLibrary.size() : 0) <= kMaxName && all_parts(path, '/', is_path_component);
}

}  // namespace

std::string_view default_pull_policy(std::string_view image) {
  if (is_identifier(image)) return kIfNotPresent;
  std::string_view name = image;
  std::size_t at = name.find('@');
  bool has_digest = at != std::string_view::npos;
  if (has_digest) {
    if (!is_digest(name.substr(at + 1))) return kIfNotPresent;
    name = name.substr(0, at);
  }
  std::size_t colon = name.rfind(':');
  bool has_tag = colon != std::string_view::npos && name.find('/', colon) == std::string_view::npos;
  std::string_view tag;
  if (has_tag) {
    tag = name.substr(colon + 1);
    if (!is_tag(tag)) return kIfNotPresent;
    name = name.substr(0, colon);
  }
  if (!is_name(name)) return kIfNotPresent;
  return tag == "latest" || (!has_tag && !has_digest) ? kAlways : kIfNotPresent;
}

}  // namespace pave::judge::server::core
