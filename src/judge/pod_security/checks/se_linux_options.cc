#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "judge/pod_security/checks/checks.h"

namespace pave::judge::pod_security::checks {
namespace {

constexpr std::string_view kPath = "securityContext.seLinuxOptions";
/// The last one came with 1.31.
constexpr std::array<std::string_view, 4> kTypes = {"container_t", "container_init_t", "container_kvm_t",
                                                    "container_engine_t"};
using Types = std::span<const std::string_view>;

/// `path` and `who` make texts, which cost nothing until they are needed.
void check_options(const Pod& pod, Report& report, const doc::Node* options, Types types, auto path, auto who) {
  if (options == nullptr) return;
  const doc::Node* type = pod.find(options, Field::Type);
  std::string_view value = text_of(type);
  if (!value.empty() && std::ranges::find(types, value) == types.end())
    report.forbidden(Level::Baseline, *type, path() + ".type",
                     fmt::format("{} sets the SELinux type \"{}\" (securityContext.seLinuxOptions.type)", who(), value),
                     fmt::format("remove `type`, or write one of {}", fmt::join(types, ", ")));
  for (Field field : {Field::User, Field::Role}) {
    const doc::Node* node = pod.find(options, field);
    if (text_of(node).empty()) continue;
    report.forbidden(Level::Baseline, *node, fmt::format("{}.{}", path(), name(field)),
                     fmt::format("{} sets the SELinux {} \"{}\" (securityContext.seLinuxOptions.{})", who(),
                                 name(field), node->text(), name(field)),
                     fmt::format("remove `{}`", name(field)));
  }
}

void check_all(const Pod& pod, Report& report, Types types) {
  check_options(
      pod, report, pod.security.se_linux_options, types, [&] { return pod.spec_path(kPath); },
      [] { return std::string("the pod"); });
  for (const Container& container : pod.containers())
    check_options(
        pod, report, container.security.se_linux_options, types, [&] { return pod.path(container, kPath); },
        [&] { return container.text(); });
}

}  // namespace

/// SELinux types only from those for containers, and no user or role of one's own.
void se_linux_options(const Pod& pod, Report& report) { check_all(pod, report, Types(kTypes).first(3)); }
void se_linux_options_31(const Pod& pod, Report& report) { check_all(pod, report, kTypes); }

}  // namespace pave::judge::pod_security::checks
