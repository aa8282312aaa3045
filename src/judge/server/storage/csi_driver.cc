#include "judge/server/storage/csi_driver.h"

#include <string>
#include <string_view>

#include <fmt/ranges.h>

#include "judge/server/core/storage_amount.h"
#include "judge/server/formats.h"
#include "judge/server/label_selector.h"
#include "judge/server/probe.h"
#include "judge/server/seen.h"
#include "judge/value_text.h"

namespace pave::judge::server::storage {
namespace {

using base::Code;

constexpr std::int64_t kMinTokenSeconds = 10 * 60;
constexpr std::int64_t kMaxTokenSeconds = std::int64_t{1} << 32;
constexpr std::int64_t kMinUpdateSeconds = 10;
constexpr std::string_view kReplace =
    "write the old value back, or delete the driver and create it anew: it must be replaced";

constexpr Rule kTokenRequest[] = {
    {f::expirationSeconds, range(kMinTokenSeconds, kMaxTokenSeconds)},
};

/// Once for each audience; the server's own is the empty one.
void judge_token_requests(Value requests) {
  Seen<std::string_view> audiences;
  for (Value request : requests.children()) {
    Value audience = request[f::audience];
    if (audiences.insert(audience.text())) judge(request, kTokenRequest);
    else
      audience.say(Code::ServerDuplicate, fmt::format("a second token is for the audience {}", quoted(audience.text())),
                   "remove one");
  }
}

constexpr std::string_view kPersistent = "Persistent";

/// The server names the list.
void judge_lifecycle_modes(Value modes) {
  for (Value mode : modes.children())
    if (mode.text() != kPersistent && mode.text() != "Ephemeral")
      modes.say_at(mode, Code::ServerBadValue, fmt::format("{} is not the lifecycle of a volume", quoted(mode.text())),
                   "write Persistent or Ephemeral");
}

bool is_persistent_alone(const Value& modes) {
  return modes.size() == 0 || (modes.size() == 1 && modes.item(0).text() == kPersistent);
}

void judge_fixed(Value spec) {
  if (!spec.updating()) return;
  Value old = spec.old();
  // The server names `attachedRequired`.
  Value attach = spec[f::attachRequired];
  if (attach.is_false() != old[f::attachRequired].is_false())
    spec.named("attachedRequired")
        .say_at(attach, Code::ServerImmutable, "attachRequired can't change once the driver exists",
                std::string(kReplace));
  Value modes = spec[f::volumeLifecycleModes];
  Value before = old[f::volumeLifecycleModes];
  bool same = same_value(modes.node(), before.node()) || (is_persistent_alone(modes) && is_persistent_alone(before));
  if (!same)
    modes.say(Code::ServerImmutable, "volumeLifecycleModes can't change once the driver exists", std::string(kReplace));
}

void judge_token_place(Value spec) {
  Value in_secrets = spec[f::serviceAccountTokenInSecrets];
  if (in_secrets.written() && spec[f::tokenRequests].size() == 0)
    in_secrets.say(Code::ServerConflict, "serviceAccountTokenInSecrets needs tokenRequests",
                   "remove it, or add tokenRequests");
}

constexpr std::string_view kGroupPolicies[] = {"ReadWriteOnceWithFSType", "File", "None"};

void judge_group_policy(Value policy) {
  if (policy.text().empty())
    policy.say(Code::ServerBadValue, "fsGroupPolicy is empty",
               fmt::format("write one of: {}", fmt::join(kGroupPolicies, ", ")));
}

constexpr Rule kSpec[] = {
    {f::fsGroupPolicy, one_of(kGroupPolicies)},
    {f::fsGroupPolicy, must(judge_group_policy)},
    {f::tokenRequests, must(judge_token_requests)},
    {f::volumeLifecycleModes, must(judge_lifecycle_modes)},
    {f::nodeAllocatableUpdatePeriodSeconds, at_least(kMinUpdateSeconds), 35},  // MutableCSINodeAllocatableCount
    {kWhole, must(judge_token_place), 35},                                     // CSIServiceAccountTokenSecrets
    {kWhole, must(judge_fixed)},
};

constexpr Rule kCsiDriver[] = {
    {f::spec, within_always(kSpec)},
};

void judge_topology(Value topology) {
  if (topology.was_written() && !passes(topology.old(), judge_label_selector)) judge_lenient_label_selector(topology);
  else judge_label_selector(topology);
}

void judge_class_name(Value name) {
  if (!kDnsSubdomain.fits(name.text()))
    name.say(Code::ServerBadName, fmt::format("{} can't be the name of a StorageClass", quoted(name.text())),
             std::string(kDnsSubdomain.help));
}

void judge_capacity(Value capacity) {
  if (auto amount = core::storage_amount(capacity); amount && amount->sign() < 0)
    capacity.say(Code::ServerBadQuantity, fmt::format("the capacity {} is less than nothing", capacity.node()->text()),
                 "write an amount of at least 0");
}

constexpr Rule kCapacity[] = {
    {f::nodeTopology, must(judge_topology)},
    {f::nodeTopology, immutable()},
    {f::storageClassName, must_always(judge_class_name)},
    {f::storageClassName, immutable()},
    {f::capacity, must(judge_capacity)},
};

}  // namespace

void judge_csi_driver(Value root) { judge(root, kCsiDriver); }
void judge_csi_storage_capacity(Value root) { judge(root, kCapacity); }

}  // namespace pave::judge::server::storage
