#include "judge/server/flowcontrol/priority_level.h"

#include <cmath>
#include <string>

#include <fmt/format.h>

#include "judge/server/flowcontrol/mandatory.h"
#include "judge/value_text.h"

namespace pave::judge::server::flowcontrol {
namespace {

using base::Code;

constexpr std::string_view kKeepsZero = "flowcontrol.k8s.io/v1beta3-preserve-zero-concurrency-shares";
constexpr std::int64_t kMaxQueues = 10'000'000;
constexpr std::int64_t kMaxHashBits = 60;
constexpr std::int64_t kDefaultQueues = 64;
constexpr std::int64_t kDefaultHandSize = 8;

/// A zero, too, gets the default.
std::int64_t or_default(Value number, std::int64_t otherwise) {
  std::int64_t written = number.integer_or(0);
  return written == 0 ? otherwise : written;
}

/// A hand of queues is dealt by the bits of one hash (apiserver, pkg/util/shufflesharding, RequiredEntropyBits).
void hand_fits_queues(Value queuing) {
  Value hand = queuing[f::handSize];
  std::int64_t queues = or_default(queuing[f::queues], kDefaultQueues);
  std::int64_t size = or_default(hand, kDefaultHandSize);
  if (size <= 0) return;
  if (size > queues)
    return hand.say(Code::ServerOutOfRange, fmt::format("handSize is {}, more than the {} queues", size, queues),
                    fmt::format("write a number from 1 to {}", std::max<std::int64_t>(queues, 1)));
  double bits = std::ceil(std::log2(static_cast<double>(queues)) * static_cast<double>(size));
  if (bits > kMaxHashBits)
    hand.say(
        Code::ServerOutOfRange,
        fmt::format("dealing {} of {} queues takes {} bits of a hash that has {}", size, queues, bits, kMaxHashBits),
        "write a smaller handSize or fewer queues");
}

constexpr Rule kQueuing[] = {
    {f::queueLengthLimit, at_least(0)},
    {f::queues, range(0, kMaxQueues)},
    {f::handSize, at_least(0)},
    {kWhole, must(hand_fits_queues)},
};

constexpr Rule kReject[] = {
    {f::queuing, absent("remove it, or write `type: Queue`")},
};
constexpr Rule kQueue[] = {
    {f::queuing, required()},
    {f::queuing, within(kQueuing)},
};

void judge_response(Value response) {
  Value type = response[f::type];
  if (type.text() == "Reject") return judge(response, kReject);
  if (type.text() == "Queue") return judge(response, kQueue);
  type.say(Code::ServerBadValue, fmt::format("the type of a limit response can't be {}", quoted(type.text())),
           "write Queue or Reject");
}

constexpr Rule kLimitedFields[] = {
    {f::nominalConcurrencyShares, at_least(0)},
    {f::limitResponse, must_always(judge_response)},
    {f::lendablePercent, range(0, 100)},
    {f::borrowingLimitPercent, at_least(0)},
};
constexpr Rule kExemptFields[] = {
    {f::nominalConcurrencyShares, at_least(0)},
    {f::lendablePercent, range(0, 100)},
};

constexpr Rule kExempt[] = {
    {f::limited, absent("remove it: the type is Exempt")},
    {f::exempt, within(kExemptFields)},
};
constexpr Rule kLimited[] = {
    {f::exempt, absent("remove it: the type is Limited")},
    {f::limited, required()},
    {f::limited, within(kLimitedFields)},
};

void fields_of_type(Value spec) {
  Value type = spec[f::type];
  bool exempt = type.text() == "Exempt";
  if (exempt != (object_name(spec) == "exempt"))
    type.say(Code::ServerConflict, "the level `exempt`, and no other one, has the type Exempt",
             exempt ? "write `type: Limited`" : "write `type: Exempt`");
  if (exempt) return judge(spec, kExempt);
  if (type.text() == "Limited") return judge(spec, kLimited);
  type.say(Code::ServerBadValue, fmt::format("the type of a priority level can't be {}", quoted(type.text())),
           "write Limited");
}

constexpr Rule kSpec[] = {
    {kWhole, must_always(fields_of_type)},
    {kWhole, must_always(fixed_priority_level)},
};

}  // namespace

void judge_priority_level(Value spec) { judge(spec, kSpec); }

void judge_priority_level_metadata(Value metadata) {
  Value annotations = metadata[f::annotations];
  if (annotations.size() == 0) return;
  if (Value zero = annotations.entry(kKeepsZero); zero.written())
    annotations.say_at(zero, Code::ServerForbidden, fmt::format("the annotation {} can't be set", kKeepsZero),
                       "remove it and write `nominalConcurrencyShares: 0`", Value::At::Key);
}

}  // namespace pave::judge::server::flowcontrol
