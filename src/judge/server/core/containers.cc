#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

#include "judge/server/core/container.h"
#include "judge/server/core/pod.h"
#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::string_view kMessagePolicies[] = {"FallbackToLogsOnError", "File"};
constexpr std::string_view kPullPolicies[] = {"Always", "IfNotPresent", "Never"};

constexpr Rule kContainer[] = {
    {f::name, required()},
    {f::name, formatted(kDnsLabel)},
    {f::image, required()},
    {f::imagePullPolicy, one_of(kPullPolicies)},
    {f::terminationMessagePolicy, one_of(kMessagePolicies)},
};

/// What every container has (validateContainerCommon).
void judge_container(const Value& container, const PodFacts& pod) {
  judge(container, kContainer);
  judge_container_ports(container);
  judge_environment(container, pod);
  judge_mounts(container, pod);
  judge_container_resources(container, pod);
  judge_container_security(container, pod);
}

void judge_unique_name(const Value& container, NameIndex& names) {
  Value name = container[f::name];
  if (!name.text().empty() && !names.insert(name.text()))
    name.say(Code::ServerDuplicate, fmt::format("a second container of the pod is called {}", quoted(name.text())),
             "give it another name");
}

/// Protocol, address and number of the ports that containers take of the host (AccumulateUniqueHostPorts).
using HostPorts = std::set<std::tuple<std::string_view, std::string_view, std::int64_t>>;

/// `named`: the container that the server names.
void judge_host_ports(const Value& container, const Value& named, const PodFacts& pod, HostPorts& taken) {
  std::uint32_t index = 0;
  for (Value port : container[f::ports].children()) {
    Value place = named[f::ports].item(index++)[f::hostPort];
    Value number = port[f::hostPort];
    std::int64_t host_port = number.integer_or(0);
    if (host_port == 0 && pod.is_pod && pod.has_host_network) host_port = port[f::containerPort].integer_or(0);
    if (host_port == 0) continue;
    std::string_view protocol = port[f::protocol].text();
    if (protocol.empty()) protocol = "TCP";
    if (!taken.emplace(protocol, port[f::hostIP].text(), host_port).second)
      place.say_at(number, Code::ServerDuplicate, fmt::format("the host's port {} is taken by another port", host_port),
                   "write another one");
  }
}

void judge_main_containers(const PodFacts& pod) {
  Value list = pod.spec[f::containers];
  actions::check_required(list, required());
  NameIndex names;
  HostPorts host_ports;
  for (Value container : list.children()) {
    judge_container(container, pod);
    judge_unique_name(container, names);
    judge_probes(container, pod);
    judge_container_restarts(container, pod, false);
    judge_host_ports(container, container, pod, host_ports);
  }
}

/// Without the feature, the server forgets a stopSignal, and a lifecycle that has nothing else.
bool is_only_stop_signal(const Value& lifecycle) { return lifecycle.size() == 1 && lifecycle[f::stopSignal].written(); }

/// An init container ends by itself.
void judge_without_probes(const Value& container) {
  for (doc::Symbol field : {f::lifecycle, f::livenessProbe, f::readinessProbe, f::startupProbe}) {
    Value value = container[field];
    if (!value.written() || (field == f::lifecycle && is_only_stop_signal(value))) continue;
    value.say(Code::ServerForbidden, "an init container has no probes and no lifecycle",
              "remove it, or make a sidecar of the container: `restartPolicy: Always`");
  }
}

void judge_init_resize(const Value& container) {
  for (Value policy : container[f::resizePolicy].children())
    if (Value restart = policy[f::restartPolicy]; restart.text() == "RestartContainer")
      restart.say(Code::ServerForbidden, "an init container can't restart for a resize", "write NotRequired");
}

/// validateInitContainers.
void judge_init_containers(const PodFacts& pod) {
  Value list = pod.spec[f::initContainers];
  if (list.size() == 0) return;
  NameIndex names;
  for (Value container : pod.spec[f::containers].children()) names.insert(container[f::name].text());
  for (Value container : list.children()) {
    judge_container(container, pod);
    judge_container_restarts(container, pod, true);
    judge_unique_name(container, names);
    HostPorts host_ports;  // they run one by one; the server names the first one
    judge_host_ports(container, list.item(0), pod, host_ports);
    if (is_sidecar(container)) {
      judge_probes(container, pod);
    } else {
      judge_without_probes(container);
      if (!pod.keeps_init_restart) judge_init_resize(container);
    }
  }
}

constexpr std::string_view kNotEphemeral = "an ephemeral container can't have it: remove it";

constexpr Rule kEphemeralMount[] = {
    {f::subPath, forbidden(kNotEphemeral)},
    {f::subPathExpr, forbidden(kNotEphemeral)},
};
constexpr Rule kEphemeralContainer[] = {
    {f::ports, forbidden(kNotEphemeral)},         {f::resources, forbidden(kNotEphemeral)},
    {f::resizePolicy, forbidden(kNotEphemeral)},  {f::restartPolicy, forbidden(kNotEphemeral)},
    {f::livenessProbe, forbidden(kNotEphemeral)}, {f::readinessProbe, forbidden(kNotEphemeral)},
    {f::startupProbe, forbidden(kNotEphemeral)},  {f::lifecycle, forbidden(kNotEphemeral)},
    {f::volumeMounts, each(kEphemeralMount)},
};

/// validateEphemeralContainers.
void judge_ephemeral_containers(const PodFacts& pod) {
  Value list = pod.spec[f::ephemeralContainers];
  if (list.size() == 0) return;
  NameIndex names;
  NameIndex targets;
  for (doc::Symbol others : {f::containers, f::initContainers})
    for (Value container : pod.spec[others].children()) {
      names.insert(container[f::name].text());
      targets.insert(container[f::name].text());
    }
  for (Value container : list.children()) {
    judge_container(container, pod);
    judge_image_blanks(container);
    judge_unique_name(container, names);
    judge(container, kEphemeralContainer);
    Value target = container[f::targetContainerName];
    if (!target.text().empty() && !targets.contains(target.text()))
      target.say(Code::ServerNotFound, fmt::format("the pod has no container {}", quoted(target.text())),
                 "write the name of one of its containers");
  }
}

/// validatePodHostNetworkDeps.
void judge_host_network_ports(const PodFacts& pod) {
  if (!pod.has_host_network) return;
  for (Value container : pod.spec[f::containers].children())
    for (Value port : container[f::ports].children()) {
      Value host_port = port[f::hostPort];
      std::int64_t number = host_port.integer_or(0);
      if (number != 0 && number != port[f::containerPort].integer_or(0))
        host_port.say(Code::ServerConflict, "with the host's network, the port of the host is that of the container",
                      "write the containerPort, or remove hostPort");
    }
}

}  // namespace

void judge_image_blanks(const Value& container) {
  Value image = container[f::image];
  std::string_view text = image.text();
  constexpr std::string_view kBlanks = " \t\n\v\f\r";
  if (text.empty()) return;
  if (kBlanks.find(text.front()) != std::string_view::npos || kBlanks.find(text.back()) != std::string_view::npos)
    image.say(Code::ServerBadFormat, fmt::format("{} has blanks at an end", quoted(text)), "leave them out");
}

void judge_containers(const PodFacts& pod) {
  judge_main_containers(pod);
  judge_init_containers(pod);
  judge_ephemeral_containers(pod);
  judge_host_network_ports(pod);
}

}  // namespace pave::judge::server::core
