#include "judge/server/core/file_items.h"

#include "judge/server/core/volume_paths.h"

namespace pave::judge::server::core {
namespace {

constexpr Rule kItem[] = {
    {f::key, required()},
    {f::path, required()},
    {f::path, must(judge_own_file_path)},
    {f::mode, range(0, kMaxFileMode)},
};

}  // namespace

void judge_file_item(Value item) { judge(item, kItem); }

}  // namespace pave::judge::server::core
