#include "judge/server/batch/job_spec.h"

#include <string>

#include <fmt/format.h>

#include "judge/server/core/pod.h"
#include "judge/value_text.h"
#include "kube/names.h"

namespace pave::judge::server::batch {
namespace {

using base::Code;

constexpr std::int64_t kMaxParallelism = 100'000;    // of an indexed Job
constexpr std::int64_t kMaxFailedIndexes = 100'000;  // the same
constexpr std::int64_t kManyCompletions = 100'000;
constexpr std::int64_t kMaxWithMany = 10'000;  // parallelism and failed indexes of a Job with many completions
constexpr std::int64_t kMaxManagerBytes = 63;
constexpr std::string_view kModes[] = {"NonIndexed", "Indexed"};

bool is_url_path(std::string_view text) {
  constexpr std::string_view kAllowed =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-._~%!$&'()*+,;=:";
  return !text.empty() && text.find_first_not_of(kAllowed) == std::string_view::npos;
}

void judge_manager(Value manager) {
  std::string_view text = manager.text();
  std::size_t slash = text.find('/');
  if (manager.is_string() && text.empty())
    return manager.say(Code::ServerRequired, "managedBy is empty", "remove it, or write the name of a controller");
  if (slash == std::string_view::npos || !kube::is_dns1123_subdomain(text.substr(0, slash)) ||
      !is_url_path(text.substr(slash + 1)))
    manager.say(Code::ServerBadFormat, fmt::format("{} is not a path with a domain", quoted(text)),
                "write it as `example.com/controller`");
}

void judge_mode(Value mode) {
  if (mode.is_string() && mode.text().empty())
    mode.say(Code::ServerBadValue, "completionMode is empty", "remove it, or write NonIndexed or Indexed");
}

void too_large(Value value, std::int64_t most, std::string_view why) {
  if (value.integer_or(0) > most)
    value.say(Code::ServerOutOfRange, fmt::format("{} is {}", value.key(), value.integer_or(0)),
              fmt::format("write at most {} {}", most, why));
}

void judge_indexed(Value spec) {
  Value failed = spec[f::maxFailedIndexes];
  std::optional<std::int64_t> completions = completions_of(spec);
  if (!completions)
    spec[f::completions].say(Code::ServerRequired, "an indexed Job needs a number of completions",
                             "add \"completions\"");
  too_large(spec[f::parallelism], kMaxParallelism, "for an indexed Job");
  if (completions && failed.integer_or(0) > *completions)
    failed.say(Code::ServerOutOfRange,
               fmt::format("maxFailedIndexes is {}, completions {}", failed.integer_or(0), *completions),
               "write at most the number of completions");
  too_large(failed, kMaxFailedIndexes, "for an indexed Job");
  if (completions.value_or(0) <= kManyCompletions || !spec[f::backoffLimitPerIndex].written()) return;
  if (!failed.written())
    failed.say(Code::ServerRequired, "a Job with so many completions needs maxFailedIndexes",
               fmt::format("add \"maxFailedIndexes\", at most {}", kMaxWithMany));
  too_large(spec[f::parallelism], kMaxWithMany, "with so many completions and backoffLimitPerIndex");
  too_large(failed, kMaxWithMany, "with so many completions and backoffLimitPerIndex");
}

void judge_modes(Value spec) {
  if (is_indexed(spec)) return judge_indexed(spec);
  Value mode = spec[f::completionMode];
  if (mode.written() && mode.text() != "NonIndexed") return;
  for (doc::Symbol field : {f::backoffLimitPerIndex, f::maxFailedIndexes})
    if (spec[field].written())
      spec[field].say(Code::ServerConflict, fmt::format("{} needs a Job with indexes", spec[field].key()),
                      "set completionMode to Indexed, or remove it");
}

void needs_backoff(Value spec) {
  if (spec[f::maxFailedIndexes].written() && !spec[f::backoffLimitPerIndex].written())
    spec[f::backoffLimitPerIndex].say(Code::ServerRequired, "maxFailedIndexes needs a backoffLimitPerIndex",
                                      "add \"backoffLimitPerIndex\"");
}

void judge_replacement(Value spec) {
  Value policy = spec[f::podReplacementPolicy];
  if (!policy.is_string() || policy.text() == "Failed") return;
  if (spec[f::podFailurePolicy].written())
    policy.say(Code::ServerBadValue,
               fmt::format("podReplacementPolicy can't be {} with a podFailurePolicy", quoted(policy.text())),
               "write Failed, or leave it out");
  else if (policy.text() != "TerminatingOrFailed")
    policy.say(Code::ServerBadValue, fmt::format("podReplacementPolicy can't be {}", quoted(policy.text())),
               "write Failed or TerminatingOrFailed");
}

void judge_restart(Value spec) {
  Value policy = spec[f::template_][f::spec][f::restartPolicy];
  std::string_view text = policy.text();
  if (text == "Never" || (text == "OnFailure" && !spec[f::podFailurePolicy].written())) return;
  if (text.empty() || text == "Always")
    policy.say(
        Code::ServerRequired,
        text.empty() ? "pods of a Job need a restartPolicy" : "pods of a Job can't have the restartPolicy Always",
        "write Never or OnFailure");
  else if (text == "OnFailure")
    policy.say(Code::ServerConflict, "a Job with a podFailurePolicy can't restart its pods", "write Never");
  else
    policy.say(Code::ServerBadValue, fmt::format("restartPolicy of a Job's pods can't be {}", quoted(text)),
               "write Never or OnFailure");
}

constexpr Rule kJobSpec[] = {
    {f::parallelism, at_least(0)},
    {f::completions, at_least(0)},
    {f::activeDeadlineSeconds, at_least(0)},
    {f::backoffLimit, at_least(0)},
    {f::ttlSecondsAfterFinished, at_least(0)},
    {f::backoffLimitPerIndex, at_least(0)},
    {f::maxFailedIndexes, at_least(0)},
    {kWhole, must(needs_backoff)},
    {f::managedBy, must(judge_manager)},
    {f::managedBy, at_most_bytes(kMaxManagerBytes)},
    {f::completionMode, must(judge_mode)},
    {f::completionMode, one_of(kModes)},
    {kWhole, must(judge_modes)},
    {kWhole, must(judge_pod_failure_policy)},
    {kWhole, must(judge_success_policy)},
    {kWhole, must(judge_replacement)},
    {f::template_, must_always(core::judge_pod_template)},
    {kWhole, must(judge_restart)},
};

}  // namespace

void judge_job_spec(Value spec) { judge(spec, kJobSpec); }

std::optional<std::int64_t> completions_of(Value spec) {
  Value completions = spec[f::completions];
  if (completions.written()) return completions.integer();
  bool is_defaulted = spec.scope().facts().kind == "Job" && !spec[f::parallelism].written();
  return is_defaulted ? std::optional<std::int64_t>(1) : std::nullopt;
}

bool is_indexed(Value spec) { return spec[f::completionMode].text() == "Indexed"; }

}  // namespace pave::judge::server::batch
