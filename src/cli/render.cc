#include <algorithm>
#include <array>
#include <iterator>

#include "base/arena.h"
#include "base/files.h"
#include "base/parallel.h"
#include "base/sources.h"
#include "cli/render_flags.h"
#include "cli/say.h"
#include "cli/verb.h"
#include "doc/reader.h"
#include "estate/layout.h"
#include "estate/manifest_file.h"
#include "estate/walk.h"
#include "judge/file_result.h"
#include "judge/link_left.h"
#include "judge/make_finding.h"
#include "judge/releases.h"
#include "judge/summary.h"
#include "show/text.h"

namespace pave::cli {
namespace {

constexpr std::array kExamples = {
    Example{"pave render deploy/", "all objects below a folder, as they are applied"},
    Example{"pave render --format json deploy/", "one v1 List"},
    Example{"cat all.yaml | pave render -", "the standard input, with keys sorted and Lists unpacked"},
};
constexpr std::string_view kWho = "pave render";
constexpr std::string_view kStandardInput = "-";

/// Reads the files one after another and writes what is in them as it goes.
class Rendering {
 public:
  Rendering(const RenderCommand& command, Context& context)
      : context_(context), format_(command.format), writer_(command.format, text_) {}

  void file(const std::string& path, bool named, base::Expected<std::string> text) {
    if (!text) return unreadable(path, text.error());
    arena_.clear();
    base::Sources sources;
    const base::Source& source = sources.add(path, *std::move(text));
    estate::ManifestFile file = estate::read_manifests(source, arena_, named);
    for (const kube::Object& object : file.objects) writer_.add(object, path);
    judge::DocumentLooks looks = judge::looks_of(source.text);
    judge::FlowLines lines;
    for (const base::Diagnostic& problem : file.problems)
      findings_.push_back(judge::make_finding(problem, looks, lines, sources));
    for (const base::Diagnostic& doubt : file.doubts) {
      findings_.push_back(judge::make_finding(doubt, looks, lines, sources));
      findings_.back().severity = base::Severity::Warning;
    }
    summary_.objects += file.objects.size();
    summary_.encrypted_objects += file.encrypted;
    summary_.not_manifests += file.is_manifest ? 0 : 1;
    context_.out.write(text_);
    text_.clear();
  }

  /// What the releases of the charts render to, by chart and values file, on several threads.
  void charts(const std::vector<std::string>& paths, unsigned threads) {
    std::vector<judge::ChartInput> inputs(paths.size());
    base::parallel_for(paths.size(), threads, [&](std::size_t index, unsigned) {
      inputs[index] = judge::load_chart_input(base::disk(), paths[index]);
    });
    std::vector<ReleaseText> releases;
    for (judge::ChartInput& input : inputs) {
      std::ranges::move(input.findings, std::back_inserter(findings_));
      if (!input.is_rendered()) continue;
      releases.push_back({.input = &input, .values = nullptr});
      for (const std::string& values : input.test_values) releases.push_back({.input = &input, .values = &values});
    }
    base::parallel_for(releases.size(), threads, [&](std::size_t index, unsigned) { render(releases[index]); });
    for (ReleaseText& one : releases) {
      std::ranges::move(one.findings, std::back_inserter(findings_));
      summary_.objects += one.objects;
      summary_.encrypted_objects += one.encrypted;
      writer_.append(one.text);
      context_.out.write(text_);
      text_.clear();
    }
  }

  void unreadable(const std::string& path, const base::Diagnostic& diagnostic) {
    findings_.push_back(judge::file_finding(diagnostic, path));
    failed_ = true;
  }

  void link_left(const std::string& path) { findings_.push_back(judge::link_left(base::disk(), path)); }

  void left_out(estate::FileRole role) {
    switch (role) {
      case estate::FileRole::Chart: break;  // its releases are rendered
      case estate::FileRole::Kustomization: ++summary_.kustomization_files; break;
      case estate::FileRole::Patch: ++summary_.kustomize_patches; break;
      case estate::FileRole::Values: ++summary_.values_files; break;
      case estate::FileRole::Manifest:
      case estate::FileRole::Resource:
      case estate::FileRole::BrokenKustomization: break;  // these are rendered
    }
  }

  /// Says on the standard error what could not be rendered; the exit code.
  int finish() {
    writer_.finish();
    context_.out.write(text_);
    std::string said;
    show::sort_findings(findings_);
    show::write_findings(findings_, {.color = false, .width = context_.terminal.width}, said);
    context_.err.write(said);
    if (std::string left = show::left_out_text(summary_, "rendered"); !left.empty()) say(kWho, left, context_);
    if (summary_.objects == 0) say(kWho, "no Kubernetes object was found", context_);
    if (failed_) return kFailed;
    return show::count(findings_).errors > 0 || summary_.objects == 0 ? kFindings : kOk;
  }

