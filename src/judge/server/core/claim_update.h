#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::core {

/// Which of a claim's two data sources the server keeps.
struct DataSources {
  bool has_source = false;
  bool has_reference = false;
};

/// Of a PersistentVolumeClaim: sources in other namespaces and, without a reference, those that are neither a claim nor
/// a snapshot are dropped (pkg/api/persistentvolumeclaim, DropDisabledFields and
/// EnforceDataSourceBackwardsCompatibility).
DataSources kept_sources(const Value& spec);

/// Whether one of its data sources has an apiGroup (allowInvalidAPIGroupInDataSourceOrRef).
bool has_source_group(Value spec);

/// What may change of an existing claim; for its root (pkg/apis/core/validation, ValidatePersistentVolumeClaimUpdate).
/// Its status is the old one, as the server takes it: a claim is pending unless it says that it is bound. Of a change that
/// merges, a claim without a status is taken as bound and its volume as large as the claim.
void judge_claim_update(Value root);

}  // namespace pave::judge::server::core
