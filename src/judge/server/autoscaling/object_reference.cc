#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "judge/server/autoscaling/metrics.h"
#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::autoscaling {
namespace {

constexpr Rule kReference[] = {
    {f::kind, required()},
    {f::kind, formatted(kPathSegment)},
    {f::name, required()},
    {f::name, formatted(kPathSegment)},
};

}  // namespace

void judge_object_reference(Value reference) { judge(reference, kReference); }

bool is_api_version(std::string_view text, bool needs_group) {
  if (text.empty() || text == "/") return !needs_group;
  auto slashes = std::ranges::count(text, '/');
  return slashes <= 1 && (!needs_group || (slashes == 1 && text.front() != '/'));
}

void judge_api_version(Value reference, bool needs_group) {
  Value version = reference[f::apiVersion];
  if (is_api_version(version.text(), needs_group)) return;
  if (std::ranges::count(version.text(), '/') > 1)
    version.say(base::Code::ServerBadFormat, fmt::format("{} is not a group and a version", quoted(version.text())),
                "write it as in the object itself, `apps/v1`");
  else
    version.say(version.written() ? base::Code::ServerBadValue : base::Code::ServerRequired,
                "the apiVersion names no group", "write it as in the object itself, `apps/v1`");
}

}  // namespace pave::judge::server::autoscaling
