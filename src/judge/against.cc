#include "judge/against.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/arena.h"
#include "base/parallel.h"
#include "base/sources.h"
#include "estate/manifest_file.h"
#include "judge/file_check.h"
#include "judge/make_finding.h"
#include "judge/releases.h"
#include "judge/secret.h"

namespace pave::judge {
namespace {

/// How many parts of the two paths are the same, counted from their ends.
std::size_t common_end(std::string_view a, std::string_view b) {
  std::size_t parts = 0;
  for (;;) {
    std::size_t slash_a = a.rfind('/');
    std::size_t slash_b = b.rfind('/');
    if (a.substr(slash_a + 1) != b.substr(slash_b + 1)) return parts;
    ++parts;
    if (slash_a == std::string_view::npos || slash_b == std::string_view::npos) return parts;
    a = a.substr(0, slash_a);
    b = b.substr(0, slash_b);
  }
}

using Key = std::tuple<std::string, std::string, std::string, std::string>;

/// What the text around a problem looks like.
DocumentLooks looks_around(const base::Diagnostic& problem, const base::Source& source, const doc::Stream& stream,
                           StreamLooks& looks) {
  std::uint32_t offset = problem.origin.known() ? problem.origin.place() - source.first_place : 0;
  auto behind = std::ranges::upper_bound(stream.documents, offset, {}, &doc::Document::begin);
  if (behind == stream.documents.begin()) return looks_of(source.text);
  return looks.at(static_cast<std::size_t>(behind - stream.documents.begin()) - 1);
}

/// What one file holds.
struct OldFile {
  std::vector<Key> keys;
  std::vector<Finding> findings;
  bool is_manifest = false;
  bool failed_to_read = false;
};

OldFile read_old(const Input& input, const base::Files& files) {
  OldFile out;
  auto text = input.read(files);
  if (!text) {
    out.findings.push_back(file_finding(std::move(text.error()), input.path));
    out.failed_to_read = true;
    return out;
  }
  base::Arena arena;
  base::Sources sources;
  const base::Source& source = sources.add(input.path, *std::move(text));
  estate::ManifestFile file = estate::read_manifests(source, arena, input.use.named);
  for (const kube::Object& object : file.objects)
    out.keys.emplace_back(object.group_version().group, object.kind, object.namespace_name, object.name);
  out.is_manifest = file.is_manifest || file.encrypted != 0;
  FlowLines lines;
  StreamLooks looks(source.text, file.stream.documents);
  for (const base::Diagnostic& problem : file.problems)
    out.findings.push_back(make_finding(problem, looks_around(problem, source, file.stream, looks), lines, sources));
  return out;
}

}  // namespace

OldObjects::OldObjects(const base::Files& files, const CheckOptions& options, unsigned threads)
    : files_(files), options_(options), inputs_(find_inputs(files, std::vector<std::string>{*options.against})) {
  add_releases(threads);
  const std::vector<Input>& inputs = inputs_.inputs;
  std::vector<OldFile> found(inputs.size());
  base::parallel_for(inputs.size(), threads,
                     [&](std::size_t at, unsigned) { found[at] = read_old(inputs[at], files_); });
  findings_ = std::move(inputs_.findings);
  bool is_nothing = true;
  for (std::size_t at = 0; at < found.size(); ++at) {
    OldFile& file = found[at];
    for (std::size_t index = 0; index < file.keys.size(); ++index)
      places_[std::move(file.keys[index])].push_back({inputs[at].path, index});
    is_nothing &= !file.is_manifest && file.findings.empty();
    inputs_.failed_to_read |= file.failed_to_read;
    std::ranges::move(file.findings, std::back_inserter(findings_));
  }
  if (is_nothing && !inputs_.failed_to_read && inputs_.missing.empty())
    findings_.push_back(nothing_to_check(*options.against, inputs_.summary));
}

/// What the charts render to with their default values counts as files.
void OldObjects::add_releases(unsigned threads) {
  std::vector<std::vector<Input>> texts(inputs_.charts.size());
  base::parallel_for(texts.size(), threads, [&](std::size_t at, unsigned) {
    ChartInput chart = load_chart_input(files_, inputs_.charts[at], options_.find_dependency);
    if (!chart.is_rendered()) return;
    auto release = render_input(chart, nullptr, files_, options_.kube_version);
    if (!release) return;
    for (const RenderedFile& file : rendered_files(*release, chart, /*with_definitions=*/true))
      texts[at].push_back({file.path, {}, std::string(file.source->text)});
  });
  for (std::vector<Input>& some : texts) std::ranges::move(some, std::back_inserter(inputs_.inputs));
  std::ranges::stable_sort(inputs_.inputs, {}, &Input::path);
}

const OldPlace* OldObjects::find(const kube::Object& object, std::string_view path) const {
  if (object.name.empty()) return nullptr;
  auto at = places_.find(Key(object.group_version().group, object.kind, object.namespace_name, object.name));
  if (at == places_.end()) return nullptr;
  return &*std::ranges::max_element(at->second, {},
                                    [&](const OldPlace& place) { return common_end(place.path, path); });
}

base::Expected<std::string> OldObjects::read(std::string_view path) const {
  auto input = std::ranges::lower_bound(inputs_.inputs, path, {}, &Input::path);
  return input->read(files_);
}

}  // namespace pave::judge
