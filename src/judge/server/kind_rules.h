#pragma once

#include <span>
#include <string_view>

#include "judge/server/rule.h"

namespace pave::judge::server {

/// The rules of one kind. The root's table leaves out metadata, which all kinds share.
struct KindRules {
  std::string_view kind;
  const Format* name;             ///< the form of metadata.name; null: the server doesn't look at metadata (reviews)
  Table rules;                    ///< for the root: `{f::spec, within(kServiceSpec)}`
  std::string_view version = {};  ///< only in this version of the group; empty: in all that have no row of their own
  bool any_finalizer = false;     ///< a finalizer needs no `/`: kinds whose metadata the generic code judges alone
  bool may_be_nameless = false;   ///< the server makes a name up: LimitRanges
  bool own_generation = false;    ///< the server counts generations itself and drops what is written in a new object
  bool names_in_changes = false;  ///< generateName has the form in changes of what exists, too
  bool free_changes = false;      ///< the kind's own code doesn't look at changes: finalizers are free there, too
  bool any_prefix = false;        ///< generateName isn't looked at, but the name that comes of it
};

/// The kinds of one group; each folder here is a group and has them in kinds.cc.
struct GroupRules {
  std::string_view group;
  std::span<const KindRules> kinds;
};

extern const GroupRules kCoreKinds;
extern const GroupRules kAppsKinds;
extern const GroupRules kBatchKinds;
extern const GroupRules kAutoscalingKinds;
extern const GroupRules kPolicyKinds;
extern const GroupRules kNetworkingKinds;
extern const GroupRules kDiscoveryKinds;
extern const GroupRules kRbacKinds;
extern const GroupRules kStorageKinds;
extern const GroupRules kSchedulingKinds;
extern const GroupRules kNodeKinds;
extern const GroupRules kCoordinationKinds;
extern const GroupRules kAdmissionregistrationKinds;
extern const GroupRules kApiextensionsKinds;
extern const GroupRules kApiregistrationKinds;
extern const GroupRules kAuthenticationKinds;
extern const GroupRules kAuthorizationKinds;
extern const GroupRules kCertificatesKinds;
extern const GroupRules kEventsKinds;
extern const GroupRules kFlowcontrolKinds;
extern const GroupRules kInternalKinds;
extern const GroupRules kResourceKinds;
extern const GroupRules kStoragemigrationKinds;

inline constexpr const GroupRules* kGroups[] = {
    &kCoreKinds,
    &kAppsKinds,
    &kBatchKinds,
    &kAutoscalingKinds,
    &kPolicyKinds,
    &kNetworkingKinds,
    &kDiscoveryKinds,
    &kRbacKinds,
    &kStorageKinds,
    &kSchedulingKinds,
    &kNodeKinds,
    &kCoordinationKinds,
    &kAdmissionregistrationKinds,
    &kApiextensionsKinds,
    &kApiregistrationKinds,
    &kAuthenticationKinds,
    &kAuthorizationKinds,
    &kCertificatesKinds,
    &kEventsKinds,
    &kFlowcontrolKinds,
    &kInternalKinds,
    &kResourceKinds,
    &kStoragemigrationKinds,
};

}  // namespace pave::judge::server
