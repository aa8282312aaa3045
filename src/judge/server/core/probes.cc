#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "judge/server/core/container.h"
#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::int64_t kMaxPort = 65535;

/// IsHTTPHeaderName.
bool is_header_name(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

/// ValidatePortNumOrName; a port that isn't written is 0.
void port_or_name(Value port) {
  if (port.is_string()) {
    if (!kPortName.fits(port.text()))
      port.say(Code::ServerBadFormat, fmt::format("{} is not {}", quoted(port.text()), kPortName.what),
               fmt::format("{}, or write a number from 1 to 65535", kPortName.help));
  } else if (std::int64_t number = port.integer_or(0); number < 1 || number > kMaxPort) {
    port.say(Code::ServerOutOfRange, port.written() ? fmt::format("port is {}", number) : "the port is missing",
             fmt::format("write a number from 1 to {} or the name of a port", kMaxPort));
  }
}

void header_names(Value headers) {
  for (Value header : headers.children()) {
    Value name = header[f::name];
    if ((name.is_string() || !name.written()) && !is_header_name(name.text()))  // the server names the list
      headers.say_at(name.written() ? name : header, Code::ServerBadFormat,
                     fmt::format("{} is not the name of a header", quoted(name.text())),
                     "write letters, digits and dashes");
  }
}

constexpr Rule kExec[] = {{f::command, required()}};
constexpr Rule kHttpGet[] = {
    {f::port, must_always(port_or_name)},
    {f::httpHeaders, must(header_names)},
};
constexpr Rule kTcpSocket[] = {{f::port, must_always(port_or_name)}};
constexpr Rule kGrpc[] = {{f::port, required_range(1, kMaxPort)}};

/// In the order in which the server looks for them: the first one counts.
struct HandlerKind {
  doc::Symbol field;
  std::span<const Rule> rules;
};
constexpr HandlerKind kProbeHandlers[] = {
    {f::exec, kExec}, {f::httpGet, kHttpGet}, {f::tcpSocket, kTcpSocket}, {f::grpc, kGrpc}};
constexpr HandlerKind kLifecycleHandlers[] = {
    {f::exec, kExec}, {f::httpGet, kHttpGet}, {f::tcpSocket, kTcpSocket}, {f::sleep, {}}};

/// validateSleepAction.
void judge_sleep(const Value& sleep, const PodFacts& pod) {
  std::int64_t seconds = sleep[f::seconds].integer_or(0);
  if (seconds < 0 || seconds > pod.grace_seconds)
    sleep.say_at(sleep[f::seconds], Code::ServerOutOfRange,
                 fmt::format("a pod that has {} seconds to end can't sleep for {}", pod.grace_seconds, seconds),
                 "write a number from 0 to terminationGracePeriodSeconds");
}

/// validateHandler.
void judge_handler(const Value& handler, std::span<const HandlerKind> kinds, const PodFacts& pod) {
  bool has_one = false;
  for (const HandlerKind& kind : kinds) {
    Value action = handler[kind.field];
    if (!action.written()) continue;
    if (has_one) {
      action.say(Code::ServerConflict, "a second action; a handler does one thing", "keep one of them");
    } else if (kind.field == f::sleep) {
      judge_sleep(action, pod);
    } else {
      judge(action, kind.rules);
    }
    has_one = true;
  }
  if (!has_one)
    handler.say(Code::ServerRequired, "it says nothing of what to do",
                kinds.back().field == f::grpc ? "write exec, httpGet, tcpSocket or grpc"
                                              : "write exec, httpGet, tcpSocket or sleep");
}

constexpr Rule kProbe[] = {
    {f::initialDelaySeconds, at_least(0)}, {f::timeoutSeconds, at_least(0)},
    {f::periodSeconds, at_least(0)},       {f::successThreshold, at_least(0)},
    {f::failureThreshold, at_least(0)},    {f::terminationGracePeriodSeconds, at_least(1)},
};

void judge_probe(const Value& probe, const PodFacts& pod) {
  if (!probe.written()) return;
  judge_handler(probe, kProbeHandlers, pod);
  judge(probe, kProbe);
}

/// Of a probe that is over at the first success; 0 is the default, 1.
void judge_single_success(const Value& probe) {
  Value threshold = probe[f::successThreshold];
  if (threshold.integer_or(1) > 1)
    threshold.say(Code::ServerOutOfRange, "successThreshold must be 1 here", "write 1 or remove it");
}

void judge_lifecycle(const Value& lifecycle, const PodFacts& pod) {
  for (doc::Symbol field : {f::postStart, f::preStop})
    if (Value handler = lifecycle[field]; handler.written()) judge_handler(handler, kLifecycleHandlers, pod);
}

}  // namespace

void judge_probes(const Value& container, const PodFacts& pod) {
  judge_lifecycle(container[f::lifecycle], pod);
  for (doc::Symbol field : {f::livenessProbe, f::startupProbe}) {
    judge_probe(container[field], pod);
    judge_single_success(container[field]);
  }
  Value readiness = container[f::readinessProbe];
  judge_probe(readiness, pod);
  if (Value grace = readiness[f::terminationGracePeriodSeconds]; grace.written())
    grace.say(Code::ServerForbidden, "a readinessProbe ends nothing and has no terminationGracePeriodSeconds",
              "remove it");
}

}  // namespace pave::judge::server::core
