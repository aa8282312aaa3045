#include "judge/server/resource/names.h"

#include <set>
#include <string>

#include <fmt/format.h>

#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::resource {
namespace {

using base::Code;

constexpr std::size_t kMaxDriverBytes = 63;
constexpr std::size_t kMaxPoolBytes = 253;
constexpr std::size_t kMaxIdentifierBytes = 32;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_driver_of_any(std::string_view name) {
  std::string lower(name);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return kDnsSubdomain.fits(lower);
}
bool is_driver(std::string_view name) { return name.size() <= kMaxDriverBytes && is_driver_of_any(name); }

bool is_pool(std::string_view name) {
  if (name.size() > kMaxPoolBytes) return false;
  while (true) {
    std::size_t slash = name.find('/');
    if (!kDnsSubdomain.fits(name.substr(0, slash))) return false;
    if (slash == name.npos) return true;
    name.remove_prefix(slash + 1);
  }
}

bool is_identifier(std::string_view name) {
  if (name.empty() || name.size() > kMaxIdentifierBytes || is_digit(name.front())) return false;
  for (char c : name)
    if (!is_letter(c) && !is_digit(c) && c != '_') return false;
  return true;
}

/// More than one slash is let through, as the server does.
bool is_attribute(std::string_view name) {
  std::size_t slash = name.find('/');
  if (slash == name.npos) return is_identifier(name);
  std::string_view rest = name.substr(slash + 1);
  if (rest.find('/') != rest.npos) return true;
  return is_driver(name.substr(0, slash)) && is_identifier(rest);
}
bool is_full_attribute(std::string_view name) { return name.find('/') != name.npos && is_attribute(name); }

bool is_number(std::string_view text) {
  if (text.empty() || (text.size() > 1 && text.front() == '0')) return false;
  for (char c : text)
    if (!is_digit(c)) return false;
  return true;
}

/// Identifiers joined by dots, none empty; those of digits alone are numbers when `strict`.
bool is_version_tail(std::string_view text, bool strict) {
  while (true) {
    std::string_view part = text.substr(0, text.find('.'));
    bool digits = true;
    if (part.empty()) return false;
    for (char c : part) {
      if (!is_letter(c) && !is_digit(c) && c != '-') return false;
      digits = digits && is_digit(c);
    }
    if (strict && digits && !is_number(part)) return false;
    if (part.size() == text.size()) return true;
    text.remove_prefix(part.size() + 1);
  }
}

bool is_version(std::string_view text) {
  std::size_t plus = text.find('+');
  if (plus != text.npos && !is_version_tail(text.substr(plus + 1), false)) return false;
  text = text.substr(0, plus);
  std::size_t dash = text.find('-');
  if (dash != text.npos && !is_version_tail(text.substr(dash + 1), true)) return false;
  text = text.substr(0, dash);
  std::size_t first = text.find('.');
  std::size_t second = first == text.npos ? first : text.find('.', first + 1);
  return second != text.npos && is_number(text.substr(0, first)) &&
         is_number(text.substr(first + 1, second - first - 1)) && is_number(text.substr(second + 1));
}

constexpr std::string_view kAttributeHelp =
    "write at most 32 letters, digits and `_`, not beginning with a digit; a domain like `example.com/` may stand "
    "before "
    "it";

}  // namespace

constinit const Format kDriver{is_driver, "the name of a driver",
                               "write a domain of at most 63 letters, digits, dashes and dots"};
constinit const Format kDriverOfAny{is_driver_of_any, "the name of a driver",
                                    "write a domain of letters, digits, dashes and dots"};
constinit const Format kPool{is_pool, "the name of a pool",
                             "write DNS subdomains joined by slashes, of at most 253 bytes in all"};
constinit const Format kAttribute{is_attribute, "the name of an attribute", kAttributeHelp};
constinit const Format kFullAttribute{is_full_attribute, "the full name of an attribute",
                                      "write the domain of its driver before it: `example.com/model`"};
constinit const Format kVersion{is_version, "a version of three numbers",
                                "write `1.2.3`; `-beta.1` and `+build` may follow"};

bool is_flat(const Scope& scope) { return scope.facts().version == "v1beta1" || scope.facts().version == "v1alpha3"; }

bool is_too_long(Value list, std::int64_t most) {
  if (list.size() <= most) return false;
  list.say(Code::ServerTooMany, fmt::format("the list has {} items", list.size()),
           fmt::format("write at most {}", most));
  return true;
}

void unique_names(Value list, doc::Symbol name) {
  if (list.size() < 2) return;
  constexpr int kNamesItem = 35;
  std::set<std::string_view> seen;
  for (Value item : list.children()) {
    Value field = item[name];
    if (seen.insert(field.text()).second) continue;
    Value place = list.scope().minor() >= kNamesItem ? item : field;
    place.say_at(field, Code::ServerDuplicate, fmt::format("{} stands twice in the list", quoted(field.text())),
                 "give one of them another name");
  }
}

}  // namespace pave::judge::server::resource
