#include "judge/lifecycle/lifecycle.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

#include "judge/lifecycle/replacement.h"
#include "kube/schema/catalog.h"

namespace pave::judge::lifecycle {
namespace {

using kube::schema::Catalog;
using kube::schema::KindFacts;

std::string what_to_write(const KindFacts& facts, base::KubeVersion version, std::string_view otherwise) {
  const KindFacts* replacement = find_replacement(facts, version);
  if (replacement == nullptr) return std::string(otherwise);
  std::string help = fmt::format("write apiVersion: {}{}{}", replacement->group, replacement->group.empty() ? "" : "/",
                                 replacement->version);
  if (replacement->kind != facts.kind) help += fmt::format(" and kind: {}", replacement->kind);
  return help;
}

}  // namespace

void judge_lifecycle(const kube::Object& object, base::KubeVersion version, Sink& sink) {
  kube::GroupVersion parts = object.group_version();
  const KindFacts* facts = Catalog::builtin().find(parts.group, parts.version, object.kind);
  if (facts == nullptr || version.major != 1) return;
  const doc::Node* written = object.root->find("apiVersion");
  base::Origin origin = written == nullptr ? object.root->origin : written->origin;
  std::string subject = fmt::format("{} {}", object.api_version, object.kind);

  if (facts->removed != 0 && version.minor >= facts->removed) {
    sink.add({base::Code::ApiRemoved,
              origin,
              fmt::format("{} is not served since Kubernetes 1.{}", subject, facts->removed),
              what_to_write(*facts, version, "remove the object: Kubernetes has nothing in its place"),
              {}},
             "apiVersion");
  } else if (facts->deprecated != 0 && version.minor >= facts->deprecated) {
    std::string message = fmt::format("{} is deprecated since Kubernetes 1.{}", subject, facts->deprecated);
    if (facts->removed != 0) message += fmt::format(" and will not be served from 1.{} on", facts->removed);
    sink.add({base::Code::ApiDeprecated, origin, std::move(message), what_to_write(*facts, version, ""), {}},
             "apiVersion");
  }
}

}  // namespace pave::judge::lifecycle
