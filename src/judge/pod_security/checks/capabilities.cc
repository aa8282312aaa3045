#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "judge/pod_security/checks/checks.h"

namespace pave::judge::pod_security::checks {
namespace {

/// What a container runtime gives by default, without NET_RAW.
constexpr std::array<std::string_view, 13> kDefault = {"AUDIT_WRITE", "CHOWN",  "DAC_OVERRIDE",     "FOWNER",  "FSETID",
                                                       "KILL",        "MKNOD",  "NET_BIND_SERVICE", "SETFCAP", "SETGID",
                                                       "SETPCAP",     "SETUID", "SYS_CHROOT"};
constexpr std::string_view kOnlyRestricted = "NET_BIND_SERVICE";

bool is_default(std::string_view capability) { return std::ranges::find(kDefault, capability) != kDefault.end(); }

void check_added(const Pod& pod, Report& report, const Container& container, Level level) {
  const doc::Node* added = pod.find(container.security.capabilities, Field::Add);
  if (added == nullptr || !added->is_list()) return;
  std::uint32_t index = 0;
  for (const doc::Node& item : added->children()) {
    std::string_view capability = text_of(&item);
    bool allowed = level == Level::Baseline ? is_default(capability) : capability == kOnlyRestricted;
    if (!allowed) {
      Level lowest = is_default(capability) ? Level::Restricted : Level::Baseline;
      report.forbidden(
          lowest, item, pod.path(container, fmt::format("securityContext.capabilities.add[{}]", index)),
          fmt::format("{} adds the capability \"{}\" (securityContext.capabilities.add)", container.text(), capability),
          level == Level::Restricted ? std::string("remove it; only NET_BIND_SERVICE may be added")
                                     : fmt::format("remove it; these may be added: {}", fmt::join(kDefault, ", ")));
    }
    ++index;
  }
}

void check_drops_all(const Pod& pod, Report& report, const Container& container) {
  const doc::Node* dropped = pod.find(container.security.capabilities, Field::Drop);
  if (dropped != nullptr && dropped->is_list() &&
      std::ranges::any_of(dropped->children(), [](const doc::Node& item) { return text_of(&item) == "ALL"; }))
    return;
  std::string field = pod.path(container, "securityContext.capabilities.drop");
  std::string message =
      fmt::format("{} must drop all capabilities (securityContext.capabilities.drop)", container.text());
  if (dropped != nullptr) {
    report.forbidden(Level::Restricted, *dropped, std::move(field), std::move(message), "add `ALL` to `drop`");
    return;
  }
  const doc::Node* parent = container.security.capabilities;
  std::string_view help = "add `drop: [ALL]` to the capabilities";
  if (parent == nullptr) {
    parent = container.security.node;
    help = "add `capabilities: {drop: [ALL]}` to the container's securityContext";
  }
  if (parent == nullptr) {
    parent = container.node;
    help = "add `securityContext: {capabilities: {drop: [ALL]}}` to the container";
  }
  report.missing(Level::Restricted, *parent, std::move(field), std::move(message), std::string(help));
}

}  // namespace

/// Only capabilities that containers have by default may be added.
void capabilities_baseline(const Pod& pod, Report& report) {
  for (const Container& container : pod.containers()) check_added(pod, report, container, Level::Baseline);
}

/// A container drops everything and may only add NET_BIND_SERVICE.
void capabilities_restricted_22(const Pod& pod, Report& report) {
  for (const Container& container : pod.containers()) {
    check_drops_all(pod, report, container);
    check_added(pod, report, container, Level::Restricted);
  }
}

/// Windows has no capabilities; the server refuses a Windows pod that names some.
void capabilities_restricted_25(const Pod& pod, Report& report) {
  if (!pod.on_windows()) capabilities_restricted_22(pod, report);
}

}  // namespace pave::judge::pod_security::checks
