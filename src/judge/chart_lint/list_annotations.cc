#include "judge/chart_lint/list_annotations.h"

namespace pave::judge::chart_lint {

void lint_list_annotations(const render::helm::Release& release, std::vector<Remark>& out) {
  constexpr std::string_view kPolicy = "helm.sh/resource-policy";
  for (const render::helm::Manifest& manifest : release.objects) {
    if (manifest.head.kind != "List" || manifest.root == nullptr) continue;
    const doc::Node* items = manifest.root->find("items");
    if (items == nullptr || !items->is_list()) continue;
    for (const doc::Node& item : items->children()) {
      const doc::Node* metadata = item.find("metadata");
      const doc::Node* annotations = metadata == nullptr ? nullptr : metadata->find("annotations");
      const doc::Node* policy = annotations == nullptr ? nullptr : annotations->find(kPolicy);
      if (policy == nullptr) continue;
      out.push_back({{base::Code::ChartListAnnotation,
                      policy->key_place(),
                      "helm.sh/resource-policy on an item of a List, where Helm does not look",
                      "write the objects as documents of their own, with --- between them",
                      {}},
                     base::facts(base::Code::ChartListAnnotation).severity,
                     {}});
    }
  }
}

}  // namespace pave::judge::chart_lint
