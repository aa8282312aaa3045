#include "render/helm/template_cache.h"

#include "render/helm/chart.h"

namespace pave::render::helm {
namespace {

// The place of a file's first byte tells files with the same name apart: an alias can take the name of another chart.
void append_key(const NamedTemplate& wanted, std::string& key) {
  key += wanted.name;
  key += '\0';
  key += std::to_string(wanted.file->source->first_place);
  key += '\0';
}

std::string edition_key(lang::Edition edition) { return edition == lang::Edition::Helm41 ? "4.1" : ""; }

}  // namespace

const TemplateCache::Compiled& TemplateCache::compiled(const NamedTemplate& wanted, lang::Edition edition) {
  std::string key = edition_key(edition);
  append_key(wanted, key);
  auto [entry, is_new] = programs_.try_emplace(std::move(key));
  if (is_new)
    entry->second = lang::gotemplate::Program::compile(*wanted.file->source, std::string(wanted.name), edition);
  return entry->second;
}

std::expected<const lang::gotemplate::TemplateSet*, lang::gotemplate::Error> TemplateCache::set_of(
    std::span<const NamedTemplate> templates, lang::Edition edition) {
  std::string key = edition_key(edition);
  for (const NamedTemplate& one : templates) append_key(one, key);
  std::lock_guard lock(filling_);
  auto found = sets_.find(key);
  if (found != sets_.end()) return found->second.get();
  auto set = std::make_unique<lang::gotemplate::TemplateSet>();
  for (const NamedTemplate& one : templates) {
    const Compiled& program = compiled(one, edition);
    if (!program) return std::unexpected(program.error());
    set->add(**program);
  }
  return sets_.emplace(std::move(key), std::move(set)).first->second.get();
}

std::shared_ptr<TemplateCache> make_template_cache() { return std::make_shared<TemplateCache>(); }

}  // namespace pave::render::helm
