#include "judge/reference/sheet.h"

namespace pave::judge::reference {
namespace {

using base::Code;
using doc::Node;

void refer_scaled(const Node* target, std::string_view kind_if_missing, Sheet& sheet, ObjectFacts& facts) {
  if (target == nullptr || !target->is_map()) return;
  std::string_view kind = text_of(target->find("kind"));
  if (kind.empty()) kind = kind_if_missing;
  std::string_view api_version = text_of(target->find("apiVersion"));
  std::string_view group = kube::split_api_version(api_version).group;
  if (api_version.empty() && kind == "Deployment") group = "apps";
  if (kind.empty() || !is_plain(kind)) return;
  Target is = target_of(group, kind);
  Reference* made = sheet.refer(Code::ReferenceMissingScaleTarget, is, target->find("name"));
  if (made == nullptr) return;
  made->group = sheet.keep(group);
  made->kind = sheet.keep(kind);
  facts.makes_scale = true;
}

/// An integer or a text, as it is written.
std::string_view written(const Node* node, Sheet& sheet) {
  if (node == nullptr || !(node->is_string() || node->is(doc::Kind::Int))) return {};
  return sheet.keep(node->text());
}

void gather_budget(const Node& spec, Sheet& sheet, ObjectFacts& facts) {
  const Node* least = spec.find("minAvailable");
  const Node* most = spec.find("maxUnavailable");
  BudgetFacts budget{written(least, sheet), written(most, sheet), {}};
  if (!budget.max_unavailable.empty()) budget.origin = most->origin;
  else if (!budget.min_available.empty()) budget.origin = least->origin;
  if (budget.origin.known()) {
    BudgetFacts* kept = sheet.arena().allocate_array<BudgetFacts>(1);
    *kept = budget;
    facts.budget = kept;
  }
  const Node* selector = spec.find("selector");
  if (selector == nullptr || !selector->is_map()) return;
  SelectorFacts* selects = sheet.arena().allocate_array<SelectorFacts>(1);
  *selects = {SelectedBy::DisruptionBudget, gather_requirements(*selector, sheet), selector->key_origin};
  facts.selector = selects;
}

}  // namespace

void gather_scale(Sheet& sheet, ObjectFacts& facts) {
  const Node* spec = sheet.object().root->find("spec");
  if (spec == nullptr || !spec->is_map()) return;
  if (facts.group == "policy" && facts.kind == "PodDisruptionBudget") {
    gather_budget(*spec, sheet, facts);
  } else if (facts.group == "autoscaling" && facts.kind == "HorizontalPodAutoscaler") {
    refer_scaled(spec->find("scaleTargetRef"), {}, sheet, facts);
  } else if (facts.group == "keda.sh" && facts.kind == "ScaledObject") {
    refer_scaled(spec->find("scaleTargetRef"), "Deployment", sheet, facts);
  }
}

}  // namespace pave::judge::reference
