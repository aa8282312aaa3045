#include "judge/schema/schema.h"

#include <algorithm>

#include "judge/schema/kind.h"
#include "judge/schema/walk.h"

#include <fmt/format.h>

namespace pave::judge::schema {

Verdict judge_schema(const kube::Object& object, const kube::schema::Catalog& catalog, base::KubeVersion version,
                     Sink& sink) {
  using kube::schema::kNewestMinor;
  using kube::schema::kOldestMinor;
  version.minor = static_cast<std::uint16_t>(std::clamp<int>(version.minor, kOldestMinor, kNewestMinor));
  KindLookup kind = look_up_kind(object, catalog, version);
  if (kind.facts != nullptr) {
    Walk(catalog, version, sink)
        .root(*object.root, kind.facts->type, kind.facts->group.empty() && kind.facts->kind == "Secret");
    return Verdict::Judged;
  }
  if (kind.left_to_lifecycle) return Verdict::Judged;
  if (!kind.wrong) return Verdict::NoSchema;
  const char* field = object.root->find("kind") != nullptr && kind.wrong->origin == object.root->find("kind")->origin
                          ? "kind"
                          : "apiVersion";
  sink.add(std::move(*kind.wrong), field);
  return Verdict::Judged;
}

base::Diagnostic not_checked(const kube::Object& object, const kube::schema::Catalog& catalog) {
  const doc::Node* kind = object.root->find("kind");
  base::Diagnostic said{base::Code::SchemaNotChecked, kind == nullptr ? object.root->origin : kind->origin, {}, {}, {}};
  said.message =
      fmt::format("there is no schema of {} {}, so its fields were not checked", object.api_version, object.kind);
  if (std::string similar = similar_api_version(object, catalog); !similar.empty())
    said.help = fmt::format("did you mean apiVersion: {}?", similar);
  return said;
}

}  // namespace pave::judge::schema
