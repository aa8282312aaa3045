#pragma once

#include <optional>
#include <string_view>

#include "base/quantity.h"
#include "judge/server/rule.h"

namespace pave::judge::server::core {

// Names of resources (`cpu`, `example.com/gpu`) and their amounts, as they stand in limits, requests, quotas, capacities
// (pkg/apis/core/helper/helpers.go and pkg/apis/core/validation).

/// `hugepages-2Mi`.
bool is_huge_pages(std::string_view name);
/// Without a domain, or in that of Kubernetes (IsNativeResource).
bool is_native_resource(std::string_view name);
/// `example.com/gpu`: of another domain (IsExtendedResourceName).
bool is_extended_resource(std::string_view name);
/// Whether a container may ask for it without a domain in its name: cpu, memory, ephemeral-storage, huge pages
/// (IsStandardContainerResourceName).
bool is_container_resource(std::string_view name);
/// Whether a quota knows it without a domain: requests.cpu, pods, services.nodeports, ... (IsStandardQuotaResourceName).
bool is_quota_resource(std::string_view name);
/// Whether it only comes in whole numbers: pods, services, extended resources (IsIntegerResourceName).
bool is_counted_resource(std::string_view name);
/// Whether a request may be below its limit (IsOvercommitAllowed).
bool can_overcommit(std::string_view name);

/// The amount in a map of resources, as the server keeps it: rounded up to a thousandth. nullopt: not written, or what
/// the schema judge refuses.
std::optional<base::Quantity> amount_of(const Value& entry);

// Each of these judges one entry of a map of resources, its key being the resource's name, and returns whether it is fine.
// `..._as`: the server names
// the place `named`.

/// validateResourceName: a qualified name, and without a domain one of Kubernetes' own.
bool judge_resource_name_as(const Value& entry, const Value& named);
inline bool judge_resource_name(const Value& entry) { return judge_resource_name_as(entry, entry); }
/// validateContainerResourceName.
bool judge_container_resource_name_as(const Value& entry, const Value& named);
inline bool judge_container_resource_name(const Value& entry) { return judge_container_resource_name_as(entry, entry); }
/// ValidateResourceQuotaResourceName.
bool judge_quota_resource_name(const Value& entry);
/// The amount isn't negative, and whole where the resource is counted (ValidateResourceQuantityValue). Says nothing of
/// what is no amount.
bool judge_amount_as(const Value& entry, std::string_view resource, const Value& named);
inline bool judge_amount(const Value& entry) { return judge_amount_as(entry, entry.key(), entry); }

}  // namespace pave::judge::server::core
