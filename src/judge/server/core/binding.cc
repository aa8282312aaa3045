#include "judge/server/core/binding.h"

namespace pave::judge::server::core {
namespace {

constexpr std::string_view kKinds[] = {"Node"};

constexpr Rule kTarget[] = {
    {f::kind, one_of(kKinds)},
    {f::name, required()},
};
constexpr Rule kMetadata[] = {{f::name, required()}};
constexpr Rule kBinding[] = {
    {f::metadata, within_always(kMetadata)},
    {f::target, within_always(kTarget)},
};

}  // namespace

void judge_binding(Value binding) { judge(binding, kBinding); }

}  // namespace pave::judge::server::core
