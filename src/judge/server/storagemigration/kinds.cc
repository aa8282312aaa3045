#include "judge/server/formats.h"
#include "judge/server/kind_rules.h"

namespace pave::judge::server {
namespace {

using base::Code;

// pkg/apis/storagemigration/validation, ValidateStorageVersionMigration and its update; the status is another request's.

constexpr Rule kResource[] = {
    {f::resource, required()},
    {f::resource, formatted(kDns1035Label)},
    {f::group, formatted(kDnsSubdomain)},
};
constexpr Rule kSpec[] = {
    {f::resource, within_always(kResource)},
};
constexpr Rule kMigration[] = {
    {f::spec, within_always(kSpec)},
    {f::spec, immutable()},
};

// v1alpha1 names the version, too.
constexpr Rule kOldResource[] = {
    {f::resource, required()},
    {f::version, required()},
};
constexpr Rule kOldSpec[] = {
    {f::resource, within_always(kOldResource)},
};

/// The server names these fields without the way to them.
void same_resource(Value root) {
  if (!root.updating()) return;
  Value resource = root[f::spec][f::resource];
  for (doc::Symbol field : {f::group, f::version, f::resource})
    if (Value part = resource[field]; part.changed())
      root[field].say_at(part, Code::ServerImmutable, "what is migrated can't change once the object exists",
                         std::string(kReplaceHelp));
}

constexpr Rule kOldMigration[] = {
    {f::spec, within_always(kOldSpec)},
    {kWhole, must(same_resource)},
};

constexpr KindRules kKinds[] = {
    {.kind = "StorageVersionMigration", .name = &kDnsSubdomain, .rules = kMigration, .names_in_changes = true},
    {.kind = "StorageVersionMigration",
     .name = &kDnsSubdomain,
     .rules = kOldMigration,
     .version = "v1alpha1",
     .names_in_changes = true},
};

}  // namespace

constinit const GroupRules kStoragemigrationKinds{"storagemigration.k8s.io", kKinds};

}  // namespace pave::judge::server
