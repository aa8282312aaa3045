#include "judge/server/resource/class.h"

#include <string>

#include <fmt/format.h>

#include "judge/server/resource/names.h"
#include "judge/server/resource/selector.h"
#include "judge/value_text.h"
#include "kube/names.h"

namespace pave::judge::server::resource {
namespace {

using base::Code;

constexpr std::int64_t kMaxConfigs = 32;
constexpr std::uint8_t kExtendedSince = 36;  // DRAExtendedResource is on

void judge_configs(Value configs) {
  if (is_too_long(configs, kMaxConfigs)) return;
  for (Value config : configs.children()) judge_configuration(config);
}

/// A resource of a domain that isn't Kubernetes' own, and a qualified name with `requests.` before it.
bool is_extended_resource(std::string_view name) {
  constexpr std::string_view kQuota = "requests.";
  return name.find('/') != name.npos && name.find("kubernetes.io/") == name.npos && !name.starts_with(kQuota) &&
         kube::is_qualified_name(std::string(kQuota) + std::string(name));
}

void judge_extended_resource(Value name) {
  if (name.is_string() && !is_extended_resource(name.text()))
    name.say(Code::ServerBadFormat, fmt::format("{} is not the name of an extended resource", quoted(name.text())),
             "write it like `example.com/gpu`");
}

constexpr Rule kClass[] = {
    {f::selectors, must(judge_selectors)},
    {f::config, must(judge_configs)},
    {f::extendedResourceName, must(judge_extended_resource), kExtendedSince},
};

}  // namespace

void judge_class(Value spec) { judge(spec, kClass); }

}  // namespace pave::judge::server::resource
