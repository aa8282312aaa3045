#include "lang/gotemplate/builtins/urls.h"

#include <string>

#include "lang/gotemplate/builtins/url.h"

namespace pave::lang::gotemplate {
namespace {

Value run_url_parse(Call& call) {
  auto url = Url::parse(call[0].text());
  if (!url) return call.fail("unable to parse url: " + url.error());
  Map* map = make_map(call.arena(), 8);
  auto set = [&](std::string_view key, std::string_view part) { map->set(key, call.text(part), call.arena()); };
  set("fragment", url->fragment);
  set("host", url->host);
  set("hostname", url->host_name());
  set("opaque", url->opaque);
  set("path", url->path);
  set("query", url->query);
  set("scheme", url->scheme);
  set("userinfo", url->user ? url->user->text() : std::string());
  return Value::of(map);
}

/// The text of a key; false after the call has failed. A key that isn't there is empty.
bool take(Call& call, std::string_view key, std::string& out) {
  const Map* map = call[0].map;
  const Value* found = map == nullptr ? nullptr : map->find(key);
  if (found == nullptr) return true;
  if (found->is_nothing()) {
    // Go asks null for its type.
    call.fail("runtime error: invalid memory address or nil pointer dereference");
    return false;
  }
  if (!found->is_string()) {
    call.fail("unable to parse " + std::string(key) + " key, must be of type string, but " +
              std::string(go_kind(*found)) + " found");
    return false;
  }
  out = found->text();
  return true;
}

Value run_url_join(Call& call) {
  Url url;
  std::string info;
  if (!take(call, "scheme", url.scheme) || !take(call, "host", url.host) || !take(call, "path", url.path) ||
      !take(call, "query", url.query) || !take(call, "opaque", url.opaque) || !take(call, "fragment", url.fragment) ||
      !take(call, "userinfo", info))
    return {};
  if (!info.empty()) {
    auto with_user = Url::parse("proto://" + info + "@host");
    if (!with_user) return call.fail("unable to parse userinfo in dict: " + with_user.error());
    url.user = with_user->user;
  }
  return call.text(url.text());
}

constexpr Argument kUrl[] = {{"url", Param::String}};
constexpr Argument kParts[] = {{"parts", Param::AnyMap}};

constexpr Function kFunctions[] = {
    {.name = "urlJoin",
     .group = Group::Sprig,
     .topic = "urls",
     .arguments = kParts,
     .treatment = Treatment::Opaque,
     .doc = "The URL of its parts, a dictionary as urlParse gives it; parts may be missing. Fails when one is no text.",
     .example = {R"({{ urlJoin (dict "scheme" "https" "host" "h:8443" "path" "/p" "query" "q=1") }})",
                 "https://h:8443/p?q=1"},
     .run = run_url_join},
    {.name = "urlParse",
     .group = Group::Sprig,
     .topic = "urls",
     .arguments = kUrl,
     .treatment = Treatment::Opaque,
     .doc = "The parts of a URL: scheme, userinfo, host (with the port), hostname, path, query, fragment, opaque. "
            "Fails when "
            "it is none.",
     .example = {R"({{ (urlParse "https://u@h:8443/p?q=1").host }})", "h:8443"},
     .run = run_url_parse},
};

}  // namespace

std::span<const Function> url_functions() { return kFunctions; }

}  // namespace pave::lang::gotemplate
