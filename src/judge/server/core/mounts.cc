#include <string>

#include <fmt/format.h>

#include "judge/server/core/container.h"
#include "judge/server/core/local_path.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::string_view kPropagations[] = {"Bidirectional", "HostToContainer", "None"};
constexpr std::string_view kReadOnlyKinds[] = {"Disabled", "Enabled", "IfPossible"};

constexpr Rule kVolumeMount[] = {
    {f::name, required()},
    {f::mountPath, required()},
};
constexpr Rule kVolumeDevice[] = {
    {f::name, required()},
    {f::devicePath, required()},
};

/// Names and paths of one of the two lists, to be found in the other.
struct Taken {
  Taken(const Value& list, doc::Symbol path) {
    for (Value item : list.children()) {
      names.insert(item[f::name].text());
      paths.insert(item[path].text());
    }
  }
  NameIndex names;
  NameIndex paths;
};

void judge_not_taken(const Value& item, doc::Symbol path, const Taken& others, std::string_view list) {
  Value name = item[f::name];
  Value place = item[path];
  if (others.names.contains(name.text()))
    name.say(Code::ServerConflict, fmt::format("the volume {} stands in {}, too", quoted(name.text()), list),
             "a volume is a file system or a device: keep one of the two");
  if (others.paths.contains(place.text()))
    place.say(Code::ServerConflict, fmt::format("the path {} stands in {}, too", quoted(place.text()), list),
              "write another path");
}

void judge_sub_path(const Value& mounts, const Value& mount) {
  Value plain = mount[f::subPath];
  Value expression = mount[f::subPathExpr];
  // The server leaves out the index.
  if (!plain.text().empty()) judge_descending_path(plain, mounts[f::subPath]);
  if (expression.text().empty()) return;
  if (!plain.text().empty())
    expression.say(Code::ServerConflict, "a mount has a subPath or a subPathExpr, not both", "remove one");
  judge_descending_path(expression, mounts[f::subPathExpr]);
}

void judge_propagation(const Value& mounts, const Value& mount, const Value& container) {
  Value propagation = mount[f::mountPropagation];
  if (!propagation.written()) return;
  actions::check_one_of(propagation, one_of(kPropagations));
  if (propagation.text() == "Bidirectional" && !container[f::securityContext][f::privileged].is_true())
    mounts[f::mountPropagation].say_at(propagation, Code::ServerForbidden,
                                       "only a privileged container mounts with Bidirectional propagation",
                                       "write HostToContainer or None");
}

/// validateMountRecursiveReadOnly.
void judge_read_only(const Value& mounts, const Value& mount) {
  Value kind = mount[f::recursiveReadOnly];
  if (!kind.written()) return;
  actions::check_one_of(kind, one_of(kReadOnlyKinds));
  if (kind.text() != "Enabled" && kind.text() != "IfPossible") return;
  Value named = mounts[f::recursiveReadOnly];
  if (!mount[f::readOnly].is_true())
    named.say_at(kind, Code::ServerForbidden, "a mount that is not read-only can't be recursively so",
                 "add `readOnly: true`");
  Value propagation = mount[f::mountPropagation];
  if (propagation.written() && propagation.text() != "None")
    named.say_at(kind, Code::ServerForbidden, "a mount that propagates can't be recursively read-only",
                 "remove mountPropagation or write None");
}

void judge_volume_mounts(const Value& container, const PodFacts& pod, const Taken& devices) {
  Value mounts = container[f::volumeMounts];
  NameIndex paths;
  for (Value mount : mounts.children()) {
    judge(mount, kVolumeMount);
    Value name = mount[f::name];
    Value path = mount[f::mountPath];
    if (!name.text().empty() && !pod.volumes.contains(name.text()))
      name.say(Code::ServerNotFound, fmt::format("the pod has no volume {}", quoted(name.text())),
               "write the name of one of its volumes, or add the volume");
    if (!paths.insert(path.text()))
      path.say(Code::ServerDuplicate, fmt::format("a second volume is mounted at {}", quoted(path.text())),
               "write another path");
    judge_not_taken(mount, f::mountPath, devices, "volumeDevices");
    judge_sub_path(mounts, mount);
    judge_propagation(mounts, mount, container);
    judge_read_only(mounts, mount);
  }
}

bool can_be_device(const Value& volume) {
  return volume[f::persistentVolumeClaim].written() || volume[f::ephemeral].written();
}

void judge_volume_devices(const Value& container, const PodFacts& pod, const Taken& mounts) {
  Value devices = container[f::volumeDevices];
  NameIndex names;
  NameIndex paths;
  for (Value device : devices.children()) {
    judge(device, kVolumeDevice);
    Value name = device[f::name];
    Value path = device[f::devicePath];
    auto volume = pod.volumes.find(name.text());
    if (!name.text().empty() && !names.insert(name.text()))
      name.say(Code::ServerDuplicate, fmt::format("the volume {} is a device twice", quoted(name.text())),
               "remove one");
    if (!name.text().empty() && !volume)
      name.say(Code::ServerNotFound, fmt::format("the pod has no volume {}", quoted(name.text())),
               "write the name of one of its volumes, or add the volume");
    if (volume && !can_be_device(pod.spec[f::volumes].item(*volume)))
      name.say(Code::ServerBadValue, fmt::format("the volume {} can't be a device", quoted(name.text())),
               "only a persistentVolumeClaim or an ephemeral volume can");
    if (!path.text().empty() && has_backstep(path.text()))
      path.say(Code::ServerBadFormat, fmt::format("{} has a step back", quoted(path.text())), "leave out the `..`");
    else if (!paths.insert(path.text()))
      path.say(Code::ServerDuplicate, fmt::format("a second device is at {}", quoted(path.text())),
               "write another path");
    judge_not_taken(device, f::devicePath, mounts, "volumeMounts");
  }
  if (devices.size() != 0 && pod.has_own_users && !pod.keeps_user_devices)
    devices.say(Code::ServerForbidden, "a pod with user namespaces has no volume devices",
                "remove them or `hostUsers: false`");
}

}  // namespace

void judge_mounts(const Value& container, const PodFacts& pod) {
  Value mounts = container[f::volumeMounts];
  Value devices = container[f::volumeDevices];
  if (mounts.size() == 0 && devices.size() == 0) return;
  judge_volume_mounts(container, pod, Taken(devices, f::devicePath));
  judge_volume_devices(container, pod, Taken(mounts, f::mountPath));
}

}  // namespace pave::judge::server::core
