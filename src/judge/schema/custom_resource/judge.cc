#include "judge/schema/custom_resource/judge.h"

#include <fmt/format.h>

#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/similar.h"
#include "judge/placeholder.h"
#include "judge/schema/custom_resource/explain.h"
#include "kube/crd/object_check.h"

namespace pave::judge::schema::custom_resource {
namespace {

using kube::crd::Definition;
using kube::crd::Fault;
using kube::crd::Problem;
using kube::crd::Problems;

void say_not_served(const kube::Object& object, const Definition& definition, Sink& sink) {
  std::string_view version = object.group_version().version;
  const doc::Node* node = object.root->find("apiVersion");
  base::Diagnostic said{
      base::Code::SchemaUnknownKind, node == nullptr ? object.root->origin : node->origin, {}, {}, {}};
  said.message =
      fmt::format("the definition of {} in {} serves no version {}", object.kind, definition.path(), version);
  base::Nearest nearest(version);
  for (const std::string& served : definition.served()) nearest.offer(served);
  std::string names = definition.served_versions();
  said.help = names.empty() ? "serve a version in the definition"
                            : fmt::format("write apiVersion: {}/{}; served: {}", definition.group(),
                                          nearest.best().empty() ? definition.served().front() : nearest.best(), names);
  sink.add(std::move(said), "apiVersion");
}

/// Places and schemas at which a type is wrong: then it is no wonder that no alternative fits, or no range.
using WrongTypes = std::set<std::pair<std::string_view, const kube::crd::Schema*>>;

WrongTypes wrong_types(const Problems& problems) {
  WrongTypes out;
  for (const Problem& problem : problems)
    if (problem.fault == Fault::Type) out.emplace(problem.field, problem.schema);
  return out;
}

}  // namespace

void add_remarks(const Problems& problems, Sink& sink) {
  WrongTypes wrong = wrong_types(problems);
  std::set<std::tuple<Fault, std::string_view, const doc::Node*>> said;
  for (std::size_t i = 0; i < problems.size(); ++i) {
    const Problem& problem = problems[i];
    i += problem.guesses;
    bool is_composition = problem.fault == Fault::AnyOf || problem.fault == Fault::OneOf;
    bool is_effect = is_composition || problem.fault == Fault::NumberRange;
    if (is_effect && wrong.contains({problem.field, problem.schema})) continue;
    if (problem.fault == Fault::AllOf) continue;  // its parts say more
    // Several schemas may say the same of a value; a map can lack several fields, whose paths differ.
    if (!said.emplace(problem.fault, problem.field, problem.node).second) continue;
    if (auto placeholder = find_placeholder(*problem.node)) {
      sink.add(*std::move(placeholder), problem.field);
      continue;
    }
    const Problem* nearest = problem.guesses == 0 ? nullptr : &problem + 1;
    sink.add(is_composition ? explain_alternatives(problem, nearest) : explain(problem), problem.field);
  }
}

void judge_creation(const kube::Object& object, const Definition& definition, base::KubeVersion version,
                    base::Arena& arena, Sink& sink) {
  const kube::crd::ServedVersion* served = definition.version(object.group_version().version, version.minor);
  if (served == nullptr) return say_not_served(object, definition, sink);
  if (served->schema == nullptr) return;
  add_remarks(kube::crd::check_creation(*object.root, served->facts, served->schema->root(), arena), sink);
}

void judge_update(const kube::Object& object, const kube::Object& old, const Definition& definition,
                  base::KubeVersion version, base::Arena& arena, Sink& sink) {
  const kube::crd::ServedVersion* served = definition.version(object.group_version().version, version.minor);
  if (served == nullptr) return say_not_served(object, definition, sink);
  if (served->schema == nullptr) return;
  add_remarks(kube::crd::check_update(*object.root, *old.root, served->facts, served->schema->root(), arena), sink);
}

}  // namespace pave::judge::schema::custom_resource
