#include "judge/server/resource/slice.h"

#include <map>
#include <string_view>

#include "judge/server/formats.h"
#include "judge/server/resource/device.h"
#include "judge/server/resource/names.h"
#include "judge/server/resource/placement.h"

namespace pave::judge::server::resource {
namespace {

using base::Code;

constexpr std::int64_t kMaxDevices = 128;
constexpr std::int64_t kMaxAdvancedDevices = 64;  // when one has taints or counters
constexpr std::int64_t kMaxCounterSets = 8;
constexpr std::int64_t kMaxCounters = 32;
constexpr int kAdvancedSince = 36;
constexpr std::uint8_t kSharedSince = 36;

constexpr Rule kPoolRules[] = {
    {f::name, required()},        {f::name, formatted(kPool)},
    {f::name, immutable()},       {f::resourceSliceCount, required_range(1, INT64_MAX)},
    {f::generation, at_least(0)},
};

constexpr Rule kCounterSet[] = {
    {f::name, required()},
    {f::name, formatted(kDnsLabel)},
};

void judge_shared_counters(Value sets) {
  if (is_too_long(sets, kMaxCounterSets)) return;
  for (Value set : sets.children()) {
    judge(set, kCounterSet);
    judge_counters(set[f::counters], kMaxCounters);
  }
  unique_names(sets, f::name);
}

void counters_or_devices(Value spec) {
  if (spec[f::sharedCounters].written() && spec[f::devices].written())
    spec.say(Code::ServerConflict, "a slice has shared counters or devices, not both",
             "write two slices of the same pool");
}

bool is_advanced(Value devices) {
  bool flat = is_flat(devices.scope());
  for (Value device : devices.children()) {
    Value fields = flat ? device[f::basic] : device;
    if (fields[f::taints].size() + fields[f::consumesCounters].size() != 0) return true;
  }
  return false;
}

void judge_devices(Value spec) {
  Value devices = spec[f::devices];
  bool advanced = spec.scope().minor() >= kAdvancedSince && is_advanced(devices);
  if (is_too_long(devices, advanced ? kMaxAdvancedDevices : kMaxDevices)) return;
  std::map<std::string_view, Value> before;
  if (spec.updating())
    for (Value old : devices.old().children()) before.emplace(old[f::name].text(), old);
  bool per_device = spec[f::perDeviceNodeSelection].is_true();
  for (Value device : devices.children()) {
    auto old = before.find(device[f::name].text());
    judge_device(device.against(old == before.end() ? devices.old().item(UINT32_MAX) : old->second), per_device);
  }
  unique_names(devices, f::name);
}

constexpr Rule kSlice[] = {
    {f::driver, required()},
    {f::driver, formatted(kDriver)},
    {f::driver, immutable()},
    {f::pool, within_always(kPoolRules)},
    {f::nodeName, immutable()},
    {kWhole, must_always(judge_slice_nodes)},
    {kWhole, must_always(counters_or_devices), kSharedSince},
    {kWhole, must_always(judge_devices)},
    {f::sharedCounters, must(judge_shared_counters), kSharedSince},
};

}  // namespace

void judge_slice(Value spec) { judge(spec, kSlice); }

}  // namespace pave::judge::server::resource
