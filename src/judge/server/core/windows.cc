#include <algorithm>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "judge/server/core/security.h"
#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::size_t kMaxCredentialSpec = 64 * 1024;
constexpr std::size_t kMaxDomain = 255;
constexpr std::size_t kMaxUser = 104;
constexpr std::size_t kMaxNetBiosName = 15;
constexpr std::size_t kMaxLabel = 63;
constexpr std::string_view kNotInNetBiosNames = R"(\/:*?"<>|)";
constexpr std::string_view kNotInUsers = R"("/\:;|=,+*?<>@[])";

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool is_net_bios_name(std::string_view text) {
  return !text.empty() && text.front() != '.' && text.find_first_of(kNotInNetBiosNames) == std::string_view::npos &&
         characters(text) <= kMaxNetBiosName;
}

bool is_windows_label(std::string_view text) {
  return !text.empty() && text.size() <= kMaxLabel && is_letter_or_digit(text.front()) &&
         is_letter_or_digit(text.back()) &&
         std::ranges::all_of(text, [](char c) { return is_letter_or_digit(c) || c == '-'; });
}

bool is_dns_domain(std::string_view text) {
  for (;;) {
    std::size_t dot = text.find('.');
    if (!is_windows_label(text.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

/// What is wrong with `USER` or `DOMAIN\USER`; nothing when it is fine.
std::optional<std::string_view> fault_of(std::string_view name) {
  if (name.empty()) return "the user's name is empty";
  for (char c : name)
    if ((c >= 0 && c < ' ') || c == 0x7F) return "the user's name has control characters";
  std::string_view user = name;
  if (std::size_t at = name.find('\\'); at != std::string_view::npos) {
    std::string_view domain = name.substr(0, at);
    user = name.substr(at + 1);
    if (user.find('\\') != std::string_view::npos) return "the user's name has more than one backslash";
    if (domain.size() > kMaxDomain) return "the user's domain has more than 255 characters";
    if (!is_net_bios_name(domain) && !is_dns_domain(domain)) return "the user's domain is neither NetBIOS nor DNS";
  }
  if (user.empty()) return "there is no user behind the domain";
  if (user.size() > kMaxUser) return "the user's name has more than 104 characters";
  if (user.find_first_not_of(". ") == std::string_view::npos) return "the user's name has only dots and spaces";
  if (user.find_first_of(kNotInUsers) != std::string_view::npos)
    return "the user's name has one of the characters \"/\\:;|=,+*?<>@[]";
  return std::nullopt;
}

void user_name(Value name) {
  if (!name.is_string()) return;
  if (auto fault = fault_of(name.text()))
    name.say(Code::ServerBadFormat, std::string(*fault), "write `USER` or `DOMAIN\\USER`");
}

void credential_spec(Value spec) {
  if (!spec.is_string()) return;
  if (spec.text().empty()) spec.say(Code::ServerBadValue, "the credential specification is empty", "remove it");
  else if (spec.text().size() > kMaxCredentialSpec)
    spec.say(Code::ServerTooLong, fmt::format("the credential specification has {} bytes", spec.text().size()),
             fmt::format("write at most {} bytes", kMaxCredentialSpec));
}

constexpr Rule kWindowsOptions[] = {
    {f::gmsaCredentialSpecName, pointed(kDnsSubdomain)},
    {f::gmsaCredentialSpec, must(credential_spec)},
    {f::runAsUserName, must(user_name)},
};

}  // namespace

void judge_windows_options(Value options) { judge(options, kWindowsOptions); }

}  // namespace pave::judge::server::core
