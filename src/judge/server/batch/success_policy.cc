#include <string>

#include <fmt/format.h>

#include "judge/server/batch/job_spec.h"
#include "judge/value_text.h"

namespace pave::judge::server::batch {
namespace {

using base::Code;

constexpr std::int64_t kMaxRules = 20;
constexpr std::int64_t kMaxIndexBytes = 64 * 1024;

void some_success(Value rule) {
  if (!rule[f::succeededCount].written() && !rule[f::succeededIndexes].written())
    rule.say(Code::ServerRequired, "a rule says nothing of success", "write succeededCount or succeededIndexes");
}

constexpr Rule kRule[] = {
    {kWhole, must(some_success)},
    {f::succeededIndexes, at_most_bytes(kMaxIndexBytes)},
    {f::succeededCount, at_least(0)},
};
constexpr Rule kPolicy[] = {
    {f::rules, required()},
    {f::rules, at_most_items(kMaxRules)},
    {f::rules, each(kRule)},
};

void judge_numbers(Value rule, std::int64_t completions) {
  Value list = rule[f::succeededIndexes];
  Value count = rule[f::succeededCount];
  auto indexes = count_indexes(list.text(), completions);
  if (list.is_string() && !indexes)
    list.say(Code::ServerBadFormat,
             fmt::format("{} is not a list of indexes below {}", quoted(list.text()), completions),
             "write ascending indexes and ranges, `0,2-4`");
  std::int64_t wanted = count.integer_or(0);
  if (wanted > completions)
    count.say(Code::ServerOutOfRange, fmt::format("succeededCount is {}, completions {}", wanted, completions),
              "write at most the number of completions");
  else if (list.is_string() && wanted > indexes.value_or(0))
    count.say(Code::ServerOutOfRange,
              fmt::format("succeededCount is {}, and succeededIndexes has {}", wanted, indexes.value_or(0)),
              "write at most the number of indexes in succeededIndexes");
}

}  // namespace

void judge_success_policy(Value spec) {
  Value policy = spec[f::successPolicy];
  if (!policy.written()) return;
  if (!is_indexed(spec))
    return policy.say(Code::ServerConflict, "a success policy needs a Job with indexes",
                      "set completionMode to Indexed");
  judge(policy, kPolicy);
  std::optional<std::int64_t> completions = completions_of(spec);
  if (completions)
    for (Value rule : policy[f::rules].children()) judge_numbers(rule, *completions);
}

}  // namespace pave::judge::server::batch
