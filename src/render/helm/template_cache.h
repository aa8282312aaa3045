#pragma once

#include <expected>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lang/gotemplate/error.h"
#include "lang/gotemplate/program.h"

namespace pave::render::helm {

struct ChartFile;

/// A template of a release: its file, and the name by which messages and `include` know it,
/// `web/charts/db/templates/service.yaml` (with the alias of its chart).
struct NamedTemplate {
  const ChartFile* file = nullptr;
  std::string_view name;
};

/// The templates of a chart, read once for all its releases. Many threads may ask at the same time. What it gives lives as
/// long as it does.
class TemplateCache {
 public:
  /// The set of all of these templates, read in their order with the functions of that edition: a later definition of a name wins. The error is that of the
  /// first that can't be read.
  std::expected<const lang::gotemplate::TemplateSet*, lang::gotemplate::Error> set_of(
      std::span<const NamedTemplate> templates, lang::Edition edition = lang::Edition::Helm43);

 private:
  using Compiled = std::expected<std::unique_ptr<lang::gotemplate::Program>, lang::gotemplate::Error>;
  const Compiled& compiled(const NamedTemplate& wanted, lang::Edition edition);

  std::mutex filling_;
  std::unordered_map<std::string, Compiled> programs_;  ///< by name, place of the file and edition
  std::unordered_map<std::string, std::unique_ptr<lang::gotemplate::TemplateSet>>
      sets_;  ///< the same of all its templates
};

std::shared_ptr<TemplateCache> make_template_cache();

}  // namespace pave::render::helm
