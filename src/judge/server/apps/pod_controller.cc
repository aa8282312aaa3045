#include "judge/server/apps/pod_controller.h"

#include <string>

#include <fmt/format.h>

#include "judge/server/core/pod.h"
#include "judge/server/label_selector.h"
#include "judge/value_text.h"

namespace pave::judge::server::apps {
namespace {

using base::Code;

void only_always(Value policy) {
  if (policy.text().empty() || policy.text() == "Always") return;
  policy.say(
      Code::ServerBadValue,
      fmt::format("restartPolicy of a {}'s pods can't be {}", policy.scope().facts().kind, quoted(policy.text())),
      "write Always or leave it out; a Job runs pods that end");
}

void no_deadline(Value deadline) {
  deadline.say(Code::ServerForbidden, fmt::format("pods of a {} have no deadline", deadline.scope().facts().kind),
               "remove it; a Job has one");
}

constexpr Rule kLastingPod[] = {
    {f::restartPolicy, must(only_always)},
    {f::activeDeadlineSeconds, must(no_deadline)},
};

}  // namespace

void judge_pods_selector(Value spec) {
  Value selector = spec[f::selector];
  if (!selector.written())
    return selector.say(Code::ServerRequired, "required field \"selector\" is missing",
                        "add the labels of the pods: selector.matchLabels, as in template.metadata.labels");
  judge_label_selector(selector);
  if (is_empty_selector(selector))
    selector.say(Code::ServerBadSelector, fmt::format("the selector of a {} is empty", spec.scope().facts().kind),
                 "write the labels of the pods under matchLabels");
}

void selector_fits_template(Value spec) {
  Value selector = spec[f::selector];
  Value labels = spec[f::template_][f::metadata][f::labels];
  if ((selector.written() && selects(selector, labels)) || !is_sound_selector(selector)) return;
  labels.say(Code::ServerBadSelector, "the selector does not fit the labels of the template",
             "write the same labels under selector.matchLabels and template.metadata.labels");
}

void judge_lasting_pod(Value spec) { judge(spec[f::template_][f::spec], kLastingPod); }

void judge_lasting_template(Value spec) {
  if (spec[f::selector].written()) selector_fits_template(spec);
  core::judge_pod_template(spec[f::template_]);
  judge_lasting_pod(spec);
}

}  // namespace pave::judge::server::apps
