#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "judge/server/core/resource_quota.h"
#include "judge/server/core/resources.h"
#include "judge/server/formats.h"
#include "judge/server/seen.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;
using base::Quantity;
using Amount = std::optional<Quantity>;

constexpr std::int64_t kMaxMilli = INT64_MAX / 1000;

void limit_type(Value limit, Seen<std::string_view>& seen) {
  Value type = limit[f::type];
  std::string_view text = type.text();
  bool is_known = text == "Pod" || text == "Container" || text == "PersistentVolumeClaim";
  if (!kQualifiedName.fits(text) || (!is_known && text.find('/') == std::string_view::npos))
    type.say(Code::ServerBadValue, fmt::format("{} is no type of limit", quoted(text)),
             "write Pod, Container or PersistentVolumeClaim, or a name with a domain");
  if (!seen.insert(text))
    type.say(Code::ServerDuplicate, fmt::format("the type {} stands twice in the list", quoted(text)),
             "put all its limits into one item");
}

/// What is set for one resource, defaults included (SetDefaults_LimitRangeItem).
struct Bounds {
  Amount min, max, fallback, request, ratio;
};

/// Refuses a value that stands below or above another one. Those that the server made of others say nothing of their
/// own: what they come from is refused already.
void refuse(Value place, std::string_view than) {
  if (place.node() == nullptr) return;
  std::string_view text = place.written() ? place.node()->text() : "null";
  place.say(Code::ServerBadQuantity, fmt::format("{} is {}", quoted(text), than), "change one of the two");
}

/// Whether the ratio is larger than max divided by min can be, in floating point as the server reckons.
bool is_beyond(const Quantity& ratio, const Quantity& min, const Quantity& max) {
  double most = static_cast<double>(ratio.value());
  std::int64_t low = min.value();
  std::int64_t high = max.value();
  if (ratio.value() < kMaxMilli && low < kMaxMilli && high < kMaxMilli) {
    most = static_cast<double>(ratio.milli_value()) / 1000;
    low = min.milli_value();
    high = max.milli_value();
  }
  return most > static_cast<double>(high) / static_cast<double>(low);
}

void judge_bounds(Value limit, std::string_view resource, const Bounds& bounds) {
  const auto& [min, max, fallback, request, ratio] = bounds;
  Value request_place = limit[f::defaultRequest].entry(resource);
  Value default_place = limit[f::default_].entry(resource);
  Value ratio_place = limit[f::maxLimitRequestRatio].entry(resource);
  if (min && max && *min > *max) refuse(limit[f::min].entry(resource), "more than max");
  if (request && min && *min > *request) refuse(request_place, "less than min");
  if (request && max && *request > *max) refuse(request_place, "more than max");
  if (request && fallback && *request > *fallback) refuse(request_place, "more than default");
  if (fallback && min && *min > *fallback) refuse(default_place, "less than min");
  if (fallback && max && *fallback > *max) refuse(default_place, "more than max");
  if (ratio && *ratio < *Quantity::parse("1")) refuse(ratio_place, "less than 1");
  if (ratio && min && max && is_beyond(*ratio, *min, *max)) refuse(ratio_place, "more than max divided by min");
  if (!can_overcommit(resource) && fallback && request && *fallback != *request)
    refuse(request_place, "something else than default, and this resource can't be promised twice");
}

void collect(Value amounts, std::map<std::string_view, Bounds>& out, Amount Bounds::* member, bool of_containers) {
  for (Value entry : amounts.children()) {
    if (of_containers) judge_container_resource_name(entry);
    else judge_resource_name(entry);
    // A null is there, and nothing.
    out[entry.key()].*member = entry.written() ? amount_of(entry) : *Quantity::parse("0");
  }
}

void judge_limit(Value limit) {
  std::string_view type = limit[f::type].text();
  bool is_pod = type == "Pod";
  bool of_containers = is_pod || type == "Container";
  std::map<std::string_view, Bounds> all;
  collect(limit[f::max], all, &Bounds::max, of_containers);
  collect(limit[f::min], all, &Bounds::min, of_containers);
  collect(limit[f::maxLimitRequestRatio], all, &Bounds::ratio, of_containers);
  if (is_pod) {
    for (doc::Symbol field : {f::default_, f::defaultRequest})
      if (limit[field].size() > 0)
        limit[field].say(Code::ServerForbidden, "limits of pods have no defaults", "write them for type Container");
  } else {
    collect(limit[f::default_], all, &Bounds::fallback, of_containers);
    collect(limit[f::defaultRequest], all, &Bounds::request, of_containers);
  }
  if (type == "PersistentVolumeClaim" && limit[f::min].entry("storage").node() == nullptr &&
      limit[f::max].entry("storage").node() == nullptr)
    limit.named("limits").say_at(limit, Code::ServerRequired, "limits of claims need an amount of storage",
                                 "add `storage` to min or max");
  for (auto& [resource, bounds] : all) {
    if (type == "Container") {
      if (!bounds.fallback) bounds.fallback = bounds.max;
      if (!bounds.request) bounds.request = bounds.fallback ? bounds.fallback : bounds.min;
    }
    judge_bounds(limit, resource, bounds);
  }
}

void limits(Value list) {
  Seen<std::string_view> seen;
  for (Value limit : list.children()) {
    limit_type(limit, seen);
    judge_limit(limit);
  }
}

constexpr Rule kSpec[] = {{f::limits, must(limits)}};
constexpr Rule kLimitRange[] = {{f::spec, within(kSpec)}};

}  // namespace

void judge_limit_range(Value root) { judge(root, kLimitRange); }

}  // namespace pave::judge::server::core
