#include "judge/version_range.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace pave::judge {
namespace {

base::KubeVersion plus(base::KubeVersion oldest, std::size_t minors) {
  oldest.minor = static_cast<std::uint16_t>(oldest.minor + minors);
  return oldest;
}

/// Where a message names the version that was judged for, as `Kubernetes 1.36`; npos: nowhere. `since Kubernetes 1.36` is a
/// fact that all versions tell.
std::size_t find_version(std::string_view message, std::string_view version) {
  constexpr std::string_view kName = "Kubernetes ";
  constexpr std::string_view kSince = "since ";
  for (std::size_t at = message.find(kName); at != std::string_view::npos; at = message.find(kName, at + 1)) {
    if (message.substr(0, at).ends_with(kSince)) continue;
    std::string_view behind = message.substr(at + kName.size());
    bool ends = behind.size() == version.size() ||
                !(behind.starts_with(version) && behind[version.size()] >= '0' && behind[version.size()] <= '9');
    if (behind.starts_with(version) && ends) return at + kName.size();
  }
  return std::string_view::npos;
}

/// The message with `instead` where it names the version that was judged for.
std::string with_version(const std::string& message, base::KubeVersion version, std::string_view instead) {
  std::string text = version.text();
  std::size_t at = find_version(message, text);
  return at == std::string::npos ? message : std::string(message).replace(at, text.size(), instead);
}

struct Key {
  base::Code code;
  base::Origin origin;
  std::string field;
  std::string message;  ///< without the version
  auto operator<=>(const Key&) const = default;
};

Key key_of(const Remark& remark, base::KubeVersion version) {
  const base::Diagnostic& said = remark.diagnostic;
  return {said.code, said.origin, remark.field, with_version(said.message, version, "*")};
}

/// `1.35`, `1.34 and 1.35`, `1.33 to 1.35`, `1.33, 1.35 and 1.37`.
std::string listed(const std::vector<std::size_t>& some, base::KubeVersion oldest) {
  if (some.size() > 2 && some.back() - some.front() + 1 == some.size())
    return fmt::format("{} to {}", plus(oldest, some.front()).text(), plus(oldest, some.back()).text());
  std::string out;
  for (std::size_t i = 0; i < some.size(); ++i)
    out += fmt::format("{}{}", i == 0 ? "" : i + 1 == some.size() ? " and " : ", ", plus(oldest, some[i]).text());
  return out;
}

/// `some` of `count` versions, not all.
std::string in_words(const std::vector<std::size_t>& some, std::size_t count, base::KubeVersion oldest) {
  bool is_one_run = some.back() - some.front() + 1 == some.size();
  if (is_one_run && some.back() + 1 == count) return fmt::format("from {} on", plus(oldest, some.front()).text());
  if (is_one_run && some.front() == 0 && some.size() > 1)
    return fmt::format("up to {}", plus(oldest, some.back()).text());
  return (some.size() == 1 ? "only in " : "") + listed(some, oldest);
}

}  // namespace

std::vector<Remark> merge_versions(std::span<const std::vector<Remark>> by_version, base::KubeVersion oldest) {
  struct Entry {
    const Remark* remark;
    std::size_t newest;                  ///< the version that says it so
    std::size_t in_version = 0;          ///< how often the version at hand has said it
    std::size_t most = 0;                ///< ... and any
    std::vector<std::size_t> says = {};  ///< versions, newest first
  };
  std::vector<Entry> entries;
  std::map<Key, std::size_t> known;
  for (std::size_t version = by_version.size(); version-- > 0;) {
    for (Entry& entry : entries) entry.in_version = 0;
    for (const Remark& remark : by_version[version]) {
      auto [at, is_new] = known.try_emplace(key_of(remark, plus(oldest, version)), entries.size());
      if (is_new) entries.push_back({&remark, version});
      Entry& entry = entries[at->second];
      if (++entry.in_version == 1) entry.says.push_back(version);
      entry.most = std::max(entry.most, entry.in_version);
    }
  }
  std::vector<Remark> out;
  for (Entry& entry : entries) {
    Remark remark = *entry.remark;
    std::string& message = remark.diagnostic.message;
    std::ranges::reverse(entry.says);
    base::KubeVersion version = plus(oldest, entry.newest);
    if (find_version(message, version.text()) != std::string::npos)
      message = with_version(message, version, listed(entry.says, oldest));
    else if (entry.says.size() < by_version.size())
      message += fmt::format(" ({})", in_words(entry.says, by_version.size(), oldest));
    out.insert(out.end(), entry.most, remark);
  }
  return out;
}

}  // namespace pave::judge
