#include "judge/check.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "base/parallel.h"
#include "judge/file_check.h"
#include "judge/inputs.h"
#include "judge/join_files.h"

namespace pave::judge {
namespace {

/// One FileCheck a thread.
std::vector<std::unique_ptr<FileCheck>> make_checks(const CheckSetting& setting, unsigned threads) {
  std::vector<std::unique_ptr<FileCheck>> checks;
  for (unsigned i = 0; i < threads; ++i) checks.push_back(std::make_unique<FileCheck>(setting));
  return checks;
}

/// What all files are judged by, in the order of the files: the first Namespace of a name decides, and the definitions that
/// were named as such go before all others.
void look_first(const base::Files& files, const Inputs& inputs, const Inputs& preferred,
                std::vector<std::unique_ptr<FileCheck>>& checks, CheckSetting& setting) {
  std::vector<const Input*> all;
  for (const auto* some : {&preferred.definitions, &inputs.definitions, &inputs.inputs})
    for (const Input& input : *some) all.push_back(&input);
  std::vector<FirstLook> found(all.size());
  base::parallel_for(all.size(), static_cast<unsigned>(checks.size()), [&](std::size_t index, unsigned worker) {
    bool is_preferred = index < preferred.definitions.size();
    if (auto text = all[index]->read(files))
      checks[worker]->look_first(all[index]->path, *std::move(text), is_preferred, found[index]);
  });
  for (FirstLook& one : found) {
    setting.namespaces.merge(one.namespaces);
    setting.definitions.merge(std::move(one.definitions));
  }
}

}  // namespace

CheckResult check(const base::Files& files, const CheckOptions& options) {
  Inputs found = find_inputs(files, options.paths);
  CheckResult result{.findings = {},
                     .summary = found.summary,
                     .missing = std::move(found.missing),
                     .failed_to_read = found.failed_to_read};
  Inputs preferred = find_definitions(files, options.crd_paths);
  std::ranges::move(preferred.missing, std::back_inserter(result.missing));
  std::ranges::move(preferred.findings, std::back_inserter(found.findings));
  result.failed_to_read |= preferred.failed_to_read;
  if (!result.missing.empty()) return result;
  std::vector<Input>& inputs = found.inputs;

  unsigned threads = options.threads != 0 ? options.threads : base::processor_count();
  threads = static_cast<unsigned>(std::clamp<std::size_t>(inputs.size(), 1, threads));
  CheckSetting setting{options, {}, {}};
  std::optional<OldObjects> old_objects;
  if (options.against) {
    old_objects.emplace(files, *options.against, threads);
    if (!old_objects->missing().empty()) {
      result.missing = old_objects->missing();
      return result;
    }
    result.failed_to_read |= old_objects->failed_to_read();
    setting.old_objects = &*old_objects;
  }
  std::vector<std::unique_ptr<FileCheck>> checks = make_checks(setting, threads);
  look_first(files, found, preferred, checks, setting);

  std::vector<FileResult> results(inputs.size());
  base::parallel_for(inputs.size(), threads, [&](std::size_t index, unsigned worker) {
    const Input& input = inputs[index];
    if (auto text = input.read(files)) {
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
  if (old_objects)
    for (const Finding& finding : old_objects->findings()) say(finding);
  for (Finding& finding : found.findings) say(std::move(finding));
  std::set<std::pair<std::string, std::string>> unknown_kinds;
  bool failed_to_read_new = found.failed_to_read || preferred.failed_to_read;
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
    failed_to_read_new |= one.failed_to_read;
  }
  result.failed_to_read |= failed_to_read_new;
  for (Finding& finding : join_files(files, inputs, results, found.kustomizations, checks, options))
    say(std::move(finding));
  // A file that can't be read, or not as what it seems to be, has its own finding.
  bool nothing = summary.objects + summary.encrypted_objects == 0 && !failed_to_read_new &&
                 std::none_of(results.begin(), results.end(),
                              [](const FileResult& one) { return one.is_manifest || !one.findings.empty(); });
  if (nothing) say(nothing_to_check(options.paths.empty() ? "." : options.paths.front(), summary));
  return result;
}

}  // namespace pave::judge
