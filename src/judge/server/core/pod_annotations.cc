#include "judge/server/core/pod_annotations.h"

#include <charconv>
#include <string>

#include <fmt/format.h>

#include "judge/server/core/local_path.h"
#include "judge/server/core/pod_facts.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::string_view kMirror = "kubernetes.io/config.mirror";
constexpr std::string_view kTolerations = "scheduler.alpha.kubernetes.io/tolerations";
constexpr std::string_view kDeletionCost = "controller.kubernetes.io/pod-deletion-cost";
constexpr std::string_view kSeccompOfPod = "seccomp.security.alpha.kubernetes.io/pod";
constexpr std::string_view kSeccompOfContainer = "container.seccomp.security.alpha.kubernetes.io/";
constexpr std::string_view kAppArmor = "container.apparmor.security.beta.kubernetes.io/";
constexpr std::string_view kLocalhost = "localhost/";
constexpr std::string_view kUnconfined = "unconfined";
constexpr std::string_view kRuntimeDefault = "runtime/default";
constexpr std::string_view kDockerDefault = "docker/default";

/// An int32 without a plus and without zeros before it (GetDeletionCostFromPodAnnotations).
bool is_deletion_cost(std::string_view text) {
  if (text.empty() || (text[0] == '0' && text != "0")) return false;
  std::int32_t cost = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), cost);
  return error == std::errc() && end == text.data() + text.size();
}

void judge_deletion_cost(const Value& cost, const Value& named) {
  bool was_bad = cost.updating() && cost.was_written() && !is_deletion_cost(cost.old().text());
  if (!was_bad && !is_deletion_cost(cost.text()))
    named.say_at(cost, Code::ServerBadFormat, fmt::format("{} is not a 32-bit integer", quoted(cost.text())),
                 "write a number from -2147483648 to 2147483647, in quotes");
}

void judge_seccomp(const Value& profile, const Value& named) {
  std::string_view text = profile.text();
  if (text == kRuntimeDefault || text == kDockerDefault || text == kUnconfined) return;
  bool is_path = text.starts_with(kLocalhost);
  std::string_view path = is_path ? text.substr(kLocalhost.size()) : text;
  if (!is_path || path.starts_with('/') || has_backstep(path))
    named.say_at(profile, Code::ServerBadFormat, fmt::format("{} is not a profile of seccomp", quoted(text)),
                 "write runtime/default, unconfined or localhost/PATH");
}

bool has_container(const Value& spec, std::string_view name) {
  for (doc::Symbol list : kContainerLists)
    for (Value container : spec[list].children())
      if (container[f::name].text() == name) return true;
  return false;
}

void judge_app_armor(const Value& profile, const Value& named, const Value& spec) {
  std::string_view container = profile.key().substr(kAppArmor.size());
  if (!has_container(spec, container))
    named.say_at(profile, Code::ServerNotFound, fmt::format("the pod has no container {}", quoted(container)),
                 "write the name of one of its containers, or remove the annotation", Value::At::Key);
  std::string_view text = profile.text();
  if (!text.empty() && text != kRuntimeDefault && text != kUnconfined && !text.starts_with(kLocalhost))
    named.say_at(profile, Code::ServerBadFormat, fmt::format("{} is not a profile of AppArmor", quoted(text)),
                 "write runtime/default, unconfined or localhost/NAME");
}

/// The text that an annotation has for the profile of a field; empty for a type that there isn't.
std::string as_annotation(const Value& profile) {
  std::string_view type = profile[f::type].text();
  if (type == "Unconfined") return std::string(kUnconfined);
  if (type == "RuntimeDefault") return std::string(kRuntimeDefault);
  if (type == "Localhost") return std::string(kLocalhost).append(profile[f::localhostProfile].text());
  return {};
}

