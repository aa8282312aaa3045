#include "base/version.h"

#include <charconv>

namespace pave::base {

std::string KubeVersion::text() const { return std::to_string(major) + "." + std::to_string(minor); }

std::optional<KubeVersion> parse_kube_version(std::string_view text) {
  if (text.starts_with('v')) text.remove_prefix(1);
  const char* end = text.data() + text.size();
  auto number = [end](const char* at, std::uint16_t& out) -> const char* {
    auto [after, error] = std::from_chars(at, end, out);
    return error == std::errc() ? after : nullptr;
  };
  KubeVersion version;
  const char* at = number(text.data(), version.major);
  if (at == nullptr || at == end || *at != '.') return std::nullopt;
  at = number(at + 1, version.minor);
  if (at == nullptr) return std::nullopt;
  if (at == end) return version;
  std::uint16_t patch = 0;
  if (*at != '.') return std::nullopt;
  at = number(at + 1, patch);
  if (at == nullptr) return std::nullopt;
  return at == end || *at == '-' || *at == '+' ? std::optional(version) : std::nullopt;
}

}  // namespace pave::base
