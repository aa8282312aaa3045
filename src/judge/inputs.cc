#include "judge/inputs.h"

#include <algorithm>
#include <set>
#include <utility>

#include "doc/reader.h"
#include "estate/layout.h"
#include "estate/settings.h"
#include "estate/walk.h"
#include "judge/file_result.h"
#include "judge/link_left.h"

namespace pave::judge {
namespace {

/// What can be read only once is read here.
void add_stream(base::Expected<std::string> text, std::string name, Inputs& out) {
  if (text) {
    out.inputs.push_back({std::move(name), {.named = true}, *std::move(text)});
  } else {
    out.findings.push_back(file_finding(std::move(text.error()), std::move(name)));
    out.failed_to_read = true;
  }
}

std::string_view folder_of(std::string_view path) { return path.substr(0, path.rfind('/') + 1); }

/// Pave's own file, not one of the user's objects.
bool is_settings(std::string_view path) { return path.substr(folder_of(path).size()) == estate::kSettingsName; }

void mark_kustomized(std::span<const estate::KustomizationFacts> kustomizations, std::vector<Input>& inputs) {
  std::set<std::string_view> folders;
  for (const estate::KustomizationFacts& one : kustomizations) folders.insert(folder_of(one.path));
  for (Input& input : inputs) input.use.is_kustomized = folders.contains(folder_of(input.path));
}

/// Definitions of a chart are no templates.
bool is_chart_definition(std::string_view path) {
  return path.starts_with("crds/") || path.find("/crds/") != std::string_view::npos;
}

}  // namespace

base::Expected<std::string> Input::read(const base::Files& files) const {
  return text ? base::Expected<std::string>(*text) : files.read(path, doc::kMaxFileSize);
}

Inputs find_definitions(const base::Files& files, std::span<const std::string> paths) {
  Inputs out;
  if (paths.empty()) return out;
  estate::Walk walk = estate::walk(files, paths);
  for (const estate::WalkProblem& problem : walk.missing)
    out.missing.push_back("--crd " + problem.path + ": " + problem.diagnostic.message);
  for (const estate::WalkProblem& problem : walk.unreadable)
    out.findings.push_back(file_finding(problem.diagnostic, problem.path));
  out.failed_to_read = !walk.unreadable.empty();
  for (estate::WalkedFile& file : walk.files)
    if (!file.is_pipe) out.definitions.push_back({std::move(file.path), {.named = file.named}});
  return out;
}

Inputs find_inputs(const base::Files& files, std::span<const std::string> named) {
  std::vector<std::string> paths;
  Inputs out;
  for (const std::string& path : named)
    if (path != kStandardInput) paths.push_back(path);
  bool has_standard_input = paths.size() < named.size();
  if (named.empty()) paths.push_back(".");
  estate::Walk walk = estate::walk(files, paths);
  for (const estate::WalkProblem& problem : walk.missing)
    out.missing.push_back(problem.path + ": " + problem.diagnostic.message);
  if (!out.missing.empty()) return out;
  if (has_standard_input)
    add_stream(files.read_standard_input(doc::kMaxFileSize), std::string(kStandardInputName), out);

  estate::Layout layout = estate::lay_out(files, walk.files);
  for (const auto* problems : {&walk.unreadable, &layout.problems})
    for (const estate::WalkProblem& problem : *problems)
      out.findings.push_back(file_finding(problem.diagnostic, problem.path));
  out.failed_to_read |= !out.findings.empty();
  for (const std::string& link : walk.links_left) out.findings.push_back(link_left(files, link));

  for (std::size_t i = 0; i < walk.files.size(); ++i) {
    estate::WalkedFile& file = walk.files[i];
    if (!file.named && is_settings(file.path)) continue;
    if (file.is_pipe) {
      add_stream(files.read_pipe(file.path, doc::kMaxFileSize), file.path, out);
      continue;
    }
    switch (file.named ? estate::FileRole::Manifest : layout.roles[i]) {
      case estate::FileRole::Manifest: out.inputs.push_back({std::move(file.path), {.named = file.named}}); break;
      case estate::FileRole::Resource:
        out.inputs.push_back({std::move(file.path), {.is_resource = true, .is_patched = layout.patched[i]}});
        break;
      case estate::FileRole::Chart:
        if (is_chart_definition(file.path)) out.definitions.push_back({std::move(file.path)});
        break;
      // A named file's syntax errors are said with their places.
      case estate::FileRole::BrokenKustomization: out.inputs.push_back({std::move(file.path), {.named = true}}); break;
      case estate::FileRole::Kustomization: ++out.summary.kustomization_files; break;
      case estate::FileRole::Patch: ++out.summary.kustomize_patches; break;
      case estate::FileRole::Values: ++out.summary.values_files; break;
    }
  }
  // So that it is the same file that speaks for all, whatever the order of the paths.
  std::ranges::stable_sort(out.inputs, {}, &Input::path);
  for (std::size_t i = 0; i < out.inputs.size(); ++i) out.inputs[i].use.number = static_cast<std::uint32_t>(i);
  mark_kustomized(layout.kustomizations, out.inputs);
  out.kustomizations = std::move(layout.kustomizations);
  out.charts = std::move(layout.charts);
  return out;
}

}  // namespace pave::judge
