#include "judge/server/core/namespace.h"

#include <charconv>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

void finalizers(Value list) {
  if (list.updating()) return;
  for (Value item : list.children()) {
    std::string_view name = item.text();
    bool is_known = name == "kubernetes" || name == "orphan" || name == "foregroundDeletion";
    if (is_known || (kQualifiedName.fits(name) && name.find('/') != std::string_view::npos)) continue;
    list.say_at(item, base::Code::ServerBadFormat,
                fmt::format("the finalizer {} is no qualified name with a domain", quoted(name)),
                "write it as `example.com/name`");
  }
}

constexpr std::string_view kLevels[] = {"pod-security.kubernetes.io/enforce", "pod-security.kubernetes.io/audit",
                                        "pod-security.kubernetes.io/warn"};
constexpr std::string_view kVersions[] = {"pod-security.kubernetes.io/enforce-version",
                                          "pod-security.kubernetes.io/audit-version",
                                          "pod-security.kubernetes.io/warn-version"};

bool is_level(std::string_view text) { return text == "privileged" || text == "baseline" || text == "restricted"; }

/// `latest`, or `v1.` and a number that fits 63 bits.
bool is_version(std::string_view text) {
  if (text == "latest") return true;
  if (!text.starts_with("v1.")) return false;
  text.remove_prefix(3);
  std::int64_t minor = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), minor);
  return error == std::errc() && end == text.data() + text.size() && text[0] != '-' && (text[0] != '0' || minor == 0) &&
         (minor != 0 || text.size() == 1);
}

using Fits = bool (*)(std::string_view);

/// Whether a label is there and wrong.
bool is_wrong(Value labels, std::string_view key, Fits fits) {
  Value label = labels.entry(key);
  return label.node() != nullptr && !fits(label.text());
}

/// The plug-in that watches over pods looks at the labels that steer it (pod-security-admission, ValidateNamespace).
/// What was wrong in the same way before is let through.
void pod_security_labels(Value metadata) {
  Value labels = metadata[f::labels];
  bool is_new = !labels.updating();
  for (auto [keys, fits] :
       {std::pair{std::span(kLevels), Fits(is_level)}, std::pair{std::span(kVersions), Fits(is_version)}})
    for (std::string_view key : keys) {
      bool wrong = is_wrong(labels, key, fits);
      bool was_wrong = is_wrong(labels.old(), key, fits);
      is_new = is_new || wrong != was_wrong || (wrong && labels.entry(key).text() != labels.old().entry(key).text());
    }
  if (!is_new) return;
  for (std::string_view key : kLevels)
    if (is_wrong(labels, key, is_level))
      labels.entry(key).say(base::Code::ServerBadLabel,
                            fmt::format("{} is no level of Pod Security", quoted(labels.entry(key).text())),
                            "write privileged, baseline or restricted");
  for (std::string_view key : kVersions)
    if (is_wrong(labels, key, is_version))
      labels.entry(key).say(base::Code::ServerBadLabel,
                            fmt::format("{} is no version of Pod Security", quoted(labels.entry(key).text())),
                            "write `latest`, or a version as `v1.36`");
}

constexpr Rule kSpec[] = {{f::finalizers, must(finalizers)}};
constexpr Rule kNamespace[] = {{f::metadata, must(pod_security_labels)}, {f::spec, within(kSpec)}};

}  // namespace

void judge_namespace(Value root) { judge(root, kNamespace); }

}  // namespace pave::judge::server::core
