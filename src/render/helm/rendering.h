#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/sources.h"
#include "lang/gotemplate/error.h"
#include "lang/gotemplate/program.h"
#include "lang/gotemplate/run.h"
#include "lang/value.h"
#include "render/helm/manifests.h"
#include "render/helm/release_options.h"
#include "render/helm/template_cache.h"

namespace pave::render::helm {

/// A template and what its dot is.
struct ScopedTemplate {
  NamedTemplate named;
  lang::Map* dot = nullptr;    ///< of its chart; templates of one chart share it
  std::string_view base_path;  ///< `web/charts/db/templates`
};

/// `.Template` of a template while it runs.
lang::Value template_object(const ScopedTemplate& one, base::Arena& arena);

/// The texts that templates rendered to.
struct Rendering {
  std::vector<RenderedFile> files;  ///< sorted by name; without partials
  std::string notes;                ///< of the template `notes_name`; files that end with NOTES.txt are not in `files`
};

/// Why the templates could not be run to their end.
struct RenderingError {
  lang::gotemplate::Error error;
  std::string_view file;  ///< the template that was rendered, or read
};

/// Sorts templates as they are read and run: those deeper in folders first, else from the end of the alphabet
/// (pkg/engine, sortTemplates). Of two with one name the later stays.
void sort_templates(std::vector<ScopedTemplate>& templates);

/// Runs all templates but partials (`_x.tpl`), in their order, and adds their texts to the sources
/// (pkg/engine, Engine.render).
std::expected<Rendering, RenderingError> run_templates(std::span<const ScopedTemplate> templates,
                                                       const lang::gotemplate::TemplateSet& set,
                                                       std::string_view notes_name,
                                                       const lang::gotemplate::RunOptions& options,
                                                       base::Sources& sources, base::Arena& arena);

}  // namespace pave::render::helm
