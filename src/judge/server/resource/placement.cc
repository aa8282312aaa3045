#include "judge/server/resource/placement.h"

#include <string>

#include <fmt/format.h>

#include "judge/server/core/node_selector.h"
#include "judge/server/formats.h"
#include "judge/server/resource/names.h"
#include "judge/value_text.h"

namespace pave::judge::server::resource {
namespace {

using base::Code;

constexpr int kPerDeviceSince = 36;  // DRAPartitionableDevices is on

/// Counts a node's name. An empty one is a mistake where the version of the API tells it from none.
int count_name(Value name) {
  if (!name.written()) return 0;
  if (name.text().empty()) {
    name.say(Code::ServerBadValue, "the node's name is empty", "write a name, or leave it out");
    return 0;
  }
  if (!kDnsSubdomain.fits(name.text()))
    name.say(Code::ServerBadName, fmt::format("{} can't be the name of a node", quoted(name.text())),
             std::string(kDnsSubdomain.help));
  return 1;
}

int count_flag(Value flag) {
  if (flag.is_false())
    flag.say(Code::ServerBadValue, "false is as good as nothing here", "write true, or leave it out");
  return flag.is_true() ? 1 : 0;
}

}  // namespace

void judge_slice_nodes(Value spec) {
  // The old versions have texts and flags where the newer ones have pointers to them.
  bool flat = is_flat(spec.scope());
  bool per_device = spec.scope().minor() >= kPerDeviceSince;
  Value selector = spec[f::nodeSelector];
  int ways = selector.written() ? 1 : 0;
  if (Value name = spec[f::nodeName]; !flat || !name.text().empty()) ways += count_name(name);
  if (Value all = spec[f::allNodes]; !flat || all.is_true()) ways += count_flag(all);
  if (per_device) ways += count_flag(spec[f::perDeviceNodeSelection]);
  if (selector.written()) core::judge_node_selector(selector);
  if (Value terms = selector[f::nodeSelectorTerms]; selector.written() && terms.size() != 1)
    terms.say(Code::ServerBadSelector, fmt::format("the node selector has {} terms", terms.size()),
              "write exactly one");
  if (ways == 1) return;
  spec.say(ways == 0 ? Code::ServerRequired : Code::ServerConflict,
           ways == 0 ? "it isn't said which nodes reach the devices" : "there is more than one way to say the nodes",
           per_device ? "write one of nodeName, nodeSelector, allNodes, perDeviceNodeSelection"
                      : "write one of nodeName, nodeSelector, allNodes");
}

void judge_device_nodes(Value device, bool per_device) {
  Value name = device[f::nodeName];
  Value selector = device[f::nodeSelector];
  Value all = device[f::allNodes];
  if (!per_device) {
    if (name.written() || selector.written() || all.written())
      device.say(Code::ServerForbidden, "the slice says the nodes for all its devices",
                 "remove nodeName, nodeSelector and allNodes, or write `perDeviceNodeSelection: true` in the spec");
    return;
  }
  if (selector.written()) core::judge_node_selector(selector);
  int ways = count_name(name) + (selector.written() ? 1 : 0) + count_flag(all);
  if (ways == 1) return;
  device.say(ways == 0 ? Code::ServerRequired : Code::ServerConflict,
             ways == 0 ? "it isn't said which nodes reach the device" : "there is more than one way to say the nodes",
             "write one of nodeName, nodeSelector, allNodes");
}

}  // namespace pave::judge::server::resource
