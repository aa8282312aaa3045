#include "judge/server/formats.h"
#include "judge/server/kind_rules.h"

namespace pave::judge::server {
namespace {

/// `GROUP.RESOURCE` (pkg/apis/apiserverinternal/validation, ValidateStorageVersionName).
bool is_storage_version_name(std::string_view name) {
  std::size_t dot = name.rfind('.');
  return dot != name.npos && kDnsSubdomain.fits(name.substr(0, dot)) && kDns1035Label.fits(name.substr(dot + 1));
}
constexpr Format kStorageVersionName{is_storage_version_name, "a group and a resource",
                                     "write it as `example.com.widgets`"};

// The status is dropped when an object is created, and an update isn't looked at.
constexpr KindRules kKinds[] = {
    {.kind = "StorageVersion", .name = &kStorageVersionName, .rules = {}, .free_changes = true},
};

}  // namespace

constinit const GroupRules kInternalKinds{"internal.apiserver.k8s.io", kKinds};

}  // namespace pave::judge::server
