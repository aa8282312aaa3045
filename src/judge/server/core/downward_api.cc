#include "judge/server/core/downward_api.h"

#include <string_view>

#include <fmt/format.h>

#include "judge/server/core/field_refs.h"
#include "judge/server/core/volume_paths.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::string_view kVolumeFields[] = {"metadata.name", "metadata.namespace", "metadata.labels",
                                              "metadata.annotations", "metadata.uid"};

}  // namespace

void judge_downward_file(Value place, Value file) {
  Value path = file[f::path];
  if (path.text().empty())
    place[f::path].say_at(path, Code::ServerRequired, "a file of the downward API needs a path", "add \"path\"");
  judge_file_path(place[f::path], path);
  Value field = file[f::fieldRef];
  Value resource = file[f::resourceFieldRef];
  if (field.written()) {
    judge_field_ref(field, place[f::fieldRef], kVolumeFields);
    if (resource.written())
      place.say_at(file, Code::ServerConflict, "fieldRef and resourceFieldRef exclude each other",
                   "remove one of them, or write two files");
  } else if (resource.written()) {
    judge_resource_field_ref(resource, place[f::resourceFieldRef], true);
  } else {
    place.say_at(file, Code::ServerRequired, "a file of the downward API needs fieldRef or resourceFieldRef",
                 "add one of them");
  }
  if (std::int64_t mode = file[f::mode].integer_or(0); mode < 0 || mode > kMaxFileMode)
    place[f::mode].say_at(file[f::mode], Code::ServerOutOfRange, fmt::format("mode is {}", mode),
                          fmt::format("write a number from 0 to {} (octal 0777)", kMaxFileMode));
}

}  // namespace pave::judge::server::core
