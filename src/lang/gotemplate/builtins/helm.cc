#include "lang/gotemplate/builtins/helm.h"

#include <string>

#include "lang/host.h"

namespace pave::lang::gotemplate {
namespace {

constexpr std::string_view kTopic = "charts";

Value include(Call& call) { return call.host().include(call[0].text(), call[1], call); }

Value tpl(Call& call) { return call.host().expand(call[0], call[1], call); }

Value required(Call& call) {
  const Value& value = call[1];
  bool is_missing = value.is_nothing() || (value.is_string() && value.size == 0);
  if (!is_missing) return value;
  return call.host().is_lenient() ? Value::of(std::string_view()) : call.fail(std::string(call[0].text()));
}

Value fail(Call& call) {
  return call.host().is_lenient() ? Value::of(std::string_view()) : call.fail(std::string(call[0].text()));
}

/// Without a cluster nothing is found.
Value lookup(Call& call) { return Value::of(make_map(call.arena())); }

/// Rendering asks no server for names, as Helm without --enable-dns.
Value get_host_by_name(Call&) { return Value::of(std::string_view()); }

constexpr Argument kInclude[] = {{"name", Param::String}, {"data"}};
constexpr Argument kTpl[] = {{"text", Param::String}, {"data"}};
constexpr Argument kRequired[] = {{"message", Param::String}, {"value"}};
constexpr Argument kFail[] = {{"message", Param::String}};
constexpr Argument kLookup[] = {
    {"apiVersion", Param::String}, {"kind", Param::String}, {"namespace", Param::String}, {"name", Param::String}};
constexpr Argument kHost[] = {{"name", Param::String}};

constexpr Function kFunctions[] = {
    {.name = "fail",
     .group = Group::Helm,
     .topic = kTopic,
     .arguments = kFail,
     .doc = "Ends rendering with the message.",
     .example = {R"({{ fail "no" }})", "error: no"},
     .run = fail},
    {.name = "getHostByName",
     .group = Group::Helm,
     .topic = kTopic,
     .arguments = kHost,
     .doc = "The empty string: no name server is asked while rendering.",
     .example = {R"({{ getHostByName "example.com" }})", ""},
     .run = get_host_by_name},
    {.name = "include",
     .group = Group::Helm,
     .topic = kTopic,
     .arguments = kInclude,
     .treatment = Treatment::Same,
     .doc = "The text of a named template, run with the data as its dot. Unlike `template`, it can be piped on. Fails "
            "when "
            "there is no template of that name, or when it includes itself more than 1000 times.",
     .example = {R"({{ define "greet" }}hi {{ . }}{{ end }}{{ include "greet" "you" | upper }})", "HI YOU"},
     .run = include},
    {.name = "lookup",
     .group = Group::Helm,
     .topic = kTopic,
     .arguments = kLookup,
     .doc = "An empty map: rendering asks no cluster for objects.",
     .example = {R"({{ lookup "v1" "Secret" "default" "db" }})", "map[]"},
     .run = lookup},
    {.name = "required",
     .group = Group::Helm,
     .topic = kTopic,
     .arguments = kRequired,
     .treatment = Treatment::Same,
     .doc = "The value. Ends rendering with the message when the value is null, missing or an empty string.",
     .example = {R"({{ required "image is needed" "nginx" }})", "nginx"},
     .run = required},
    {.name = "tpl",
     .group = Group::Helm,
     .topic = kTopic,
     .arguments = kTpl,
     .treatment = Treatment::Same,
     .doc = "The text, read as a template and run with the data as its dot. It sees all named templates; those that it "
            "defines itself are seen only while it runs.",
     .example = {R"({{ tpl "{{ .name }}!" (dict "name" "web") }})", "web!"},
     .run = tpl},
};

}  // namespace

std::span<const Function> helm_functions() { return kFunctions; }

}  // namespace pave::lang::gotemplate
