#include "judge/server/core/downward_api.h"

#include <algorithm>
#include <optional>
#include <string>

#include <fmt/ranges.h>

#include "base/quantity.h"
#include "judge/server/core/volume_paths.h"
#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::string_view kVolumeFields[] = {"metadata.name", "metadata.namespace", "metadata.labels",
                                              "metadata.annotations", "metadata.uid"};

constexpr std::string_view kResources[] = {"limits.cpu",   "limits.memory",   "limits.ephemeral-storage",
                                           "requests.cpu", "requests.memory", "requests.ephemeral-storage"};

constexpr std::string_view kCpuDivisors[] = {"1m", "1"};
constexpr std::string_view kByteDivisors[] = {"1",   "1k",  "1M",  "1G",  "1T",  "1P", "1E",
                                              "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei"};

/// What a field label of version v1 may be beyond labels and annotations (ConvertDownwardAPIFieldLabel).
constexpr std::string_view kPodFields[] = {
    "metadata.annotations", "metadata.labels",         "metadata.name",      "metadata.namespace", "metadata.uid",
    "spec.nodeName",        "spec.restartPolicy",      "spec.schedulerName", "spec.host",          "status.phase",
    "status.hostIP",        "spec.serviceAccountName", "status.hostIPs",     "status.podIP",       "status.podIPs"};

bool has(std::span<const std::string_view> texts, std::string_view text) {
  return std::ranges::find(texts, text) != texts.end();
}

/// `metadata.labels['app']`
struct Subscript {
  std::string_view path;
  std::string_view key;
};

std::optional<Subscript> split_subscript(std::string_view path) {
  std::size_t open = path.find("['");
  if (!path.ends_with("']") || open == std::string_view::npos || open == 0 || open + 4 > path.size())
    return std::nullopt;
  return Subscript{path.substr(0, open), path.substr(open + 2, path.size() - open - 4)};
}

void judge_subscript(const Value& place, const Value& shown, Subscript subscript) {
  if (subscript.path != "metadata.labels" && subscript.path != "metadata.annotations")
    return place[f::fieldPath].say_at(shown[f::fieldPath], Code::ServerBadValue,
                                      fmt::format("{} has no keys", quoted(subscript.path)),
                                      "only metadata.labels and metadata.annotations are read by key");
  const Format& form = subscript.path == "metadata.labels" ? kQualifiedName : kAnnotationKey;
  if (!form.fits(subscript.key))
    place.say_at(shown[f::fieldPath], Code::ServerBadFormat,
                 fmt::format("{} is not the key of a label or annotation", quoted(subscript.key)),
                 std::string(form.help));
}

std::span<const std::string_view> divisors_of(std::string_view resource) {
  if (resource == "limits.cpu" || resource == "requests.cpu") return kCpuDivisors;
  if (has(kResources, resource) || resource.starts_with("limits.hugepages-") ||
      resource.starts_with("requests.hugepages-"))
    return kByteDivisors;
  return {};
}

void judge_divisor(const Value& place, const Value& shown) {
  Value divisor = shown[f::divisor];
  if (!divisor.written()) return;
  auto amount = base::Quantity::parse(divisor.node()->text());
  if (!amount || amount->sign() == 0) return;
  std::span<const std::string_view> wanted = divisors_of(shown[f::resource].text());
  if (wanted.empty() || has(wanted, amount->text())) return;
  place[f::divisor].say_at(divisor, Code::ServerBadValue,
                           fmt::format("{} can't be divided by {}", shown[f::resource].text(), divisor.node()->text()),
                           fmt::format("write one of: {}", fmt::join(wanted, ", ")));
}

}  // namespace

void judge_field_ref(Value place, Value shown, std::span<const std::string_view> allowed) {
  Value path = shown[f::fieldPath];
  if (path.text().empty())
    return place[f::fieldPath].say_at(path, Code::ServerRequired, "a fieldRef needs a fieldPath", "add \"fieldPath\"");
  Value version = shown[f::apiVersion];
  if (!version.text().empty() && version.text() != "v1")
    return place[f::fieldPath].say_at(version, Code::ServerBadValue,
                                      fmt::format("{} is not the version of a pod", quoted(version.text())),
                                      "write v1, or leave apiVersion out");
  if (auto subscript = split_subscript(path.text())) return judge_subscript(place, shown, *subscript);
  std::string_view name = path.text() == "spec.host" ? "spec.nodeName" : path.text();
  if (has(kPodFields, name) && has(allowed, name)) return;
  place[f::fieldPath].say_at(path, Code::ServerBadValue, fmt::format("the field {} can't be read here", quoted(name)),
                             fmt::format("write one of: {}", fmt::join(allowed, ", ")));
}

void judge_resource_field_ref(Value place, Value shown, bool in_volume) {
  Value resource = shown[f::resource];
  std::string_view name = resource.text();
  if (in_volume && shown[f::containerName].text().empty())
    place[f::containerName].say_at(shown[f::containerName], Code::ServerRequired,
                                   "a resourceFieldRef of a volume needs a containerName", "add \"containerName\"");
  else if (name.empty())
    place[f::resource].say_at(resource, Code::ServerRequired, "a resourceFieldRef needs a resource",
                              "add \"resource\"");
  else if (divisors_of(name).empty())
    place[f::resource].say_at(resource, Code::ServerBadValue,
                              fmt::format("{} is no resource that can be read here", quoted(name)),
                              fmt::format("write one of: {}", fmt::join(kResources, ", ")));
  judge_divisor(place, shown);
}

void judge_downward_file(Value place, Value file) {
  Value path = file[f::path];
  if (path.text().empty())
    place[f::path].say_at(path, Code::ServerRequired, "a file of the downward API needs a path", "add \"path\"");
  judge_file_path(place[f::path], path);
  Value field = file[f::fieldRef];
  Value resource = file[f::resourceFieldRef];
  if (field.written()) {
    judge_field_ref(place[f::fieldRef], field, kVolumeFields);
    if (resource.written())
      place.say_at(file, Code::ServerConflict, "fieldRef and resourceFieldRef exclude each other",
                   "remove one of them, or write two files");
  } else if (resource.written()) {
    judge_resource_field_ref(place[f::resourceFieldRef], resource, true);
  } else {
    place.say_at(file, Code::ServerRequired, "a file of the downward API needs fieldRef or resourceFieldRef",
                 "add one of them");
  }
  if (std::int64_t mode = file[f::mode].integer_or(0); mode < 0 || mode > kMaxFileMode)
    place[f::mode].say_at(file[f::mode], Code::ServerOutOfRange, fmt::format("mode is {}", mode),
                          fmt::format("write a number from 0 to {} (octal 0777)", kMaxFileMode));
}

}  // namespace pave::judge::server::core
