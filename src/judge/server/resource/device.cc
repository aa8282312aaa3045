#include "judge/server/resource/device.h"

#include <set>
#include <string>

#include <fmt/format.h>

#include "judge/server/formats.h"
#include "judge/server/resource/capacity.h"
#include "judge/server/resource/names.h"
#include "judge/server/resource/placement.h"
#include "judge/server/resource/taint.h"
#include "judge/value_text.h"

namespace pave::judge::server::resource {
namespace {

using base::Code;

constexpr std::uint32_t kMaxProperties = 32;  // attributes and capacities together
constexpr std::int64_t kMaxTaints = 16;
constexpr std::int64_t kMaxConsumptions = 2;
constexpr std::int64_t kMaxCounters = 32;
constexpr std::int64_t kMaxConditions = 4;
constexpr std::int64_t kMaxValueBytes = 64;
/// Taints, counters, nodes of devices, shared capacity and binding conditions are on since.
constexpr int kAdvancedSince = 36;
/// The server names the map whose key is wrong, before that the entry.
constexpr int kNamesMapSince = 36;

void judge_keys(Value map, const Format& format) {
  for (Value entry : map.children())
    if (!format.fits(entry.key())) {
      Value named = map.scope().minor() >= kNamesMapSince ? map : entry;
      named.say_at(entry, Code::ServerBadFormat, fmt::format("the key {} is not {}", quoted(entry.key()), format.what),
                   std::string(format.help), Value::At::Key);
    }
}

void one_value(Value attribute) {
  int values = 0;
  for (doc::Symbol field : {f::bool_, f::int_, f::string, f::version}) values += attribute[field].written() ? 1 : 0;
  if (values != 1)
    attribute.say(values == 0 ? Code::ServerRequired : Code::ServerConflict,
                  values == 0 ? "the attribute has no value" : "the attribute has more than one value",
                  "write one of bool, int, string and version");
}
void judge_version(Value version) {
  if (version.is_string() && !kVersion.fits(version.text()))
    version.say(Code::ServerBadFormat, fmt::format("{} is not {}", quoted(version.text()), kVersion.what),
                std::string(kVersion.help));
}
constexpr Rule kAttributeRules[] = {
    {kWhole, must_always(one_value)},
    {f::string, at_most_bytes(kMaxValueBytes)},
    {f::version, must(judge_version)},
    {f::version, at_most_bytes(kMaxValueBytes)},
};

void judge_capacity(Value device) {
  bool shared = device[f::allowMultipleAllocations].is_true();
  for (Value capacity : device[f::capacity].children()) {
    Value policy = capacity[f::requestPolicy];
    if (!policy.written()) continue;
    if (shared) judge_request_policy(capacity);
    else
      policy.say(Code::ServerForbidden, "a device that only one claim can have takes no request policy",
                 "remove it, or write `allowMultipleAllocations: true`");
  }
}

constexpr Rule kConsumption[] = {
    {f::counterSet, required()},
    {f::counterSet, formatted(kDnsLabel)},
};

void judge_consumptions(Value consumptions) {
  if (is_too_long(consumptions, kMaxConsumptions)) return;
  for (Value consumption : consumptions.children()) {
    judge(consumption, kConsumption);
    judge_counters(consumption[f::counters], kMaxCounters);
  }
  unique_names(consumptions, f::counterSet);
}

void judge_conditions(Value conditions, std::set<std::string_view>& seen) {
  if (is_too_long(conditions, kMaxConditions)) return;
  for (Value condition : conditions.children()) {
    if (!kQualifiedName.fits(condition.text()))
      condition.say(Code::ServerBadFormat, fmt::format("{} is not {}", quoted(condition.text()), kQualifiedName.what),
                    std::string(kQualifiedName.help));
    if (!seen.insert(condition.text()).second)
      condition.say(Code::ServerDuplicate, fmt::format("the condition {} stands twice", quoted(condition.text())),
                    "remove one; what binds can't fail the binding, too");
  }
}

void judge_binding(Value device) {
  Value bind = device[f::bindingConditions];
  Value fail = device[f::bindingFailureConditions];
  if (bind.size() + fail.size() == 0) return;
  std::set<std::string_view> seen;
  judge_conditions(bind, seen);
  judge_conditions(fail, seen);
  if (bind.size() == 0)
    bind.say(Code::ServerRequired, "conditions that fail the binding need some that bind", "add \"bindingConditions\"");
  if (fail.size() == 0)
    fail.say(Code::ServerRequired, "conditions that bind need some that fail the binding",
             "add \"bindingFailureConditions\"");
}

void judge_taints(Value taints) {
  if ((taints.updating() && taints.was_written() && !taints.changed()) || is_too_long(taints, kMaxTaints)) return;
  // A new list is looked at as a whole, whatever some taints were before.
  for (Value taint : taints.children()) judge_taint(taint.against(taints.old().item(UINT32_MAX)));
}

constexpr Rule kNamed[] = {
    {f::name, required()},
    {f::name, formatted(kDnsLabel)},
};

}  // namespace

void judge_counters(Value counters, std::int64_t most) {
  if (counters.size() == 0)
    return counters.say(Code::ServerRequired, "there are no counters", "add at least one to \"counters\"");
  if (!is_too_long(counters, most)) judge_keys(counters, kDnsLabel);
}

void judge_device(Value device, bool per_device) {
  judge(device, kNamed);
  Value fields = is_flat(device.scope()) ? device[f::basic].named_as(device) : device;
  Value attributes = fields[f::attributes];
  std::uint32_t properties = attributes.size() + fields[f::capacity].size();
  if (properties > kMaxProperties)
    device.say(Code::ServerTooMany, fmt::format("the device has {} attributes and capacities", properties),
               fmt::format("write at most {} in all", kMaxProperties));
  judge_keys(attributes, kAttribute);
  for (Value attribute : attributes.children()) judge(attribute, kAttributeRules);
  judge_keys(fields[f::capacity], kAttribute);
  if (device.scope().minor() < kAdvancedSince) return;
  judge_capacity(fields);
  judge_taints(fields[f::taints]);
  judge_consumptions(fields[f::consumesCounters]);
  judge_device_nodes(fields, per_device);
  judge_binding(fields);
}

}  // namespace pave::judge::server::resource
