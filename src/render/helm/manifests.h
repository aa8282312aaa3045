#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/sources.h"
#include "render/helm/documents.h"
#include "render/helm/manifest_head.h"
#include "render/helm/release_options.h"

namespace pave::render::helm {

/// When a hook runs.
enum class HookEvent : std::uint8_t {
  PreInstall,
  PostInstall,
  PreDelete,
  PostDelete,
  PreUpgrade,
  PostUpgrade,
  PreRollback,
  PostRollback,
  Test,
};

/// What the annotations `helm.sh/hook*` of an object say.
struct Hook {
  std::vector<HookEvent> events;
  std::int64_t weight = 0;                   ///< what is no number is 0
  std::vector<std::string> delete_policies;  ///< in lower case, whatever they are
  std::vector<std::string> output_log_policies;

  bool is_test() const;
};

/// One document that a chart renders to.
struct Manifest {
  std::string_view path;                 ///< of its template: `web/charts/db/templates/service.yaml`
  const base::Source* source = nullptr;  ///< the whole rendered file
  Part part;                             ///< of it: the bytes that Helm prints
  ManifestHead head;
  const doc::Node* root = nullptr;  ///< null: nothing but comments
  std::optional<Hook> hook;         ///< none: an ordinary object

  std::string_view text() const { return part.of(source->text); }
};

/// A template's output.
struct RenderedFile {
  std::string_view name;
  const base::Source* source = nullptr;
};

/// The documents of all rendered files in the order in which Helm installs and prints them.
struct SortedManifests {
  std::vector<Manifest> objects;
  std::vector<Manifest> hooks;
  std::vector<base::Diagnostic> warnings;  ///< keys that stand twice, hooks that no event has and that are left out
};

/// What is wrong with the first rendered file that can't be read.
struct ManifestError {
  std::string helm;  ///< `YAML parse error on web/templates/service.yaml: ...`
  base::Diagnostic diagnostic;
  bool is_syntax = false;  ///< it is not YAML; else it is YAML of the wrong shape
};

/// Splits the files (sorted by name) into documents and sorts these by their kinds: data/helm/install_order.def, then other
/// kinds by name, else as they stand. Weights of hooks do not change the order. Blank files and those whose name begins
/// with `_` are left out, and so are hooks with an event that does not exist. Source: pkg/release/v1/util,
/// SortManifests and kind_sorter.go.
std::expected<SortedManifests, ManifestError> sort_manifests(std::span<const RenderedFile> files, HelmVersion version,
                                                             base::Arena& arena);

}  // namespace pave::render::helm
