#include "judge/server/core/field_refs.h"

#include <algorithm>
#include <optional>
#include <string>

#include <fmt/ranges.h>

#include "base/quantity.h"
#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::string_view kLabels = "metadata.labels";
constexpr std::string_view kAnnotations = "metadata.annotations";

constexpr std::string_view kResources[] = {
    "limits.cpu",   "limits.memory",   "limits.ephemeral-storage",
    "requests.cpu", "requests.memory", "requests.ephemeral-storage",
};
constexpr std::string_view kCpuDivisors[] = {"1m", "1"};
constexpr std::string_view kByteDivisors[] = {"1",   "1k",  "1M",  "1G",  "1T",  "1P", "1E",
                                              "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei"};

struct Subscripted {
  std::string_view path;
  std::string_view key;
};

/// `metadata.labels['app']`.
std::optional<Subscripted> take_subscript(std::string_view path) {
  if (!path.ends_with("']")) return std::nullopt;
  path.remove_suffix(2);
  std::size_t open = path.find("['");
  if (open == std::string_view::npos || open == 0) return std::nullopt;
  return Subscripted{path.substr(0, open), path.substr(open + 2)};
}

bool is_among(std::span<const std::string_view> texts, std::string_view text) {
  return std::ranges::find(texts, text) != texts.end();
}

void judge_subscript(const Value& named, const Value& path, const Subscripted& parts) {
  if (parts.path != kLabels && parts.path != kAnnotations)
    return named[f::fieldPath].say_at(path, Code::ServerBadValue,
                                      fmt::format("{} takes no subscript", quoted(parts.path)),
                                      "only metadata.labels['KEY'] and metadata.annotations['KEY'] do");
  const Format& form = parts.path == kLabels ? kQualifiedName : kAnnotationKey;
  if (!form.fits(parts.key))
    named.say_at(
        path, Code::ServerBadLabel,
        fmt::format("{} is not the key of {}", quoted(parts.key), parts.path == kLabels ? "a label" : "an annotation"),
        std::string(form.help));
}

void judge_divisor(const Value& divisor, const Value& named, std::string_view resource) {
  if (!divisor.written() || divisor.is_map() || divisor.is_list()) return;
  auto amount = base::Quantity::parse(divisor.node()->text());
  if (!amount || amount->sign() == 0) return;
  std::string_view name = resource.substr(std::min(resource.find('.') + 1, resource.size()));
  bool is_cpu = name == "cpu";
  if (!is_cpu && name != "memory" && name != "ephemeral-storage" && !name.starts_with("hugepages-")) return;
  auto divisors = is_cpu ? std::span<const std::string_view>(kCpuDivisors) : kByteDivisors;
  if (!is_among(divisors, amount->text()))
    named.say_at(divisor, Code::ServerBadQuantity,
                 fmt::format("{} can't be the divisor of {}", amount->text(), resource),
                 fmt::format("write one of: {}", fmt::join(divisors, ", ")));
}

}  // namespace

void judge_field_ref(const Value& ref, const Value& named, std::span<const std::string_view> paths) {
  Value version = ref[f::apiVersion];
  Value field = ref[f::fieldPath];
  Value place = named[f::fieldPath];
  std::string_view path = field.text();
  if (path.empty())
    return place.say_at(field, Code::ServerRequired, "a reference to a field needs the field's path",
                        fmt::format("add \"fieldPath\", one of: {}", fmt::join(paths, ", ")));
  if (!version.text().empty() && version.text() != "v1")
    return place.say_at(version, Code::ServerBadValue, fmt::format("pods have no version {}", quoted(version.text())),
                        "write `v1`");
  if (auto parts = take_subscript(path)) return judge_subscript(named, field, *parts);
  if (path == "spec.host") path = "spec.nodeName";  // what v1 once called it
  if (!is_among(paths, path))
    place.say_at(field, Code::ServerBadValue, fmt::format("the field {} can't be taken here", quoted(path)),
                 fmt::format("write one of: {}", fmt::join(paths, ", ")));
}

void judge_resource_field_ref(const Value& ref, const Value& named, bool in_volume) {
  Value resource = ref[f::resource];
  std::string_view name = resource.text();
  if (in_volume && ref[f::containerName].text().empty()) {
    named[f::containerName].say_at(ref[f::containerName], Code::ServerRequired,
                                   "in a volume, a resource is that of a named container", "add \"containerName\"");
  } else if (name.empty()) {
    named[f::resource].say_at(resource, Code::ServerRequired, "a reference to a resource needs its name",
                              fmt::format("add \"resource\", one of: {}", fmt::join(kResources, ", ")));
  } else if (!is_among(kResources, name) && !name.starts_with("limits.hugepages-") &&
             !name.starts_with("requests.hugepages-")) {
    named[f::resource].say_at(resource, Code::ServerBadValue,
                              fmt::format("the resource {} can't be taken here", quoted(name)),
                              fmt::format("write one of: {}", fmt::join(kResources, ", ")));
  }
  judge_divisor(ref[f::divisor], named[f::divisor], name);
}

}  // namespace pave::judge::server::core