 private:
  struct ReleaseText {
    const judge::ChartInput* input;
    const std::string* values;  ///< null: the defaults
    std::string text = {};
    std::vector<judge::Finding> findings = {};
    std::uint64_t objects = 0;
    std::uint64_t encrypted = 0;
  };

  void render(ReleaseText& one) const {
    auto release = judge::render_input(*one.input, one.values, base::disk(), kube_version_);
    if (!release) {
      const render::helm::RenderError& error = release.error();
      one.findings.push_back(judge::make_chart_finding(error.diagnostic, *error.sources));
      for (const base::Diagnostic& diagnostic : error.more)
        one.findings.push_back(judge::make_chart_finding(diagnostic, *error.sources));
      return;
    }
    show::ManifestWriter writer(format_, one.text);
    base::Arena arena;
    for (const judge::RenderedFile& text : judge::rendered_files(*release, *one.input, one.values == nullptr)) {
      estate::ManifestFile file = estate::read_manifests(*text.source, arena, /*named=*/true);
      std::string from = one.values == nullptr ? text.path : text.path + " with " + *one.values;
      for (const kube::Object& object : file.objects) writer.add(object, from);
      one.objects += file.objects.size();
      one.encrypted += file.encrypted;
      for (const base::Diagnostic& problem : file.problems)
        one.findings.push_back(judge::make_chart_finding(problem, *release->sources));
    }
  }

  Context& context_;
  show::ManifestFormat format_;
  base::KubeVersion kube_version_{1, kube::schema::kNewestMinor};
  std::string text_;
  show::ManifestWriter writer_;
  base::Arena arena_;
  std::vector<judge::Finding> findings_;
  judge::Summary summary_;
  bool failed_ = false;
};

int run_render(const Arguments& arguments, Context& context) {
  auto read = read_render(arguments);
  if (!read) return usage_error(read.error(), "\"pave render --help\" lists the flags", context);
  RenderCommand& command = *read;
  if (command.paths.empty()) command.paths.emplace_back(".");
  std::vector<std::string> paths;
  for (const std::string& path : command.paths)
    if (path != kStandardInput) paths.push_back(path);
  estate::Walk walk = estate::walk(base::disk(), paths);
  std::vector<std::string> missing;
  for (const estate::WalkProblem& problem : walk.missing)
    missing.push_back(problem.path + ": " + problem.diagnostic.message);
  if (!missing.empty()) return fail(kWho, missing, context);

  const base::Files& disk = base::disk();
  estate::Layout layout = estate::lay_out(disk, walk.files);
  Rendering rendering(command, context);
  if (paths.size() < command.paths.size()) rendering.file("<stdin>", true, disk.read_standard_input(doc::kMaxFileSize));
  for (const auto* problems : {&walk.unreadable, &layout.problems})
    for (const estate::WalkProblem& problem : *problems) rendering.unreadable(problem.path, problem.diagnostic);
  for (const std::string& link : walk.links_left) rendering.link_left(link);
  for (std::size_t i = 0; i < walk.files.size() && context.out.error() == 0; ++i) {
    const estate::WalkedFile& file = walk.files[i];
    bool is_broken = layout.roles[i] == estate::FileRole::BrokenKustomization;
    bool is_manifest = layout.roles[i] == estate::FileRole::Manifest || layout.roles[i] == estate::FileRole::Resource;
    auto text = [&] {
      return file.is_pipe ? disk.read_pipe(file.path, doc::kMaxFileSize) : disk.read(file.path, doc::kMaxFileSize);
    };
    if (file.named || is_broken || is_manifest) rendering.file(file.path, file.named || is_broken, text());
    else rendering.left_out(layout.roles[i]);
  }
  rendering.charts(layout.charts, command.threads != 0 ? command.threads : base::processor_count());
  return rendering.finish();
}

}  // namespace

constinit const Verb kRenderVerb = {
    .name = "render",
    .arguments = "[PATH...]",
    .summary = "Print the objects in files, folders and charts, as they would be applied",
    .details =
        "Objects come in the order of the files, Lists unpacked and keys sorted; in YAML a comment names the file of "
        "each. Charts are rendered with their default values, and once more with each ci/NAME-values.yaml. "
        "What is wrong and what was left out is said on the standard error. The exit code is 1 when a document can't "
        "be "
        "read or there is no object, 2 when a file can't be read. Paths are as for \"pave check\".",
    .flags = kRenderFlags,
    .examples = kExamples,
    .run = run_render,
};

}  // namespace pave::cli
