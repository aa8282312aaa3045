#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/code.h"
#include "base/version.h"
#include "judge/pod_security/policy.h"
#include "judge/sink.h"
#include "kube/object.h"

namespace pave::judge::pod_security {

/// The policy that a Namespace object enforces, from its labels `pod-security.kubernetes.io/enforce` and `enforce-version`;
/// nothing for another object, or without the first label. As the admission plugin has it (api/helpers.go,
/// PolicyToEvaluate): a level that does not exist counts as restricted and a version that does not exist as latest.
/// The API server refuses to create such a Namespace, so they are remarks as well: schema/bad-enum and schema/bad-format
/// (for the version also when the level is missing).
std::optional<Policy> namespace_policy(const kube::Object& object, Sink& sink);

/// Enforced policies by the name of the namespace, gathered from the Namespace objects of an input.
using NamespacePolicies = std::map<std::string, Policy, std::less<>>;

/// A policy, and how bad it is to break it.
struct Chosen {
  Policy policy;
  base::Severity severity;
};

/// The policy for an object: the one that the user gave, else what its namespace enforces (both as errors), else baseline
/// at the server's version (as warnings). An object without a namespace lands wherever the user sends it, so no namespace
/// decides about it.
Chosen choose_policy(const std::optional<Policy>& given, const NamespacePolicies& namespaces,
                     const kube::Object& object, base::KubeVersion server);

}  // namespace pave::judge::pod_security
