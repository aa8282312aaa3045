#include "render/helm/rendering.h"

#include <algorithm>
#include <utility>

#include "lang/text.h"
#include "render/helm/chart.h"

namespace pave::render::helm {
namespace {

using lang::Value;

std::string_view base_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

/// The inclusions that one text needs, in numbers of its own: a release has many more than a file.
class FramesOfText {
 public:
  explicit FramesOfText(const std::vector<base::Frame>& all) : all_(all) {}

  /// Renumbers the runs; frames() is then what they mean.
  void renumber(std::span<base::Run> runs) {
    numbers_.resize(all_.size() + 1, 0);
    for (base::Run& run : runs) run.frame = number_of(run.frame);
    for (std::uint32_t used : used_) numbers_[used] = 0;
    used_.clear();
  }
  std::vector<base::Frame> take() { return std::exchange(frames_, {}); }

 private:
  std::uint32_t number_of(std::uint32_t frame) {
    // Parents stand before their children, so the way up ends; it is walked without recursion.
    std::vector<std::uint32_t> way;
    for (std::uint32_t at = frame; at != 0 && numbers_[at] == 0; at = all_[at - 1].parent) way.push_back(at);
    for (auto at = way.rbegin(); at != way.rend(); ++at) {
      const base::Frame& old = all_[*at - 1];
      frames_.push_back({old.call, old.parent == 0 ? 0 : numbers_[old.parent]});
      numbers_[*at] = static_cast<std::uint32_t>(frames_.size());
      used_.push_back(*at);
    }
    return frame == 0 ? 0 : numbers_[frame];
  }

  const std::vector<base::Frame>& all_;
  std::vector<std::uint32_t> numbers_;
  std::vector<std::uint32_t> used_;
  std::vector<base::Frame> frames_;
};

lang::gotemplate::Error too_large(const base::Source& file) {
  lang::gotemplate::Error error;
  error.kind = lang::gotemplate::Error::Kind::Limit;
  error.message = "the rendered texts of the chart are larger than 2 GiB";
  error.full = error.message;
  error.origin = file.at(0);
  return error;
}

}  // namespace

lang::Value template_object(const ScopedTemplate& one, base::Arena& arena) {
  lang::Map* map = lang::make_map(arena, 2);
  map->set("Name", Value::of(one.named.name), arena);
  map->set("BasePath", Value::of(one.base_path), arena);
  return Value::of(map, lang::Type::Values);
}

void sort_templates(std::vector<ScopedTemplate>& templates) {
  auto deeper = [](const ScopedTemplate& one, const ScopedTemplate& other) {
    auto depth = std::ranges::count(one.named.name, '/');
    auto other_depth = std::ranges::count(other.named.name, '/');
    return depth != other_depth ? depth > other_depth : one.named.name > other.named.name;
  };
  std::ranges::reverse(templates);  // so that the last of two with one name comes first
  std::ranges::stable_sort(templates, deeper);
  auto same = [](const ScopedTemplate& one, const ScopedTemplate& other) { return one.named.name == other.named.name; };
  auto doubles = std::ranges::unique(templates, same);
  templates.erase(doubles.begin(), doubles.end());
}

std::expected<Rendering, RenderingError> run_templates(std::span<const ScopedTemplate> templates,
                                                       const lang::gotemplate::TemplateSet& set,
                                                       std::string_view notes_name,
                                                       const lang::gotemplate::RunOptions& options,
                                                       base::Sources& sources, base::Arena& arena) {
  lang::gotemplate::Runner runner(set, arena, options);
  FramesOfText frames(runner.frames());
  Rendering rendering;
  lang::Text text;
  std::vector<base::Run> runs;
  for (const ScopedTemplate& one : templates) {
    std::string_view name = one.named.name;
    if (base_name(name).starts_with('_')) continue;
    one.dot->set("Template", template_object(one, arena), arena);
    text.clear();
    if (auto error = runner.run(name, Value::of(one.dot, lang::Type::Values), text))
      return std::unexpected(RenderingError{std::move(*error), name});
    if (name.ends_with("NOTES.txt")) {
      if (name == notes_name) rendering.notes = text.bytes();
      continue;
    }
    if (trim_space(text.bytes()).empty()) continue;
    if (!sources.fits(text.size())) return std::unexpected(RenderingError{too_large(*one.named.file->source), name});
    runs.assign(text.runs().begin(), text.runs().end());
    frames.renumber(runs);
    const base::Source& source =
        sources.add_rendered(std::string(name), std::string(text.bytes()), runs, frames.take());
    rendering.files.push_back({name, &source});
  }
  std::ranges::sort(rendering.files, {}, &RenderedFile::name);
  return rendering;
}

}  // namespace pave::render::helm
