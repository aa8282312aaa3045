#include <string>

#include <fmt/format.h>

#include "judge/server/core/container.h"
#include "judge/server/core/field_refs.h"
#include "judge/server/core/volume_paths.h"
#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

/// What a variable may take from its pod.
constexpr std::string_view kPodFields[] = {
    "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName",
    "status.hostIP", "status.hostIPs",     "status.podIP", "status.podIPs",
};

/// IsRelaxedEnvVarName.
bool is_variable_name(std::string_view text) {
  for (char c : text)
    if (c < ' ' || c > '~' || c == '=') return false;
  return !text.empty();
}
constexpr Format kVariableName{is_variable_name, "the name of an environment variable",
                               "write printable ASCII characters other than `=`"};

/// The name of an object that may go on: the server takes a dash at the end for the beginning of a generated name.
bool is_name_or_prefix(std::string_view text) {
  if (text.size() < 2 || text.back() != '-') return kDnsSubdomain.fits(text);
  std::string masked(text.substr(0, text.size() - 2));
  return kDnsSubdomain.fits(masked + 'a');
}
constexpr Format kNameOrPrefix{is_name_or_prefix, "a DNS subdomain",
                               "write at most 253 lower-case letters, digits, dashes and dots"};

constexpr Rule kKeySelector[] = {
    {f::name, required()},
    {f::name, formatted(kDnsSubdomain)},
    {f::key, required()},
    {f::key, formatted(kConfigMapKey)},
};
constexpr Rule kFileKeySelector[] = {
    {f::key, required()},        {f::key, formatted(kVariableName)},
    {f::volumeName, required()}, {f::volumeName, formatted(kDnsLabel)},
    {f::path, required()},       {f::path, must(judge_steps)},
};
constexpr Rule kEnvFromSource[] = {
    {f::name, required()},
    {f::name, formatted(kNameOrPrefix)},
};

constexpr Rule kEnvVar[] = {
    {f::name, required()},
    {f::name, formatted(kVariableName)},
};
constexpr Rule kEnvVarSource[] = {
    {f::configMapKeyRef, within(kKeySelector)},
    {f::secretKeyRef, within(kKeySelector)},
};
constexpr Rule kEnvFrom[] = {
    {f::prefix, formatted(kVariableName)},
    {f::configMapRef, within(kEnvFromSource)},
    {f::secretRef, within(kEnvFromSource)},
};

constexpr doc::Symbol kSources[] = {f::fieldRef, f::resourceFieldRef, f::configMapKeyRef, f::secretKeyRef};

/// validateFileKeySelector, and validateFileKeyRefVolumes: the file lies in an emptyDir.
void judge_file_ref(const Value& ref, const PodFacts& pod) {
  judge(ref, kFileKeySelector);
  Value name = ref[f::volumeName];
  if (name.text().empty()) return;
  auto volume = pod.volumes.find(name.text());
  if (!volume)
    return name.say(Code::ServerNotFound, fmt::format("the pod has no volume {}", quoted(name.text())),
                    "write the name of one of its volumes");
  if (!is_empty_dir(pod.spec[f::volumes].item(*volume)))
    name.say(Code::ServerBadValue, fmt::format("the volume {} is not an emptyDir", quoted(name.text())),
             "only files of an emptyDir give variables");
}

void judge_source(const Value& variable, const Value& source, const PodFacts& pod) {
  int count = 0;
  for (doc::Symbol field : kSources) count += source[field].written() ? 1 : 0;
  judge(source, kEnvVarSource);
  if (Value ref = source[f::fieldRef]; ref.written()) judge_field_ref(ref, ref, kPodFields);
  if (Value ref = source[f::resourceFieldRef]; ref.written()) judge_resource_field_ref(ref, ref, false);
  if (Value ref = source[f::fileKeyRef]; ref.written() && pod.has_env_files) {
    ++count;
    judge_file_ref(ref, pod);
  }
  if (count == 0)
    source.say(Code::ServerRequired, "valueFrom says nothing of where the value comes from",
               "write fieldRef, resourceFieldRef, configMapKeyRef or secretKeyRef");
  else if (!variable[f::value].text().empty())
    source.say(Code::ServerConflict, "a variable has a value or takes it from somewhere, not both",
               "remove \"value\" or \"valueFrom\"");
  else if (count > 1)
    source.say(Code::ServerConflict, "a variable takes its value from one place", "keep one of the references");
}

}  // namespace

void judge_environment(const Value& container, const PodFacts& pod) {
  for (Value variable : container[f::env].children()) {
    judge(variable, kEnvVar);
    if (Value source = variable[f::valueFrom]; source.written()) judge_source(variable, source, pod);
  }
  Value list = container[f::envFrom];
  for (Value source : list.children()) {
    judge(source, kEnvFrom);
    bool has_map = source[f::configMapRef].written();
    bool has_secret = source[f::secretRef].written();
    // The server names the list.
    if (has_map && has_secret)
      list.say_at(source, Code::ServerConflict, "an item of envFrom is a ConfigMap or a Secret, not both",
                  "make two items of it");
    else if (!has_map && !has_secret)
      list.say_at(source, Code::ServerRequired, "an item of envFrom needs a ConfigMap or a Secret",
                  "write configMapRef or secretRef");
  }
}

}  // namespace pave::judge::server::core
