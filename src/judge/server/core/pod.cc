#include "judge/server/core/pod.h"

#include <string>

#include <fmt/format.h>

#include "judge/server/core/container.h"
#include "judge/server/core/pod_annotations.h"
#include "judge/server/core/pod_resources.h"
#include "judge/server/core/pod_security.h"
#include "judge/server/core/pod_update.h"
#include "judge/server/formats.h"
#include "judge/server/metadata.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::int64_t kMaxHostname = 64;
constexpr std::string_view kRestartPolicies[] = {"Always", "Never", "OnFailure"};
constexpr std::string_view kPreemptionPolicies[] = {"Never", "PreemptLowerPriority"};

void not_empty(Value text) { actions::check_required(text, required()); }

/// serviceAccount is its old name.
void service_account(Value spec) {
  Value name = spec[f::serviceAccountName];
  Value shown = name.text().empty() ? spec[f::serviceAccount] : name;
  if (!shown.text().empty() && !kDnsSubdomain.fits(shown.text()))
    name.say_at(shown, Code::ServerBadFormat, fmt::format("{} is not {}", quoted(shown.text()), kDnsSubdomain.what),
                std::string(kDnsSubdomain.help));
}

/// validatePodHostName.
void hostname_override(Value spec) {
  Value name = spec[f::hostnameOverride];
  if (!name.written()) return;
  if (spec[f::setHostnameAsFQDN].is_true())
    name.say(Code::ServerConflict, "the pod's hostname is its full name already", "remove setHostnameAsFQDN or this");
  if (spec[f::hostNetwork].is_true())
    name.say(Code::ServerConflict, "a pod with the host's network has the host's name", "remove it");
  actions::check_length(name, at_most_bytes(kMaxHostname));
  actions::check_pointed(name, pointed(kDnsSubdomain));
}

constexpr Rule kPodSpec[] = {
    {f::restartPolicy, one_of(kRestartPolicies)},
    {f::nodeSelector, must(judge_labels)},
    {kWhole, must(service_account)},
    {f::nodeName, formatted(kDnsSubdomain)},
    {f::activeDeadlineSeconds, range(1, INT32_MAX)},
    {f::hostname, formatted(kDnsLabel)},
    {f::subdomain, formatted(kDnsLabel)},
    {kWhole, must(hostname_override), 35},
    {f::priorityClassName, formatted(kDnsSubdomain)},
    {f::runtimeClassName, pointed(kDnsSubdomain)},
    {f::preemptionPolicy, must(not_empty)},
    {f::preemptionPolicy, one_of(kPreemptionPolicies)},
};

/// In a template, the defaults of a Pod aren't known yet; in a Pod this is decided (validatePodMetadataAndSpec).
void judge_only_pod(const Value& spec) {
  for (doc::Symbol list : {f::containers, f::initContainers})
    for (Value container : spec[list].children()) judge_image_blanks(container);
  if (!spec[f::serviceAccountName].text().empty() || !spec[f::serviceAccount].text().empty()) return;
  for (Value volume : spec[f::volumes].children())
    for (Value source : volume[f::projected][f::sources].children())
      if (Value token = source[f::serviceAccountToken]; token.written())
        token.say(Code::ServerForbidden, "a token of a service account needs the account",
                  "add \"serviceAccountName\" to the pod's spec");
}

void judge_new_pod(const Value& pod) {
  Value spec = pod[f::spec];
  if (Value containers = spec[f::ephemeralContainers]; containers.size() != 0)
    containers.say(Code::ServerForbidden, "ephemeral containers can only be added to a pod that runs",
                   "remove them; `kubectl debug` adds one");
  if (Value node = spec[f::nodeName]; !node.text().empty() && spec[f::schedulingGates].size() != 0)
    node.say(Code::ServerConflict, "a pod with scheduling gates has no node yet", "remove nodeName or schedulingGates");
  judge_profile_annotations(pod[f::metadata][f::annotations], spec);
}

}  // namespace

void judge_pod_spec(Value spec) {
  PodFacts pod(spec);
  judge_containers(pod);
  judge_volumes(spec);
  judge_placement(spec);
  judge(spec, kPodSpec);
  judge_pod_security(pod);
  judge_pod_os(pod);
  judge_overhead(spec[f::overhead], pod);
  judge_pod_resources(pod);
}

void judge_pod_template(Value pod_template) {
  Value annotations = pod_template[f::metadata][f::annotations];
  Value spec = pod_template[f::spec];
  // The server leaves `metadata` out of the paths.
  judge_labels_as(pod_template[f::metadata][f::labels], pod_template[f::labels]);
  judge_annotations_as(annotations, pod_template[f::annotations]);
  judge_pod_annotations(annotations, pod_template[f::annotations], spec);
  judge_pod_spec(spec);
  judge_profile_annotations(annotations, spec);
  if (Value containers = spec[f::ephemeralContainers]; containers.size() != 0)
    containers.say(Code::ServerForbidden, "a template has no ephemeral containers",
                   "remove them; `kubectl debug` adds one to a pod that runs");
}

void judge_pod(Value pod) {
  Value annotations = pod[f::metadata][f::annotations];
  judge_pod_annotations(annotations, annotations, pod[f::spec]);
  judge_pod_spec(pod[f::spec]);
  judge_only_pod(pod[f::spec]);
  if (pod.updating()) judge_pod_update(pod);
  else judge_new_pod(pod);
}

}  // namespace pave::judge::server::core