/// `named`: the profile that the server names.
void judge_match(const Value& annotation, const Value& profile, const Value& named) {
  std::string wanted = as_annotation(profile);
  std::string_view text = annotation.text();
  if (wanted.empty() || text == wanted) return;
  bool is_same_type = wanted.starts_with(kLocalhost) && text.starts_with(kLocalhost);
  named[is_same_type ? f::localhostProfile : f::type].say_at(
      annotation, Code::ServerConflict, fmt::format("the annotation is {}, the field {}", quoted(text), quoted(wanted)),
      "remove the annotation");
}

void judge_seccomp_match(const Value& annotations, std::string_view key, const Value& profile) {
  if (!profile.written()) return;
  Value annotation = annotations.entry(key);
  if (!annotation.written()) return;
  if (annotation.text() == kDockerDefault && profile[f::type].text() == "RuntimeDefault") return;
  judge_match(annotation, profile, profile);
}

bool is_app_armor_profile(std::string_view annotation) {
  return annotation == kUnconfined || annotation == kRuntimeDefault ||
         (annotation.starts_with(kLocalhost) && annotation.size() > kLocalhost.size());
}

void judge_app_armor_match(const Value& annotations, const Value& spec, const Value& container) {
  Value own = container[f::securityContext][f::appArmorProfile];
  Value profile = own.written() ? own : spec[f::securityContext][f::appArmorProfile];
  if (!profile.written()) return;
  Value annotation = annotations.entry(std::string(kAppArmor).append(container[f::name].text()));
  if (!annotation.written()) return;
  // A Pod's container without a field takes the profile of its annotation.
  bool is_pod = spec.scope().facts().kind == "Pod";
  if (is_pod && !own.written() && is_app_armor_profile(annotation.text())) return;
  judge_match(annotation, profile, own);
}

}  // namespace

void judge_pod_annotations(const Value& annotations, const Value& named, const Value& spec) {
  for (Value annotation : annotations.children()) {
    std::string_view key = annotation.key();
    Value entry = named.entry(key);
    if (key == kMirror && spec[f::nodeName].text().empty())
      entry.say_at(annotation, Code::ServerConflict, "a mirror pod is that of a node", "write nodeName in its spec");
    else if (key == kDeletionCost) judge_deletion_cost(annotation, entry);
    else if (key == kSeccompOfPod || key.starts_with(kSeccompOfContainer)) judge_seccomp(annotation, named.named(key));
    else if (key.starts_with(kAppArmor)) judge_app_armor(annotation, entry, spec);
    else if (key == kTolerations &&
             annotation.text().find_first_of("[n") != annotation.text().find_first_not_of(" \n\t\r"))
      named.say_at(annotation, Code::ServerBadFormat, "the annotation is no list in JSON",
                   "write tolerations in the spec");
  }
}

void judge_profile_annotations(const Value& annotations, const Value& spec) {
  if (annotations.size() == 0) return;
  judge_seccomp_match(annotations, kSeccompOfPod, spec[f::securityContext][f::seccompProfile]);
  bool is_windows = spec[f::os][f::name].text() == "windows";
  for (doc::Symbol list : kContainerLists)
    for (Value container : spec[list].children()) {
      Value profile = container[f::securityContext][f::seccompProfile];
      if (profile.written())
        judge_seccomp_match(annotations, std::string(kSeccompOfContainer).append(container[f::name].text()), profile);
      if (!is_windows) judge_app_armor_match(annotations, spec, container);
    }
}

void judge_annotation_changes(const Value& annotations) {
  auto is_fixed = [](std::string_view key) { return key == kMirror || key.starts_with(kAppArmor); };
  auto refuse = [](const Value& entry) {
    entry.say(Code::ServerImmutable, "this annotation can't come, go or change once the pod exists",
              "write the old value back, or delete the pod and create it anew: it must be replaced");
  };
  for (Value entry : annotations.children())
    if (is_fixed(entry.key()) && (!entry.was_written() || entry.text() != entry.old().text())) refuse(entry);
  for (Value before : annotations.old().children())
    if (is_fixed(before.key()))
      if (Value entry = annotations.entry(before.key()); !entry.written()) refuse(entry);
}

}  // namespace pave::judge::server::core
