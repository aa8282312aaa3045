#include "judge/server/storage/volume_attachment.h"

#include <string>

#include <fmt/format.h>

#include "judge/server/core/csi_driver_name.h"
#include "judge/server/core/persistent_volume.h"
#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::storage {
namespace {

using base::Code;

void judge_volume_name(const Value& name) {
  if (name.text().empty())
    return name.say(Code::ServerRequired, "persistentVolumeName is empty", "write the name of a PersistentVolume");
  if (!kDnsSubdomain.fits(name.text()))
    name.say(Code::ServerBadName, fmt::format("{} can't be the name of a PersistentVolume", quoted(name.text())),
             std::string(kDnsSubdomain.help));
}

void judge_source(Value source) {
  Value name = source[f::persistentVolumeName];
  Value inline_spec = source[f::inlineVolumeSpec];
  if (name.written() && inline_spec.written())
    source.say(Code::ServerConflict, "persistentVolumeName and inlineVolumeSpec exclude each other",
               "remove one of them");
  if (!name.written() && !inline_spec.written())
    source.say(Code::ServerRequired, "an attachment needs persistentVolumeName or inlineVolumeSpec", "add one of them");
  if (name.written()) judge_volume_name(name);
  else if (inline_spec.written()) core::judge_inline_volume_spec(inline_spec);
}

void judge_node_name(Value name) {
  if (!kDnsSubdomain.fits(name.text()))
    name.say(Code::ServerBadName, fmt::format("{} can't be the name of a node", quoted(name.text())),
             std::string(kDnsSubdomain.help));
}

constexpr Rule kSpec[] = {
    {f::attacher, required()},
    {f::attacher, at_most_bytes(core::kMaxCsiDriverName)},
    {f::attacher, formatted(core::kCsiDriverName)},
    {f::source, must_always(judge_source)},
    {f::nodeName, must_always(judge_node_name)},
};

constexpr Rule kAttachment[] = {
    {f::spec, within_always(kSpec)},
    {f::spec, immutable()},
};

}  // namespace

void judge_volume_attachment(Value root) { judge(root, kAttachment); }

}  // namespace pave::judge::server::storage
