#include "judge/server/core/pod.h"

namespace pave::judge::server::core {

void judge_containers(Value) {}

}  // namespace pave::judge::server::core
