#include "judge/server/storage/csi_node.h"

#include <string>
#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

#include "judge/server/core/csi_driver_name.h"
#include "judge/server/formats.h"
#include "judge/server/seen.h"
#include "judge/value_text.h"

namespace pave::judge::server::storage {
namespace {

using base::Code;

constexpr std::size_t kMaxNodeId = 256;

void judge_node_id(Value id) {
  if (id.text().empty()) return id.say(Code::ServerRequired, "a driver needs a nodeID", "add \"nodeID\"");
  if (id.text().size() > kMaxNodeId)
    id.say(Code::ServerTooLong, fmt::format("nodeID has {} bytes", id.text().size()),
           fmt::format("write at most {} bytes", kMaxNodeId));
}

/// The server names the driver.
void judge_topology_keys(Value driver) {
  Seen<std::string_view> seen;
  for (Value key : driver[f::topologyKeys].children()) {
    if (!kQualifiedName.fits(key.text()))
      driver.say_at(key, Code::ServerBadLabel, fmt::format("{} is not the key of a label", quoted(key.text())),
                    std::string(kQualifiedName.help));
    if (!seen.insert(key.text()))
      driver.say_at(key, Code::ServerDuplicate, fmt::format("the key {} stands twice in the list", quoted(key.text())),
                    "remove one");
  }
}

constexpr Rule kAllocatable[] = {
    {f::count, at_least(0)},
};

constexpr Rule kDriver[] = {
    {f::name, required()},
    {f::name, at_most_bytes(core::kMaxCsiDriverName)},
    {f::name, formatted(core::kCsiDriverName)},
    {f::nodeID, must_always(judge_node_id)},
    {f::allocatable, within(kAllocatable)},
    {kWhole, must(judge_topology_keys)},
};

bool same_driver(const Value& driver, const Value& before) {
  bool fixed_count = driver.scope().minor() < 35;  // MutableCSINodeAllocatableCount
  for (doc::Symbol field : {f::nodeID, f::topologyKeys})
    if (!same_value(driver[field].node(), before[field].node())) return false;
  return !fixed_count || same_value(driver[f::allocatable].node(), before[f::allocatable].node());
}

void judge_changed_drivers(const Value& drivers) {
  std::unordered_map<std::string_view, std::uint32_t> old;
  Value before = drivers.old();
  for (std::uint32_t i = 0; i < before.size(); ++i) old.emplace(before.item(i)[f::name].text(), i);
  for (Value driver : drivers.children())
    if (auto found = old.find(driver[f::name].text());
        found != old.end() && !same_driver(driver, before.item(found->second)))
      drivers.say_at(driver, Code::ServerImmutable,
                     fmt::format("the driver {} can't change once the node has it", quoted(driver[f::name].text())),
                     "write the old values back, or remove the driver and add it anew");
}

void judge_drivers(Value drivers) {
  Seen<std::string_view> names;
  for (Value driver : drivers.children()) {
    judge(driver, kDriver);
    if (Value name = driver[f::name]; !names.insert(name.text()))
      name.say(Code::ServerDuplicate, fmt::format("a second driver is called {}", quoted(name.text())), "remove one");
  }
  if (drivers.was_written()) judge_changed_drivers(drivers);
}

constexpr Rule kSpec[] = {
    {f::drivers, must(judge_drivers)},
};

constexpr Rule kCsiNode[] = {
    {f::spec, within(kSpec)},
};

}  // namespace

void judge_csi_node(Value root) { judge(root, kCsiNode); }

}  // namespace pave::judge::server::storage
