#include "judge/server/authorization/access_review.h"

#include <string>

#include <fmt/format.h>

#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::authorization {
namespace {

using base::Code;

constexpr int kNamesSpecSince = 37;  // before, one of the two fields

// An operator that the server doesn't know may be known to who decides.
void values_for_operator(Value requirement) {
  Value values = requirement[f::values];
  std::string_view op = requirement[f::operator_].text();
  if ((op == "In" || op == "NotIn") && values.size() == 0)
    values.say(Code::ServerRequired, fmt::format("{} needs values", op), "write at least one value");
  if ((op == "Exists" || op == "DoesNotExist") && values.size() != 0)
    values.say(Code::ServerForbidden, fmt::format("{} takes no values", op), "remove them");
}

void judge_label_values(Value values) {
  for (Value value : values.children())
    if (!kLabelValue.fits(value.text()))
      value.say(Code::ServerBadLabel, fmt::format("{} is not {}", quoted(value.text()), kLabelValue.what),
                std::string(kLabelValue.help));
}

constexpr Rule kFieldRequirement[] = {
    {f::key, required()},
    {kWhole, must(values_for_operator)},
};
constexpr Rule kLabelRequirement[] = {
    {kWhole, must(values_for_operator)},
    {f::key, required()},
    {f::key, formatted(kQualifiedName)},
    {f::values, must(judge_label_values)},
};

void raw_or_requirements(Value selector) {
  Value raw = selector[f::rawSelector];
  Value requirements = selector[f::requirements];
  if (!raw.text().empty() && requirements.size() != 0)
    raw.say(Code::ServerConflict, "\"rawSelector\" and \"requirements\" exclude each other", "keep one of them");
  if (raw.text().empty() && requirements.size() == 0)
    requirements.say(Code::ServerRequired, "the selector is empty", "add \"requirements\", or leave the selector out");
}

constexpr Rule kFieldSelector[] = {
    {kWhole, must(raw_or_requirements)},
    {f::requirements, each(kFieldRequirement)},
};
constexpr Rule kLabelSelector[] = {
    {kWhole, must(raw_or_requirements)},
    {f::requirements, each(kLabelRequirement)},
};
constexpr Rule kResource[] = {
    {f::fieldSelector, within(kFieldSelector)},
    {f::labelSelector, within(kLabelSelector)},
};

void resource_or_url(Value spec) {
  bool resource = spec[f::resourceAttributes].written();
  if (resource != spec[f::nonResourceAttributes].written()) return;
  bool names_spec = spec.scope().minor() >= kNamesSpecSince;
  Value named = names_spec ? spec : spec[resource ? f::nonResourceAttributes : f::resourceAttributes];
  named.say(resource ? Code::ServerConflict : Code::ServerRequired,
            resource ? "the review is about a resource and about a URL" : "the review is about nothing",
            "write one of resourceAttributes and nonResourceAttributes");
}

void judge_user(Value spec) {
  if (spec[f::user].text().empty() && spec[f::groups].size() == 0)
    spec[f::user].say(Code::ServerRequired, "it isn't said who is meant", "add \"user\" or \"groups\"");
}

constexpr Rule kSelfSpec[] = {
    {kWhole, must_always(resource_or_url)},
    {f::resourceAttributes, within(kResource)},
};
constexpr Rule kSpec[] = {
    {kWhole, must_always(resource_or_url)},
    {kWhole, must_always(judge_user)},
    {f::resourceAttributes, within(kResource)},
};

/// What the server takes out of the metadata of everything new (apiserver, pkg/registry/rest,
/// WipeObjectMetaSystemFields).
bool is_wiped(doc::Symbol field) {
  return field == f::managedFields || field == f::uid || field == f::creationTimestamp || field == f::selfLink ||
         field == f::deletionTimestamp || field == f::deletionGracePeriodSeconds;
}

/// A review is answered and not kept.
void judge_metadata(Value root, bool may_have_namespace) {
  Value metadata = root[f::metadata];
  for (Value field : metadata.children()) {
    doc::Symbol name = field.node()->key_symbol;
    if ((may_have_namespace && name == f::namespace_) || is_wiped(name) ||
        (field.size() == 0 && same_value(field.node(), nullptr)))
      continue;
    return metadata.say_at(
        field, Code::ServerForbidden,
        may_have_namespace ? "a review has no metadata but the namespace" : "a review has no metadata", "remove it",
        Value::At::Key);
  }
}

/// Where no namespace is written it is that of the request.
void same_namespace(Value root) {
  Value resource = root[f::spec][f::resourceAttributes];
  Value inner = resource[f::namespace_];
  std::string_view outer = root[f::metadata][f::namespace_].text();
  if (!resource.written() || (outer.empty() ? !inner.text().empty() : inner.text() == outer)) return;
  inner.say(Code::ServerConflict,
            inner.text().empty() ? std::string("the review is about all namespaces")
                                 : fmt::format("the review is about the namespace {}", quoted(inner.text())),
            "write the namespace of its metadata, or write a SubjectAccessReview");
}

void no_url(Value root) {
  if (Value url = root[f::spec][f::nonResourceAttributes]; url.written())
    url.say(Code::ServerForbidden, "a review in a namespace can't be about a URL", "write a SubjectAccessReview");
}

}  // namespace

void judge_subject_review(Value root) {
  judge(root[f::spec], kSpec);
  judge_metadata(root, false);
}

void judge_local_review(Value root) {
  judge(root[f::spec], kSpec);
  judge_metadata(root, true);
  same_namespace(root);
  no_url(root);
}

void judge_self_review(Value root) {
  judge(root[f::spec], kSelfSpec);
  judge_metadata(root, false);
}

}  // namespace pave::judge::server::authorization
