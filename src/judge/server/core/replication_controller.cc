#include "judge/server/core/replication_controller.h"

#include "judge/server/apps/pod_controller.h"
#include "judge/server/core/pod.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

void judge_selector(Value spec) {
  Value selector = spec[f::selector];
  Value labels = spec[f::template_][f::metadata][f::labels];
  if (selector.size() == 0) {
    if (labels.size() == 0)
      selector.say(Code::ServerRequired, "neither the selector nor the template has labels",
                   "add labels to template.metadata");
    return;
  }
  for (Value wanted : selector.children()) {
    Value label = labels.entry(wanted.key());
    if (label.written() && label.text() == wanted.text()) continue;
    return labels.say(Code::ServerBadSelector, "the selector does not fit the labels of the template",
                      "write the same labels under selector and template.metadata.labels");
  }
}

void judge_template(Value spec) {
  Value pod_template = spec[f::template_];
  if (!pod_template.written())
    return pod_template.say(Code::ServerRequired, "required field \"template\" is missing", "add \"template\"");
  judge_selector(spec);
  judge_pod_template(pod_template);
  apps::judge_lasting_pod(spec);
}

constexpr Rule kSpec[] = {
    {f::minReadySeconds, at_least(0)},
    {f::replicas, at_least(0)},
    {kWhole, must(judge_template)},
};

}  // namespace

void judge_replication_controller(Value spec) { judge(spec, kSpec); }

}  // namespace pave::judge::server::core
