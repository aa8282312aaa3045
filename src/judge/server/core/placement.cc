#include "judge/server/core/pod.h"

namespace pave::judge::server::core {

void judge_placement(Value) {}

}  // namespace pave::judge::server::core
