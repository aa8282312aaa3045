#include <fmt/format.h>

#include "judge/pod_security/checks/checks.h"

namespace pave::judge::pod_security::checks {
namespace {

constexpr std::string_view kAnnotationPrefix = "container.apparmor.security.beta.kubernetes.io/";
constexpr std::string_view kPath = "securityContext.appArmorProfile";

bool is_allowed_annotation(std::string_view value) {
  return value.empty() || value == "runtime/default" || value.starts_with("localhost/");
}

/// `path` and `who` make texts, which cost nothing until they are needed.
void check_profile(const Pod& pod, Report& report, const doc::Node* profile, auto path, auto who) {
  if (profile == nullptr) return;
  const doc::Node* type = pod.find(profile, Field::Type);
  std::string_view value = text_of(type);
  if (value == "RuntimeDefault" || value == "Localhost") return;
  constexpr std::string_view kHelp = "remove appArmorProfile, or write `type: RuntimeDefault` or `type: Localhost`";
  if (type == nullptr)
    report.missing(Level::Baseline, *profile, path() + ".type",
                   fmt::format("{} sets an AppArmor profile without a type ({})", who(), kPath), std::string(kHelp));
  else
    report.forbidden(Level::Baseline, *type, path() + ".type",
                     fmt::format("{} sets the AppArmor profile \"{}\" ({}.type)", who(), value, kPath),
                     std::string(kHelp));
}

}  // namespace

/// The runtime's AppArmor profile must not be switched off.
void app_armor_profile(const Pod& pod, Report& report) {
  check_profile(
      pod, report, pod.security.app_armor_profile, [&] { return pod.spec_path(kPath); },
      [] { return std::string("the pod"); });
  for (const Container& container : pod.containers())
    check_profile(
        pod, report, container.security.app_armor_profile, [&] { return pod.path(container, kPath); },
        [&] { return container.text(); });
  if (pod.annotations == nullptr) return;
  for (const doc::Node& annotation : pod.annotations->children())
    if (annotation.key().starts_with(kAnnotationPrefix) && !is_allowed_annotation(text_of(&annotation)))
      report.forbidden(Level::Baseline, annotation, pod.annotation_path(annotation.key()),
                       fmt::format("an annotation sets the AppArmor profile \"{}\" for container \"{}\"",
                                   annotation.text(), annotation.key().substr(kAnnotationPrefix.size())),
                       "remove the annotation, or write `runtime/default` or `localhost/PROFILE`");
}

}  // namespace pave::judge::pod_security::checks
