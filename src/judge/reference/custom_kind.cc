#include "judge/reference/custom_kind.h"

#include <array>

#include "kube/schema/catalog.h"

namespace pave::judge::reference {
namespace {

/// Groups whose kinds are inert, but for those that are named behind them.
struct InertGroup {
  std::string_view group;
  std::array<std::string_view, 4> operated = {};
};
constexpr std::array kInert = {
    InertGroup{"aquasecurity.github.io"},
    InertGroup{"autoscaling.k8s.io"},
    InertGroup{"backstage.io"},
    InertGroup{"bitnami.com"},
    InertGroup{"cert-manager.io"},
    InertGroup{"cilium.io"},
    InertGroup{"config.gatekeeper.sh"},
    InertGroup{"configuration.konghq.com"},
    InertGroup{"constraints.gatekeeper.sh"},
    InertGroup{"external-secrets.io"},
    InertGroup{"gateway.envoyproxy.io"},
    InertGroup{"gateway.networking.k8s.io", {"Gateway"}},
    InertGroup{"image.toolkit.fluxcd.io"},
    InertGroup{"keda.sh"},
    InertGroup{"kustomize.config.k8s.io"},
    InertGroup{"kyverno.io"},
    InertGroup{"metallb.io"},
    InertGroup{"monitoring.coreos.com", {"Prometheus", "PrometheusAgent", "Alertmanager", "ThanosRuler"}},
    InertGroup{"networking.istio.io"},
    InertGroup{"notification.toolkit.fluxcd.io"},
    InertGroup{"onepassword.com"},
    InertGroup{"policies.kyverno.io"},
    InertGroup{"policy.networking.k8s.io"},
    InertGroup{"projectcontour.io"},
    InertGroup{"secrets-store.csi.x-k8s.io"},
    InertGroup{"secrets.hashicorp.com"},
    InertGroup{"security.istio.io"},
    InertGroup{"snapshot.storage.k8s.io"},
    InertGroup{"source.toolkit.fluxcd.io"},
    InertGroup{"telemetry.istio.io"},
    InertGroup{"templates.gatekeeper.sh"},
    InertGroup{"traefik.containo.us"},
    InertGroup{"traefik.io"},
    InertGroup{"wgpolicyk8s.io"},
};

struct Bringer {
  std::string_view group;
  std::string_view kind;
  CustomKind is;
};
constexpr std::array<Bringer, 7> kBringers = {{
    {"argoproj.io", "AppProject", CustomKind::Inert},
    {"argoproj.io", "Application", CustomKind::Application},
    {"argoproj.io", "ApplicationSet", CustomKind::ApplicationSet},
    {"helm.cattle.io", "HelmChart", CustomKind::Release},
    {"helm.toolkit.fluxcd.io", "HelmRelease", CustomKind::Release},
    {"kustomize.toolkit.fluxcd.io", "Kustomization", CustomKind::Folder},
    {"operators.coreos.com", "Subscription", CustomKind::Release},
}};

}  // namespace

bool is_custom(std::string_view group) { return !kube::schema::Catalog::builtin().is_builtin_group(group); }

CustomKind custom_kind(std::string_view group, std::string_view kind) {
  for (const Bringer& known : kBringers)
    if (known.group == group && known.kind == kind) return known.is;
  for (const InertGroup& known : kInert) {
    if (known.group != group) continue;
    for (std::string_view operated : known.operated)
      if (!operated.empty() && operated == kind) return CustomKind::Operated;
    return CustomKind::Inert;
  }
  return CustomKind::Operated;
}

}  // namespace pave::judge::reference
