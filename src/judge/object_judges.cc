#include "judge/object_judges.h"

#include <fmt/format.h>

#include <utility>

#include "estate/manifest_file.h"
#include "judge/lifecycle/lifecycle.h"
#include "judge/schema/custom_resource/judge.h"
#include "judge/schema/schema.h"
#include "judge/server/server.h"
#include "judge/version_range.h"
#include "kube/crd/value.h"

namespace pave::judge {

ObjectJudges::ObjectJudges(const CheckSetting& setting)
    : setting_(setting),
      wants_pod_security_(setting.options.selection.shows(base::Code::PodSecurityBaseline) ||
                          setting.options.selection.shows(base::Code::PodSecurityRestricted)),
      wants_server_(setting.options.selection.shows_family("server")),
      pod_judge_(&kube::schema::Catalog::builtin().names()) {}

void ObjectJudges::open(base::Sources& sources, base::Arena& arena, std::string_view path, bool is_known) {
  sources_ = &sources;
  arena_ = &arena;
  path_ = path;
  is_known_ = is_known;
  old_files_.clear();
}

/// Most objects are judged for the oldest and the newest version only: what both have nothing against is fine between.
const std::vector<Remark>& ObjectJudges::judge(const kube::Object& object, bool& has_schema) {
  base::KubeVersion newest = setting_.options.kube_version;
  base::KubeVersion oldest = setting_.options.oldest_kube_version.value_or(newest);
  has_schema = judge_for(object, newest);
  remarks_ = sink_.remarks();
  if (oldest >= newest) return remarks_;
  judge_for(object, oldest);
  if (remarks_.empty() && sink_.remarks().empty()) return remarks_;
  std::vector<std::vector<Remark>> by_version = {sink_.remarks()};
  for (base::KubeVersion between = oldest; ++between.minor < newest.minor;) {
    judge_for(object, between);
    by_version.push_back(sink_.remarks());
  }
  by_version.push_back(std::move(remarks_));
  remarks_ = merge_versions(by_version, oldest);
  return remarks_;
}

bool ObjectJudges::judge_for(const kube::Object& object, base::KubeVersion version) {
  sink_.clear();
  scratch_.clear();
  const kube::schema::Catalog& catalog = kube::schema::Catalog::builtin();
  bool has_schema = schema::judge_schema(object, catalog, version, sink_) != schema::Verdict::NoSchema ||
                    judge_custom_resource(object, version);
  if (!setting_.definitions.empty()) say_several_definitions(object);
  if (wants_server_) judge_server(object, version);
  sink_.drop_doubles();
  lifecycle::judge_lifecycle(object, version, sink_);
  if (wants_pod_security_) {
    pod_security::Chosen chosen =
        pod_security::choose_policy(setting_.options.pod_security, setting_.namespaces, object, version);
    pod_judge_.judge(object, pod_security::as_served_by(chosen.policy, version), chosen.severity, sink_);
  }
  return has_schema;
}

void ObjectJudges::judge_server(const kube::Object& object, base::KubeVersion version) {
  scratch_.clear();
  bool was_there = false;
  const kube::Object* old = old_object(object, was_there);
  if (old == nullptr) server::judge_server(object, version, scratch_, sink_);
  const doc::Node* kind = object.root->find("kind");
  if (old == nullptr && was_there)
    sink_.add({base::Code::ServerNotChecked,
               (kind != nullptr ? kind : object.root)->origin,
               "what the object was before could not be read again, so only its new form was judged and not the change",
               "check once more when its file changes no longer",
               {}},
              "kind");
  if (old == nullptr) return;
  if (old->api_version == object.api_version)
    return server::judge_update(object, *old, version, scratch_, sink_, server::Change::Merge);
  server::judge_server(object, version, scratch_, sink_);
  const doc::Node* place = object.root->find("apiVersion");
  sink_.add(
      {base::Code::ServerNotChecked,
       place->origin,
       fmt::format("the object was {} before, so only its new form was judged and not the change", old->api_version),
       "compare two files of the same apiVersion",
       {}},
      "apiVersion");
}

const kube::Object* ObjectJudges::old_object(const kube::Object& object, bool& was_there) {
  if (setting_.old_objects == nullptr || !is_known_) return nullptr;
  const OldPlace* place = setting_.old_objects->find(object, path_);
  was_there = place != nullptr;
  if (place == nullptr) return nullptr;
  auto [file, is_first] = old_files_.try_emplace(place->path);
  if (is_first) {
    auto text = setting_.old_objects->read(place->path);
    if (text && sources_->fits(text->size())) {
      const base::Source& source = sources_->add(std::string(place->path), *std::move(text));
      file->second = estate::read_manifests(source, *arena_, false).objects;
    }
  }
  if (place->index >= file->second.size()) return nullptr;
  // Meanwhile another one may stand there.
  const kube::Object& old = file->second[place->index];
  bool is_same = old.group_version().group == object.group_version().group && old.kind == object.kind &&
                 old.name == object.name && old.namespace_name == object.namespace_name;
  return is_same ? &old : nullptr;
}

bool ObjectJudges::judge_custom_resource(const kube::Object& object, base::KubeVersion version) {
  if (setting_.definitions.empty()) return false;
  const kube::crd::Definition* definition = setting_.definitions.find(object.group_version().group, object.kind, path_);
  if (definition == nullptr) return false;
  bool was_there = false;  // judge_server() says it
  const kube::Object* old = old_object(object, was_there);
  if (old != nullptr && old->api_version == object.api_version)
    schema::custom_resource::judge_update(object, *old, *definition, version, scratch_, sink_);
  else schema::custom_resource::judge_creation(object, *definition, version, scratch_, sink_);
  return true;
}

void ObjectJudges::say_several_definitions(const kube::Object& object) {
  if (object.kind != kube::crd::kDefinitionKind) return;
  auto facts = kube::crd::read_definition(object);
  if (!facts) return;
  auto [first, second] = setting_.definitions.rivals(facts->group, facts->kind);
  if (second == nullptr || second->path() != path_) return;
  if (kube::crd::hash_value(*facts->spec) != second->hash()) return;
  base::Diagnostic said{base::Code::SchemaSeveralDefinitions, {}, {}, {}, {}};
  said.origin = object.root->find("spec")->find("names")->find("kind")->origin;
  said.message =
      fmt::format("{} defines {} ({}) in another way, so each object is judged by the definition that is nearest to it",
                  first->path(), facts->kind, facts->group);
  said.help = "keep one of them, or name the one that counts with --crd";
  sink_.add(std::move(said), "spec.names.kind");
}

}  // namespace pave::judge
