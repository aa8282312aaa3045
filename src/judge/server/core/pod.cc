#include "judge/server/core/pod.h"

#include "judge/server/metadata.h"

namespace pave::judge::server::core {

void judge_pod_spec(Value spec) {
  judge_containers(spec);
  judge_volumes(spec);
  judge_placement(spec);
}

void judge_pod_template(Value pod_template) {
  judge_template_metadata(pod_template[f::metadata]);
  judge_pod_spec(pod_template[f::spec]);
}

}  // namespace pave::judge::server::core
