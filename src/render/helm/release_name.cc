#include "render/helm/release_name.h"

#include "lang/gotemplate/program.h"
#include "lang/gotemplate/run.h"
#include "render/helm/release.h"

namespace pave::render::helm {

std::expected<std::string, std::string> release_name(std::string_view name_template, std::uint64_t seed) {
  constexpr std::string_view kName = "name-template";
  base::Sources sources;
  const base::Source& source = sources.add("--name-template", std::string(name_template));
  auto program = lang::gotemplate::Program::compile(source, std::string(kName));
  if (!program) return std::unexpected(program.error().full);
  lang::gotemplate::TemplateSet set;
  set.add(**program);
  base::Arena arena;
  lang::gotemplate::RunOptions options;
  options.seed = seed;
  options.now = clock_of(seed);
  lang::gotemplate::Runner runner(set, arena, options);
  lang::Text text;
  if (auto error = runner.run(kName, lang::Value::nil(), text)) return std::unexpected(error->full);
  return std::string(text.bytes());
}

}  // namespace pave::render::helm
