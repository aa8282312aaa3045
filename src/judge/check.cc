#include "judge/check.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "base/parallel.h"
#include "doc/reader.h"
#include "estate/layout.h"
#include "estate/walk.h"
#include "judge/file_check.h"
#include "judge/link_left.h"

namespace pave::judge {
namespace {

constexpr std::string_view kStandardInput = "-";
constexpr std::string_view kStandardInputName = "<stdin>";

/// A file whose manifests are judged.
struct Input {
  std::string path;
  FileUse use = {};
  std::optional<std::string> text = std::nullopt;  ///< of the standard input, which can be read only once
};

struct Inputs {
  std::vector<Input> inputs;
  std::vector<Finding> findings;
};

base::Expected<std::string> read(const base::Files& files, const Input& input) {
  return input.text ? base::Expected<std::string>(*input.text) : files.read(input.path, doc::kMaxFileSize);
}

/// What can be read only once is read here.
void add_stream(base::Expected<std::string> text, std::string name, Inputs& out, CheckResult& result) {
  if (text) {
    out.inputs.push_back({std::move(name), {.named = true}, *std::move(text)});
  } else {
    out.findings.push_back(file_finding(std::move(text.error()), std::move(name)));
    result.failed_to_read = true;
  }
}

/// What is to be judged, with the rest counted or reported.
Inputs find_inputs(const base::Files& files, const CheckOptions& options, CheckResult& result) {
  std::vector<std::string> paths;
  Inputs out;
  for (const std::string& path : options.paths)
    if (path != kStandardInput) paths.push_back(path);
  bool has_standard_input = paths.size() < options.paths.size();
  if (options.paths.empty()) paths.push_back(".");
  estate::Walk walk = estate::walk(files, paths);
  for (const estate::WalkProblem& problem : walk.missing)
    result.missing.push_back(problem.path + ": " + problem.diagnostic.message);
  if (!result.missing.empty()) return out;
  if (has_standard_input)
    add_stream(files.read_standard_input(doc::kMaxFileSize), std::string(kStandardInputName), out, result);

  estate::Layout layout = estate::lay_out(files, walk.files);
  for (const auto* problems : {&walk.unreadable, &layout.problems})
    for (const estate::WalkProblem& problem : *problems)
      out.findings.push_back(file_finding(problem.diagnostic, problem.path));
  result.failed_to_read |= !out.findings.empty();
  for (const std::string& link : walk.links_left) out.findings.push_back(link_left(files, link));

  for (std::size_t i = 0; i < walk.files.size(); ++i) {
    estate::WalkedFile& file = walk.files[i];
    if (file.is_pipe) {
      add_stream(files.read_pipe(file.path, doc::kMaxFileSize), file.path, out, result);
      continue;
    }
    switch (file.named ? estate::FileRole::Manifest : layout.roles[i]) {
      case estate::FileRole::Manifest: out.inputs.push_back({std::move(file.path), {.named = file.named}}); break;
      case estate::FileRole::Resource: out.inputs.push_back({std::move(file.path), {.is_resource = true}}); break;
      case estate::FileRole::Chart: ++result.summary.chart_files; break;
      // A named file's syntax errors are said with their places.
      case estate::FileRole::BrokenKustomization: out.inputs.push_back({std::move(file.path), {.named = true}}); break;
      case estate::FileRole::Kustomization: ++result.summary.kustomization_files; break;
      case estate::FileRole::Patch: ++result.summary.kustomize_patches; break;
      case estate::FileRole::Values: ++result.summary.values_files; break;
    }
  }
  return out;
}

/// One FileCheck a thread.
std::vector<std::unique_ptr<FileCheck>> make_checks(const CheckSetting& setting, unsigned threads) {
  std::vector<std::unique_ptr<FileCheck>> checks;
  for (unsigned i = 0; i < threads; ++i) checks.push_back(std::make_unique<FileCheck>(setting));
  return checks;
}

/// Namespaces in the order of the files: the first of a name decides.
pod_security::NamespacePolicies find_policies(const base::Files& files, const std::vector<Input>& inputs,
                                              std::vector<std::unique_ptr<FileCheck>>& checks) {
  std::vector<pod_security::NamespacePolicies> found(inputs.size());
  base::parallel_for(inputs.size(), static_cast<unsigned>(checks.size()), [&](std::size_t index, unsigned worker) {
    auto text = read(files, inputs[index]);
    if (!text) return;
    checks[worker]->find_namespace_policies(inputs[index].path, *std::move(text), found[index]);
  });
  pod_security::NamespacePolicies policies;
  for (pod_security::NamespacePolicies& some : found) policies.merge(some);
  return policies;
}

Finding nothing_to_check(const CheckOptions& options, const Summary& summary) {
  std::string message = "no Kubernetes manifest was found";
  if (summary.chart_files + summary.kustomization_files != 0)
    message += ", only sources that have to be rendered first";
  std::string path = options.paths.empty() ? "." : options.paths.front();
  if (path == kStandardInput) path = kStandardInputName;
  return file_finding({base::Code::SyntaxNothingToCheck,
                       {},
                       std::move(message),
                       "name a file or folder with YAML or JSON documents that have apiVersion and kind",
                       {}},
                      std::move(path));
}

}  // namespace

CheckResult check(const base::Files& files, const CheckOptions& options) {
  CheckResult result;
  Inputs found = find_inputs(files, options, result);
  if (!result.missing.empty()) return result;
  std::vector<Input>& inputs = found.inputs;
  // So that it is the same file that speaks for all, whatever the order of the paths.
  std::ranges::stable_sort(inputs, {}, &Input::path);

  unsigned threads = options.threads != 0 ? options.threads : base::processor_count();
  threads = static_cast<unsigned>(std::clamp<std::size_t>(inputs.size(), 1, threads));
  CheckSetting setting{options, {}};
  std::vector<std::unique_ptr<FileCheck>> checks = make_checks(setting, threads);
  if (!options.pod_security) setting.namespaces = find_policies(files, inputs, checks);

  std::vector<FileResult> results(inputs.size());
  base::parallel_for(inputs.size(), threads, [&](std::size_t index, unsigned worker) {
    Input& input = inputs[index];
    auto text = input.text ? base::Expected<std::string>(*std::move(input.text)) : read(files, input);
    if (text) {
      results[index] = checks[worker]->check(input.path, *std::move(text), input.use);
    } else {
      results[index].findings.push_back(file_finding(std::move(text.error()), input.path));
      results[index].failed_to_read = true;
    }
  });

  Summary& summary = result.summary;
  // The one door: nothing is said that --ignore hides.
  auto say = [&](Finding finding) {
    if (options.selection.shows(finding.code)) result.findings.push_back(std::move(finding));
  };
  for (Finding& finding : found.findings) say(std::move(finding));
  std::set<std::pair<std::string, std::string>> unknown_kinds;
  for (FileResult& one : results) {
    for (Finding& finding : one.findings) say(std::move(finding));
    for (Finding& finding : one.not_checked) {
      bool is_new = finding.allowed() || unknown_kinds.emplace(finding.object.api_version, finding.object.kind).second;
      if (is_new) say(std::move(finding));
    }
    ++summary.files;
    summary.objects += one.objects;
    summary.encrypted_objects += one.encrypted;
    summary.not_manifests += !one.is_manifest && !one.failed_to_read;
    result.failed_to_read |= one.failed_to_read;
  }
  // A file that can't be read, or not as what it seems to be, has its own finding.
  bool nothing = summary.objects + summary.encrypted_objects == 0 && !result.failed_to_read &&
                 std::none_of(results.begin(), results.end(),
                              [](const FileResult& one) { return one.is_manifest || !one.findings.empty(); });
  if (nothing) say(nothing_to_check(options, summary));
  return result;
}

}  // namespace pave::judge
