#include <fmt/format.h>

#include <array>

#include "base/arena.h"
#include "base/files.h"
#include "base/sources.h"
#include "cli/render_flags.h"
#include "cli/verb.h"
#include "doc/reader.h"
#include "estate/layout.h"
#include "estate/manifest_file.h"
#include "estate/walk.h"
#include "judge/make_finding.h"
#include "show/display.h"
#include "show/text.h"

namespace pave::cli {
namespace {

constexpr std::array kExamples = {
    Example{"pave render deploy/", "all objects below a folder, as they are applied"},
    Example{"pave render --format json deploy/", "one v1 List"},
    Example{"cat all.yaml | pave render -", "the standard input, with keys sorted and Lists unpacked"},
};
constexpr std::string_view kStandardInput = "-";

/// Reads the files one after another and writes what is in them as it goes.
class Rendering {
 public:
  Rendering(const RenderCommand& command, Context& context) : context_(context), writer_(command.format, text_) {}

  void file(const std::string& path, bool named, bool standard_input = false) {
    const base::Files& files = base::disk();
    auto text = standard_input ? files.read_standard_input(doc::kMaxFileSize) : files.read(path, doc::kMaxFileSize);
    if (!text) return unreadable(path, text.error());
    arena_.clear();
    base::Sources sources;
    const base::Source& source = sources.add(path, *std::move(text));
    estate::ManifestFile file = estate::read_manifests(source, arena_, named);
    for (const kube::Object& object : file.objects) writer_.add(object, path);
    for (const base::Diagnostic& problem : file.problems)
      findings_.push_back(judge::make_finding(problem, source.text, sources));
    objects_ += file.objects.size();
    encrypted_ += file.encrypted;
    context_.out.write(text_);
    text_.clear();
  }

  void unreadable(const std::string& path, const base::Diagnostic& diagnostic) {
    judge::Finding finding{.code = diagnostic.code, .message = diagnostic.message, .help = diagnostic.help};
    finding.location.path = path;
    findings_.push_back(std::move(finding));
    failed_ = true;
  }

  void left_out(estate::FileRole role) { (role == estate::FileRole::Chart ? charts_ : kustomize_files_) += 1; }

  /// Says on the standard error what could not be rendered; the exit code.
  int finish() {
    writer_.finish();
    context_.out.write(text_);
    std::string said;
    show::sort_findings(findings_);
    show::write_findings(findings_, {.color = false, .width = context_.terminal.width}, said);
    auto add = [&said](std::uint64_t number, std::string_view one, std::string_view many) {
      if (number > 0) said += fmt::format("pave render: left out: {} {}\n", number, number == 1 ? one : many);
    };
    add(encrypted_, "object that SOPS encrypted", "objects that SOPS encrypted");
    add(charts_, "file of a Helm chart", "files of Helm charts");
    add(kustomize_files_, "file of a kustomization", "files of kustomizations");
    if (objects_ == 0) said += "pave render: no Kubernetes object was found\n";
    context_.err.write(said);
    if (failed_) return kFailed;
    return show::count(findings_).errors > 0 || objects_ == 0 ? kFindings : kOk;
  }

 private:
  Context& context_;
  std::string text_;
  show::ManifestWriter writer_;
  base::Arena arena_;
  std::vector<judge::Finding> findings_;
  std::uint64_t objects_ = 0;
  std::uint64_t encrypted_ = 0;
  std::uint64_t charts_ = 0;
  std::uint64_t kustomize_files_ = 0;
  bool failed_ = false;
};

int run_render(const Arguments& arguments, Context& context) {
  RenderCommand command = read_render(arguments);
  if (command.paths.empty()) command.paths.emplace_back(".");
  std::vector<std::string> paths;
  for (const std::string& path : command.paths)
    if (path != kStandardInput) paths.push_back(path);
  estate::Walk walk = estate::walk(base::disk(), paths);
  for (const estate::WalkProblem& problem : walk.missing) {
    std::string path;
    show::append_harmless(problem.path, path);
    context.err.write(fmt::format("pave render: {}: {}\n", path, problem.diagnostic.message));
  }
  if (!walk.missing.empty()) return kFailed;

  estate::Layout layout = estate::lay_out(base::disk(), walk.files);
  Rendering rendering(command, context);
  if (paths.size() < command.paths.size()) rendering.file("<stdin>", true, true);
  for (const auto* problems : {&walk.unreadable, &layout.problems})
    for (const estate::WalkProblem& problem : *problems) rendering.unreadable(problem.path, problem.diagnostic);
  for (std::size_t i = 0; i < walk.files.size() && context.out.error() == 0; ++i) {
    const estate::WalkedFile& file = walk.files[i];
    bool is_broken = layout.roles[i] == estate::FileRole::BrokenKustomization;
    if (file.named || is_broken || layout.roles[i] == estate::FileRole::Manifest)
      rendering.file(file.path, file.named || is_broken);
    else rendering.left_out(layout.roles[i]);
  }
  return rendering.finish();
}

}  // namespace

constinit const Verb kRenderVerb = {
    .name = "render",
    .arguments = "[PATH...]",
    .summary = "Print the objects in files and folders, as they would be applied",
    .details =
        "Objects come in the order of the files, Lists unpacked and keys sorted; in YAML a comment names the file of "
        "each. "
        "What can't be read is said on the standard error, and makes the exit code 1. Paths are as for \"pave check\".",
    .flags = kRenderFlags,
    .examples = kExamples,
    .run = run_render,
};

}  // namespace pave::cli
