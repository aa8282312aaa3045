#include <fmt/format.h>

#include "judge/server/formats.h"
#include "judge/server/kind_rules.h"
#include "judge/server/metadata.h"
#include "judge/server/resource/claim.h"
#include "judge/server/resource/class.h"
#include "judge/server/resource/names.h"
#include "judge/server/resource/slice.h"
#include "judge/server/resource/taint.h"
#include "judge/value_text.h"

namespace pave::judge::server {
namespace {

void claim_spec(Value spec) {
  // What can't change isn't looked at again.
  spec.updating() ? resource::same_claim(spec, spec) : resource::judge_claim(spec);
}

/// What Go's reflection takes for set: an empty list is, and a number behind a pointer, be it zero.
bool is_set(Value field) {
  if (!field.written() || (field.is_string() && field.text().empty())) return false;
  return field.node()->key_symbol != f::generation || field.integer() != 0;
}

/// Labels and annotations are all that a claim gets from its template (pkg/apis/core/validation,
/// ValidateTemplateObjectMeta).
void template_metadata(Value metadata) {
  judge_template_metadata(metadata);
  for (Value field : metadata.children()) {
    doc::Symbol name = field.node()->key_symbol;
    if (name == f::labels || name == f::annotations || !is_set(field)) continue;
    Value place = metadata[name];
    place.say_at(place, base::Code::ServerForbidden,
                 fmt::format("{} can't be set in a template", shortened(field.key())), "remove it", Value::At::Key);
  }
}

void template_spec(Value spec) {
  template_metadata(spec[f::metadata]);
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
    {.kind = "ResourceClaim", .name = &kDnsSubdomain, .rules = kResourceClaim, .names_in_changes = true},
    {.kind = "ResourceClaimTemplate",
     .name = &kDnsSubdomain,
     .rules = kResourceClaimTemplate,
     .names_in_changes = true},
    {.kind = "DeviceClass", .name = &kDnsSubdomain, .rules = kDeviceClass, .own_generation = true, .any_prefix = true},
    {.kind = "ResourceSlice", .name = &kDnsSubdomain, .rules = kResourceSlice, .own_generation = true},
    {.kind = "DeviceTaintRule", .name = &kDnsSubdomain, .rules = kDeviceTaintRuleRoot, .own_generation = true},
    {"ResourcePoolStatusRequest", &kDnsSubdomain, kResourcePoolStatusRequest},
};

}  // namespace

constinit const GroupRules kResourceKinds{"resource.k8s.io", kKinds};

}  // namespace pave::judge::server
