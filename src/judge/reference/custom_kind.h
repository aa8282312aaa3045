#pragma once

#include <cstdint>
#include <string_view>

namespace pave::judge::reference {

/// What stands behind a kind that is not built in.
enum class CustomKind : std::uint8_t {
  Inert,           ///< its controller makes neither pods nor objects that others name, or only those that we know
  Operated,        ///< an operator makes pods, Services and the like from it, called like it
  Release,         ///< a chart of its own (Flux HelmRelease, k3s HelmChart, an OLM Subscription)
  Folder,          ///< a folder of some repository (Flux Kustomization)
  Application,     ///< Argo CD
  ApplicationSet,  ///< Argo CD
};

/// Whether the group is none of Kubernetes' own.
bool is_custom(std::string_view group);

/// Needs a custom group. A kind that nobody knows counts as Operated.
CustomKind custom_kind(std::string_view group, std::string_view kind);

}  // namespace pave::judge::reference
