#include "judge/server/core/persistent_volume_claim.h"

#include <string>

#include <fmt/format.h>

#include "judge/server/core/access_modes.h"
#include "judge/server/core/claim_update.h"
#include "judge/server/core/storage_amount.h"
#include "judge/server/formats.h"
#include "judge/server/label_selector.h"
#include "judge/server/metadata.h"
#include "judge/server/probe.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

/// The server names `resources[storage]`.
void judge_size(Value spec) {
  Value resources = spec[f::resources];
  Value size = resources[f::requests].entry("storage");
  Value place = resources.entry("storage");
  if (size.node() == nullptr)
    return place.say_at(size, Code::ServerRequired, "a claim needs a size", "add resources.requests.storage");
  if (auto amount = storage_amount(size); amount && amount->sign() <= 0)
    place.say_at(
        size, Code::ServerBadQuantity,
        fmt::format("the size {} is not more than nothing", size.node()->is_null() ? "null" : size.node()->text()),
        "write a positive amount such as `5Gi`");
}

/// What a data source is without a group.
void judge_source_kind(const Value& source) {
  if (source[f::apiGroup].text().empty() && source[f::kind].text() != "PersistentVolumeClaim")
    source.say(Code::ServerBadValue,
               fmt::format("a source of the kind {} needs an apiGroup", quoted(source[f::kind].text())),
               "add \"apiGroup\", `snapshot.storage.k8s.io` for a VolumeSnapshot");
}

constexpr Rule kSource[] = {
    {f::name, required()},
    {f::kind, required()},
    {f::namespace_, formatted(kDnsLabel)},
};

/// An existing claim keeps a group that is refused now.
void judge_source(const Value& source, bool keeps_group) {
  judge(source, kSource);
  judge_source_kind(source);
  if (Value group = source[f::apiGroup]; !keeps_group && !group.text().empty() && !kDnsSubdomain.fits(group.text()))
    group.say(Code::ServerBadFormat, fmt::format("{} is not {}", quoted(group.text()), kDnsSubdomain.what),
              std::string(kDnsSubdomain.help));
}

bool is_same_source(const Value& a, const Value& b) {
  return a[f::apiGroup].written() == b[f::apiGroup].written() && a[f::apiGroup].text() == b[f::apiGroup].text() &&
         a[f::kind].text() == b[f::kind].text() && a[f::name].text() == b[f::name].text();
}

void judge_sources(const Value& spec, const DataSources& sources) {
  bool keeps_group = spec.updating() && has_source_group(spec.old());
  Value source = spec[f::dataSource];
  Value reference = spec[f::dataSourceRef];
  if (sources.has_source) judge_source(source, keeps_group);
  if (!sources.has_reference) return;
  judge_source(reference, keeps_group);
  if (!sources.has_source) return;
  if (!reference[f::namespace_].text().empty())
    spec.say_at(source, Code::ServerConflict, "a dataSourceRef with a namespace excludes dataSource",
                "remove dataSource");
  else if (!is_same_source(source, reference))
    spec.say_at(source, Code::ServerConflict, "dataSource and dataSourceRef differ", "remove one of them");
}

constexpr Rule kSpec[] = {
    {f::accessModes, must_always(judge_access_modes)},
    {kWhole, must(judge_size)},
    {f::storageClassName, formatted(kDnsSubdomain)},
    {f::volumeAttributesClassName, formatted(kDnsSubdomain), 34},  // VolumeAttributesClass
};

void judge_any_spec(const Value& spec, const DataSources& sources) {
  judge(spec, kSpec);
  if (Value selector = spec[f::selector]; selector.written()) {
    if (selector.was_written() && !passes(selector.old(), judge_label_selector)) judge_lenient_label_selector(selector);
    else judge_label_selector(selector);
  }
  judge_sources(spec, sources);
}

/// Fields of metadata that a template must not have, as the server names them; lists and pointers even when empty.
struct TemplateField {
  doc::Symbol field;
  std::string_view name;
  bool even_empty;
};
constexpr TemplateField kForbidden[] = {
    {f::name, "name", false},
    {f::generateName, "generateName", false},
    {f::namespace_, "namespace", false},
    {f::selfLink, "selfLink", false},
    {f::uid, "uID", false},
    {f::resourceVersion, "resourceVersion", false},
    {f::generation, "generation", false},
    {f::creationTimestamp, "creationTimestamp", false},
    {f::deletionTimestamp, "deletionTimestamp", true},
    {f::deletionGracePeriodSeconds, "deletionGracePeriodSeconds", true},
    {f::ownerReferences, "ownerReferences", true},
    {f::finalizers, "finalizers", true},
    {f::managedFields, "managedFields", true},
};

void judge_template_fields(Value metadata) {
  judge_template_metadata(metadata);
  for (const TemplateField& forbidden : kForbidden) {
    Value value = metadata[forbidden.field];
    if (!value.written() || (!forbidden.even_empty && same_value(value.node(), nullptr))) continue;
    metadata.named(forbidden.name)
        .say_at(value, Code::ServerForbidden, fmt::format("{} must not be set in a template", forbidden.name),
                "only labels and annotations can be: remove it");
  }
}

constexpr Rule kTemplate[] = {
    {f::metadata, must(judge_template_fields)},
    {f::spec, must_always(judge_claim_spec)},
};

void judge_own_spec(Value spec) { judge_any_spec(spec, kept_sources(spec)); }

constexpr Rule kClaimRoot[] = {
    {f::spec, must_always(judge_own_spec)},
    {kWhole, must(judge_claim_update)},
};

}  // namespace

void judge_persistent_volume_claim(Value root) { judge(root, kClaimRoot); }

void judge_claim_spec(Value spec) {
  judge_any_spec(spec, {spec[f::dataSource].written(), spec[f::dataSourceRef].written()});
}

void judge_claim_template(Value claim_template) { judge(claim_template, kTemplate); }

}  // namespace pave::judge::server::core
