#include "judge/server/batch/job.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "judge/server/batch/job_spec.h"
#include "judge/server/label_selector.h"
#include "judge/value_text.h"
#include "kube/names.h"

namespace pave::judge::server::batch {
namespace {

using base::Code;

constexpr std::string_view kNameLabels[] = {"job-name", "batch.kubernetes.io/job-name"};
constexpr std::string_view kUidLabels[] = {"controller-uid", "batch.kubernetes.io/controller-uid"};

bool is_one_of(std::string_view text, std::span<const std::string_view> texts) {
  return std::ranges::find(texts, text) != texts.end();
}

/// Labels as the server completes them. The uid is one that nobody can have written.
class Generated {
 public:
  Generated(std::string_view name, Value written) : name_(name), written_(written) {}

  bool fits(Value selector) const {
    for (Value wanted : selector[f::matchLabels].children())
      if (!has(wanted.key()) || is_uid(wanted.key()) || text(wanted.key()) != wanted.text()) return false;
    for (Value requirement : selector[f::matchExpressions].children())
      if (!fulfils(requirement)) return false;
    return true;
  }

 private:
  bool is_uid(std::string_view key) const { return is_one_of(key, kUidLabels) && !written_.entry(key).written(); }
  bool has(std::string_view key) const {
    return is_one_of(key, kNameLabels) || is_one_of(key, kUidLabels) || written_.entry(key).written();
  }
  std::string_view text(std::string_view key) const {
    Value label = written_.entry(key);
    return label.written() ? label.text() : name_;
  }
  bool fulfils(Value requirement) const {
    std::string_view key = requirement[f::key].text();
    std::string_view op = requirement[f::operator_].text();
    if (op == "Exists") return has(key);
    if (op == "DoesNotExist") return !has(key);
    bool is_among = false;
    for (Value value : requirement[f::values].children())
      is_among = is_among || (has(key) && !is_uid(key) && value.text() == text(key));
    return is_among == (op == "In");
  }

  std::string_view name_;
  Value written_;
};

/// Labels that the server writes itself can only be written with the value that it would write.
void judge_generated_labels(Value job) {
  Value labels = job[f::spec][f::template_][f::metadata][f::labels];
  Value name = job[f::metadata][f::name];
  for (std::string_view key : kNameLabels)
    if (Value label = labels.entry(key); label.written() && label.text() != name.text())
      label.say(Code::ServerBadLabel, fmt::format("the label {} can only be the name of the Job", key), "remove it");
  if (job.updating()) return;
  if (name.text().size() > kube::kLabelLength)
    job[f::metadata][f::labels].say_at(name, Code::ServerTooLong,
                                       fmt::format("the name has {} bytes", name.text().size()),
                                       "write at most 63: it becomes a label of the pods");
  for (std::string_view key : kUidLabels)
    if (Value label = labels.entry(key); label.written())
      label.say(Code::ServerBadLabel, fmt::format("the label {} can only be the uid of the Job", key),
                "remove it: the server writes it");
}

/// A selector to which the server adds its own.
void judge_generated_selector(Value job) {
  Value spec = job[f::spec];
  Value selector = spec[f::selector];
  if (!is_sound_selector(selector)) return;
  std::string_view name = job[f::metadata][f::name].text();
  Value labels = spec[f::template_][f::metadata][f::labels];
  if (!Generated(name, labels.replaced(nullptr)).fits(selector))
    selector.say(Code::ServerBadSelector, "the selector is not the one that the server makes for a Job",
                 "remove it, or set manualSelector to true");
  if (!Generated(name, labels).fits(selector))
    labels.say(Code::ServerBadSelector, "the selector does not fit the labels of the template",
               "remove the selector: the server makes one");
}

void judge_selector(Value job) {
  Value spec = job[f::spec];
  Value selector = spec[f::selector];
  bool is_manual = spec[f::manualSelector].is_true();
  judge_label_selector(selector);
  if (is_manual) {
    Value labels = spec[f::template_][f::metadata][f::labels];
    if (!selector.written())
      selector.say(Code::ServerRequired, "a Job with manualSelector needs a selector",
                   "add \"selector\", or remove manualSelector");
    else if (is_sound_selector(selector) && !selects(selector, labels))
      labels.say(Code::ServerBadSelector, "the selector does not fit the labels of the template",
                 "write the same labels under selector.matchLabels and template.metadata.labels");
    return;
  }
  judge_generated_labels(job);
  if (!job.updating()) return judge_generated_selector(job);
  // Whoever replaces a Job has to send what the server wrote.
  if (!selector.written() && !job.scope().merges())
    selector.say(Code::ServerRequired, "the selector that the server made is gone",
                 "change the Job with `kubectl apply` or `kubectl patch`, which keep what the server wrote");
}

/// The pods of an indexed Job are named after it and their index.
void judge_host_names(Value job) {
  Value name = job[f::metadata][f::name];
  std::optional<std::int64_t> completions = completions_of(job[f::spec]);
  Value prefix = job[f::metadata][f::generateName];
  bool is_generated = name.text().empty();
  if (!is_indexed(job[f::spec]) || completions.value_or(0) <= 0 || (is_generated && prefix.text().empty())) return;
  constexpr std::size_t kMaxPrefixBytes = 58;
  std::string full =
      is_generated ? std::string(prefix.text().substr(0, kMaxPrefixBytes)) + "xxxxx" : std::string(name.text());
  std::string longest = fmt::format("{}-{}", full, *completions - 1);
  if (!kube::is_dns1123_label(longest))
    name.say_at(is_generated ? prefix : name, Code::ServerBadName,
                fmt::format("pods of this Job can't be named {}: it is not a DNS label", quoted(longest)),
                "write a shorter name of lower-case letters, digits and dashes");
}

constexpr Rule kJob[] = {
    {kWhole, must(judge_selector)},
    {f::spec, must_always(judge_job_spec)},
    {kWhole, must(judge_job_changes)},
    {kWhole, must(judge_host_names)},
};

}  // namespace

void judge_job(Value job) { judge(job, kJob); }

bool is_generated_label(std::string_view key) { return is_one_of(key, kNameLabels) || is_one_of(key, kUidLabels); }

}  // namespace pave::judge::server::batch
