#include "judge/server/core/pod_dns.h"

#include <string>

#include <fmt/format.h>

#include "judge/server/formats.h"
#include "judge/server/ip_fields.h"
#include "judge/value_text.h"
#include "kube/names.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

// What the resolvers of the C libraries take.
constexpr std::int64_t kMaxNameservers = 3;
constexpr std::int64_t kMaxSearches = 32;
constexpr std::size_t kMaxSearchBytes = 2048;

bool is_part_end(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

/// A DNS subdomain in which `_` counts as a letter (IsDNS1123SubdomainWithUnderscore).
bool is_search_name(std::string_view text) {
  if (text.empty() || text.size() > kube::kSubdomainLength) return false;
  char before = '.';
  for (char c : text) {
    if (c == '.' || c == '-') {
      if (c == '.' ? !is_part_end(before) : before == '.') return false;
    } else if (!is_part_end(c)) {
      return false;
    }
    before = c;
  }
  return is_part_end(before);
}

void judge_nameserver(Value server) { judge_legacy_ip(server, server.text()); }

void judge_searches(Value searches) {
  std::size_t bytes = searches.size() == 0 ? 0 : searches.size() - 1;
  for (Value search : searches.children()) {
    std::string_view name = search.text();
    bytes += name.size();
    if (name == ".") continue;
    if (name.ends_with('.')) name.remove_suffix(1);
    if (!is_search_name(name))
      search.say(Code::ServerBadFormat, fmt::format("{} is not a domain to search in", quoted(search.text())),
                 "write a DNS subdomain such as `svc.example.com`; `_` is allowed in it, too");
  }
  if (bytes > kMaxSearchBytes)
    searches.say(Code::ServerTooLong, fmt::format("the search list has {} bytes, spaces included", bytes),
                 fmt::format("write at most {}", kMaxSearchBytes));
}

void judge_option(Value option) {
  // The server names the item.
  if (option[f::name].text().empty())
    option.say(Code::ServerRequired, "a DNS option has no name", "add its \"name\", `ndots` for example");
}

constexpr Rule kDnsConfig[] = {
    {f::nameservers, at_most_items(kMaxNameservers)},
    {f::nameservers, each(judge_nameserver)},
    {f::searches, at_most_items(kMaxSearches)},
    {f::searches, must(judge_searches)},
    {f::options, each(judge_option)},
};

void judge_alias_ip(Value ip) { judge_legacy_ip(ip, ip.text()); }

void judge_hostname(Value name) {
  if (!kDnsSubdomain.fits(name.text()))
    name.say(Code::ServerBadFormat, fmt::format("{} is not {}", quoted(name.text()), kDnsSubdomain.what),
             std::string(kDnsSubdomain.help));
}

constexpr Rule kHostAlias[] = {
    {f::ip, must_always(judge_alias_ip)},
    {f::hostnames, each(judge_hostname)},
};

}  // namespace

void judge_pod_dns(Value spec) {
  Value config = spec[f::dnsConfig];
  if (spec[f::dnsPolicy].text() == "None") {
    if (!config.written())
      return config.say_at(spec[f::dnsPolicy], Code::ServerRequired, "`dnsPolicy: None` needs a dnsConfig",
                           "add a dnsConfig with at least one nameserver");
    if (config[f::nameservers].size() == 0)
      return config[f::nameservers].say(Code::ServerRequired, "`dnsPolicy: None` needs a nameserver",
                                        "add at least one address to dnsConfig.nameservers");
  }
  if (config.written()) judge(config, kDnsConfig);
}

void judge_host_alias(Value alias) { judge(alias, kHostAlias); }

}  // namespace pave::judge::server::core
