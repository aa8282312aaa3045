#include "judge/server/formats.h"
#include "judge/server/kind_rules.h"
#include "judge/server/metadata.h"
#include "judge/server/resource/claim.h"
#include "judge/server/resource/class.h"
#include "judge/server/resource/names.h"
#include "judge/server/resource/slice.h"
#include "judge/server/resource/taint.h"

namespace pave::judge::server {
namespace {

void claim_spec(Value spec) {
  // What can't change isn't looked at again.
  spec.updating() ? resource::same_claim(spec, spec) : resource::judge_claim(spec);
}

void template_spec(Value spec) {
  judge_template_metadata(spec[f::metadata]);
  resource::judge_claim(spec[f::spec]);
  constexpr Action kImmutable = immutable();
  if (spec[f::metadata].changed()) kImmutable.run(spec, kImmutable);
  else resource::same_claim(spec, spec[f::spec]);
}

/// A limit that isn't written is the default.
void same_status_request(Value spec) {
  constexpr std::int64_t kDefaultLimit = 100;
  constexpr Action kImmutable = immutable();
  Value limit = spec[f::limit];
  if (spec[f::driver].changed() || spec[f::poolName].changed() ||
      limit.integer_or(kDefaultLimit) != limit.old().integer_or(kDefaultLimit))
    kImmutable.run(spec, kImmutable);
}

constexpr Rule kDeviceTaintSelector[] = {
    {f::driver, resource::not_empty()},    {f::driver, formatted(resource::kDriver)}, {f::pool, resource::not_empty()},
    {f::pool, formatted(resource::kPool)}, {f::device, resource::not_empty()},        {f::device, formatted(kDnsLabel)},
};

constexpr Rule kDeviceTaintRule[] = {
    {f::deviceSelector, within(kDeviceTaintSelector)},
    {f::taint, must_always(resource::judge_taint)},
};

constexpr Rule kStatusRequest[] = {
    {f::driver, required()},
    {f::driver, formatted(resource::kDriverOfAny)},
    {f::poolName, resource::not_empty()},
    {f::poolName, formatted(resource::kPool)},
    {f::limit, range(1, 1000)},
    {kWhole, must_always(same_status_request)},
};

constexpr Rule kResourceClaim[] = {
    {f::spec, must_always(claim_spec)},
};
constexpr Rule kResourceClaimTemplate[] = {
    {f::spec, must_always(template_spec)},
};
constexpr Rule kDeviceClass[] = {
    {f::spec, must_always(resource::judge_class)},
};
constexpr Rule kResourceSlice[] = {
    {f::spec, must_always(resource::judge_slice)},
};
constexpr Rule kDeviceTaintRuleRoot[] = {
    {f::spec, within_always(kDeviceTaintRule)},
};
constexpr Rule kResourcePoolStatusRequest[] = {
    {f::spec, within_always(kStatusRequest)},
};

constexpr KindRules kKinds[] = {
    {"ResourceClaim", &kDnsSubdomain, kResourceClaim},
    {"ResourceClaimTemplate", &kDnsSubdomain, kResourceClaimTemplate},
    {"DeviceClass", &kDnsSubdomain, kDeviceClass},
    {"ResourceSlice", &kDnsSubdomain, kResourceSlice},
    {"DeviceTaintRule", &kDnsSubdomain, kDeviceTaintRuleRoot},
    {"ResourcePoolStatusRequest", &kDnsSubdomain, kResourcePoolStatusRequest},
};

}  // namespace

constinit const GroupRules kResourceKinds{"resource.k8s.io", kKinds};

}  // namespace pave::judge::server
