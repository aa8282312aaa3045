#include <fmt/format.h>

#include "judge/pod_security/checks/checks.h"
#include "judge/pod_security/container_names.h"

namespace pave::judge::pod_security::checks {
namespace {

constexpr std::string_view kPodAnnotation = "seccomp.security.alpha.kubernetes.io/pod";
constexpr std::string_view kContainerAnnotation = "container.seccomp.security.alpha.kubernetes.io/";
constexpr std::string_view kPath = "securityContext.seccompProfile";

bool is_allowed_annotation(std::string_view value) {
  return value == "runtime/default" || value == "docker/default" || value.starts_with("localhost/");
}

bool is_named(const Pod& pod, std::string_view container) {
  for (const Container& known : pod.containers())
    if (known.name == container) return true;
  return false;
}

/// Whether the profile is one that switches seccomp on; else it is reported.
bool check_profile(const Pod& pod, Report& report, const doc::Node& profile, auto path, auto who) {
  const doc::Node* type = pod.find(&profile, Field::Type);
  std::string_view value = text_of(type);
  if (value == "RuntimeDefault" || value == "Localhost") return true;
  constexpr std::string_view kHelp = "write `type: RuntimeDefault` or `type: Localhost`";
  if (type == nullptr)
    report.missing(Level::Baseline, profile, path() + ".type",
                   fmt::format("{} sets a seccomp profile without a type ({})", who(), kPath), std::string(kHelp));
  else
    report.forbidden(Level::Baseline, *type, path() + ".type",
                     fmt::format("{} sets the seccomp profile \"{}\" ({}.type)", who(), value, kPath),
                     std::string(kHelp));
  return false;
}

/// Reports bad profiles. Returns the containers that have none, themselves or through the pod, when `required`.
std::vector<const Container*> check_profiles(const Pod& pod, Report& report, bool required) {
  const doc::Node* of_pod = pod.security.seccomp_profile;
  if (of_pod != nullptr)
    check_profile(pod, report, *of_pod, [&] { return pod.spec_path(kPath); }, [] { return std::string("the pod"); });
  std::vector<const Container*> left_open;
  for (const Container& container : pod.containers()) {
    const doc::Node* own = container.security.seccomp_profile;
    if (own != nullptr)
      check_profile(pod, report, *own, [&] { return pod.path(container, kPath); }, [&] { return container.text(); });
    else if (required && of_pod == nullptr) left_open.push_back(&container);
  }
  return left_open;
}

}  // namespace

/// Before 1.19 seccomp was set by annotations: for the pod, and for containers that there are.
void seccomp_annotations(const Pod& pod, Report& report) {
  if (pod.annotations == nullptr || !pod.annotations->is_map()) return;
  for (const doc::Node& annotation : pod.annotations->children()) {
    std::string_view key = annotation.key();
    if (!annotation.is_string() || is_allowed_annotation(annotation.text())) continue;
    if (key != kPodAnnotation &&
        !(key.starts_with(kContainerAnnotation) && is_named(pod, key.substr(kContainerAnnotation.size()))))
      continue;
    report.forbidden(Level::Baseline, annotation, pod.annotation_path(key),
                     fmt::format("an annotation sets the seccomp profile \"{}\"", annotation.text()),
                     "remove the annotation, or write `runtime/default` or `localhost/PROFILE`");
  }
}

/// Seccomp must not be switched off.
void seccomp_profile_baseline_19(const Pod& pod, Report& report) { check_profiles(pod, report, false); }

/// Seccomp must be switched on. What the pod leaves open is one remark: one line there mends all containers.
void seccomp_profile_restricted_19(const Pod& pod, Report& report) {
  std::vector<const Container*> left_open = check_profiles(pod, report, true);
  if (left_open.empty()) return;
  bool has_context = pod.security.node != nullptr;
  report.missing(
      Level::Restricted, has_context ? *pod.security.node : *pod.spec,
      pod.spec_path("securityContext.seccompProfile.type"),
      fmt::format("pod or {} must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\"",
                  container_names(left_open)),
      has_context ? "add `seccompProfile: {type: RuntimeDefault}` to the pod's securityContext"
                  : "add `securityContext: {seccompProfile: {type: RuntimeDefault}}` to the pod's spec");
}

/// Windows has no seccomp; the server refuses a Windows pod that sets it.
void seccomp_profile_restricted_25(const Pod& pod, Report& report) {
  if (!pod.on_windows()) seccomp_profile_restricted_19(pod, report);
}

}  // namespace pave::judge::pod_security::checks
