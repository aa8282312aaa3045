#include "judge/server/resource/selector.h"

#include <string>

#include <fmt/format.h>

#include "doc/writer.h"
#include "judge/server/expression.h"
#include "judge/server/resource/names.h"

namespace pave::judge::server::resource {
namespace {

using base::Code;

constexpr std::int64_t kMaxSelectors = 32;
constexpr std::int64_t kMaxExpressionBytes = 10 * 1024;
constexpr std::size_t kMaxParameterBytes = 10 * 1024;

constexpr Rule kCel[] = {
    {f::expression, must_always(judge_expression)},
    {f::expression, at_most_bytes(kMaxExpressionBytes)},
};
constexpr Rule kSelector[] = {
    {f::cel, required()},
    {f::cel, within(kCel)},
};

void judge_parameters(Value parameters) {
  if (!parameters.written())
    return parameters.say(Code::ServerRequired, "the driver's parameters are missing", "add \"parameters\", a map");
  if (!parameters.is_map())
    return parameters.say(Code::ServerBadValue, "the driver's parameters are not a map", "write them as a map");
  std::string json;
  doc::write_json(*parameters.node(), {}, json);
  if (json.size() > kMaxParameterBytes)
    parameters.say(Code::ServerTooLong, fmt::format("the parameters have {} bytes of JSON", json.size()),
                   fmt::format("write at most {} bytes", kMaxParameterBytes));
}

constexpr Rule kOpaque[] = {
    {f::driver, required()},
    {f::driver, formatted(kDriver)},
    {f::parameters, must_always(judge_parameters)},
};
constexpr Rule kConfiguration[] = {
    {f::opaque, required()},
    {f::opaque, within(kOpaque)},
};

}  // namespace

void judge_selectors(Value selectors) {
  if (is_too_long(selectors, kMaxSelectors)) return;
  for (Value selector : selectors.children()) judge(selector, kSelector);
}

void judge_configuration(Value config) { judge(config, kConfiguration); }

}  // namespace pave::judge::server::resource
