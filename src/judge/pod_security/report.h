#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "base/code.h"
#include "base/origin.h"
#include "doc/node.h"
#include "judge/pod_security/policy.h"
#include "judge/sink.h"

namespace pave::judge::pod_security {

/// Where the checks put what they find in one pod.
class Report {
 public:
  Report(base::Severity severity, Sink& sink) : severity_(severity), sink_(sink) {}

  /// A value that must be another one, or not be there. `level` is the lowest one that forbids it.
  void forbidden(Level level, const doc::Node& value, std::string field, std::string message, std::string help) {
    add(level, value.origin, std::move(field), std::move(message), std::move(help));
  }
  /// A field that must be there; `parent` is the nearest node above it that is, shown by its key when it has one.
  void missing(Level level, const doc::Node& parent, std::string field, std::string message, std::string help) {
    base::Origin origin = parent.key_place();
    add(level, origin, std::move(field), std::move(message), std::move(help));
  }

  /// How many things were found.
  std::uint32_t count() const { return count_; }

 private:
  void add(Level level, base::Origin origin, std::string field, std::string message, std::string help) {
    base::Code code = level == Level::Baseline ? base::Code::PodSecurityBaseline : base::Code::PodSecurityRestricted;
    sink_.add({code, origin, std::move(message), std::move(help), {}}, severity_, std::move(field));
    ++count_;
  }

  base::Severity severity_;
  Sink& sink_;
  std::uint32_t count_ = 0;
};

}  // namespace pave::judge::pod_security
