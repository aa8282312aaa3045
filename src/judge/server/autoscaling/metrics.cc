#include "judge/server/autoscaling/metrics.h"

#include <string>

#include <fmt/format.h>

#include "base/quantity.h"
#include "judge/server/core/resources.h"
#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::autoscaling {
namespace {

using base::Code;

constexpr int kVersionsAreJudged = 34;  // apiVersion of a reference, since this version
constexpr std::string_view kTypes[] = {"ContainerResource", "External", "Object", "Pods", "Resource"};
constexpr std::string_view kTargetTypes[] = {"Utilization", "Value", "AverageValue"};

void above_zero(Value amount) {
  if (amount.is_map() || amount.is_list()) return;
  auto quantity = base::Quantity::parse(amount.node()->text());
  if (quantity && quantity->sign() != 1)
    amount.say(Code::ServerBadQuantity, fmt::format("{} is {}", amount.key(), shortened(amount.node()->text())),
               "write an amount above 0");
}

constexpr Rule kTarget[] = {
    {f::type, required()},
    {f::type, one_of(kTargetTypes)},
    {f::value, must(above_zero)},
    {f::averageValue, must(above_zero)},
    {f::averageUtilization, at_least(1)},
};
constexpr Rule kMetric[] = {
    {f::name, required()},
    {f::name, formatted(kPathSegment)},
};

void any_value(Value source) {
  Value target = source[f::target];
  if (!target[f::value].written() && !target[f::averageValue].written())
    target[f::averageValue].say(Code::ServerRequired, "the target has neither value nor averageValue",
                                "add \"value\" or \"averageValue\"");
}

void one_value(Value source) {
  any_value(source);
  Value target = source[f::target];
  if (target[f::value].written() && target[f::averageValue].written())
    target[f::value].say(Code::ServerForbidden, "the target has both value and averageValue", "remove one");
}

void average_value(Value source) {
  if (!source[f::target][f::averageValue].written())
    source[f::target][f::averageValue].say(Code::ServerRequired, "the target has no averageValue",
                                           "add \"averageValue\"");
}

void one_average(Value source) {
  Value target = source[f::target];
  bool has_utilization = target[f::averageUtilization].written();
  bool has_value = target[f::averageValue].written();
  if (!has_utilization && !has_value)
    target[f::averageUtilization].say(Code::ServerRequired,
                                      "the target has neither averageUtilization nor averageValue",
                                      "add \"averageUtilization\" or \"averageValue\"");
  if (has_utilization && has_value)
    target[f::averageValue].say(Code::ServerForbidden, "the target has both averageUtilization and averageValue",
                                "remove one");
}

void described_object(Value object) {
  judge_object_reference(object);
  if (object.scope().minor() >= kVersionsAreJudged && !object.scope().updating()) judge_api_version(object, false);
}

void container_resource(Value name) {
  std::string_view text = name.text();
  bool has_domain = text.find('/') != std::string_view::npos;
  bool is_known =
      has_domain ? kQualifiedName.fits(text) && (core::is_native_resource(text) || core::is_extended_resource(text))
                 : core::is_container_resource(text);
  if (!text.empty() && !is_known)
    name.say(Code::ServerBadValue, fmt::format("{} is not a resource of a container", quoted(text)),
             "write cpu, memory, ephemeral-storage, or a name with a domain");
}

constexpr Rule kObjectSource[] = {
    {f::describedObject, must_always(described_object)},
    {f::metric, within_always(kMetric)},
    {f::target, within_always(kTarget)},
    {kWhole, must(any_value)},
};
constexpr Rule kExternalSource[] = {
    {f::metric, within_always(kMetric)},
    {f::target, within_always(kTarget)},
    {kWhole, must(one_value)},
};
constexpr Rule kPodsSource[] = {
    {f::metric, within_always(kMetric)},
    {f::target, within_always(kTarget)},
    {kWhole, must(average_value)},
};
constexpr Rule kResourceSource[] = {
    {f::name, required()},
    {f::target, within_always(kTarget)},
    {kWhole, must(one_average)},
};
constexpr Rule kContainerSource[] = {
    {f::name, required()},
    {f::name, must(container_resource)},
    {f::container, required()},
    {f::container, formatted(kDnsLabel)},
    {f::target, within_always(kTarget)},
    {kWhole, must(one_average)},
};

struct Source {
  doc::Symbol field;
  std::string_view type;
  Table rules;
};
/// In the order of the server, which judges the first one that is there.
constexpr Source kSources[] = {
    {f::object, "Object", kObjectSource},
    {f::external, "External", kExternalSource},
    {f::pods, "Pods", kPodsSource},
    {f::resource, "Resource", kResourceSource},
    {f::containerResource, "ContainerResource", kContainerSource},
};

void judge_sources(Value metric) {
  std::string_view type = metric[f::type].text();
  int count = 0;
  for (const Source& source : kSources) {
    Value value = metric[source.field];
    if (value.written() && ++count == 1) judge(value, source.rules);
    if (!value.written() && source.type == type)
      value.say(Code::ServerRequired, fmt::format("a metric of the type {} needs \"{}\"", type, value.key()),
                fmt::format("add \"{}\"", value.key()));
  }
  if (count < 2) return;
  for (const Source& source : kSources)
    if (Value value = metric[source.field]; value.written() && source.type != type)
      value.say(Code::ServerForbidden,
                fmt::format("a metric has one source, and \"{}\" is not that of its type", value.key()),
                "remove it, or write two metrics");
}

constexpr Rule kMetricSpec[] = {
    {f::type, required()},
    {f::type, one_of(kTypes)},
    {kWhole, must(judge_sources)},
};

}  // namespace

void judge_metrics(Value metrics) {
  for (Value metric : metrics.children()) judge(metric, kMetricSpec);
}

}  // namespace pave::judge::server::autoscaling
