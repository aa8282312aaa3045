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
#include "judge/releases.h"

namespace pave::judge {
namespace {

/// One FileCheck a thread.
std::vector<std::unique_ptr<FileCheck>> make_checks(const CheckSetting& setting, unsigned threads) {
  std::vector<std::unique_ptr<FileCheck>> checks;
  for (unsigned i = 0; i < threads; ++i) checks.push_back(std::make_unique<FileCheck>(setting));
  return checks;
}

/// Whether a file is the one that was named, or below that folder.
bool is_below(std::string_view path, std::string_view named) {
  while (named.starts_with("./")) named.remove_prefix(2);
  while (named.size() > 1 && named.ends_with('/')) named.remove_suffix(1);
  if (named.empty() || named == ".") return true;
  return path.starts_with(named) && (path.size() == named.size() || named == "/" || path[named.size()] == '/');
}

/// What --crd names must hold a definition, or something that is said to be wrong: else it was named in vain.
void say_no_definitions(const CheckOptions& options, const Inputs& preferred, const std::vector<FirstLook>& looks,
                        std::vector<Finding>& out) {
  for (const std::string& named : options.crd_paths) {
    bool is_useful =
        std::ranges::any_of(preferred.findings, [&](const Finding& one) { return is_below(one.location.path, named); });
    for (std::size_t i = 0; i < preferred.definitions.size(); ++i)
      is_useful |= is_below(preferred.definitions[i].path, named) &&
                   (!looks[i].definitions.empty() || !looks[i].findings.empty());
    if (is_useful) continue;
    out.push_back(file_finding({base::Code::SyntaxNothingToCheck,
                                {},
                                "no definition of a kind was found where --crd looks",
                                "name a file or folder with a CustomResourceDefinition of apiextensions.k8s.io/v1",
                                {}},
                               named));
  }
}

/// What all files are judged by, in the order of the files: the first Namespace of a name decides, and the definitions that
/// were named as such go before all others.
void look_first(const base::Files& files, const Inputs& inputs, const Inputs& preferred,
                std::vector<std::unique_ptr<FileCheck>>& checks, CheckSetting& setting, std::vector<Finding>& findings,
                bool& failed_to_read) {
  std::vector<const Input*> all;
  for (const auto* some : {&preferred.definitions, &inputs.definitions, &inputs.inputs})
    for (const Input& input : *some) all.push_back(&input);
  std::vector<std::string_view> judged;
  for (const Input& input : inputs.inputs) judged.push_back(input.path);
  std::ranges::sort(judged);
  std::vector<FirstLook> found(all.size());
  std::vector<char> failed(all.size());  // not bool: threads write to neighbours
  base::parallel_for(all.size(), static_cast<unsigned>(checks.size()), [&](std::size_t index, unsigned worker) {
    const Input& input = *all[index];
    bool is_preferred = index < preferred.definitions.size();
    // Those that are judged say themselves what is wrong with them.
    bool is_judged = !is_preferred || std::ranges::binary_search(judged, input.path);
    auto text = input.read(files);
    if (!text) {
      if (!is_judged) found[index].findings.push_back(file_finding(std::move(text.error()), input.path));
      failed[index] = !is_judged;
    } else if (!is_judged) {
      checks[worker]->look_at_definitions(input.path, *std::move(text), input.use.named, found[index]);
    } else {
      checks[worker]->look_first(input.path, *std::move(text), is_preferred, found[index]);
    }
  });
  say_no_definitions(setting.options, preferred, found, findings);
  failed_to_read |= std::ranges::find(failed, 1) != failed.end();
  for (FirstLook& one : found) {
    setting.namespaces.merge(one.namespaces);
    setting.definitions.merge(std::move(one.definitions));
    std::ranges::move(one.findings, std::back_inserter(findings));
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
  threads = static_cast<unsigned>(std::clamp<std::size_t>(inputs.size() + 2 * found.charts.size(), 1, threads));
  CheckSetting setting{options, {}, {}};
  std::optional<OldObjects> old_objects;
  if (options.against) {
    old_objects.emplace(files, options, threads);
    if (!old_objects->missing().empty()) {
      result.missing = old_objects->missing();
      return result;
    }
    result.failed_to_read |= old_objects->failed_to_read();
    setting.old_objects = &*old_objects;
  }
  std::vector<std::unique_ptr<FileCheck>> checks = make_checks(setting, threads);
  look_first(files, found, preferred, checks, setting, found.findings, result.failed_to_read);

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
  ReleaseResults releases = check_releases(files, found.charts, options, checks);
  for (Finding& finding : releases.findings) say(std::move(finding));
  summary.objects += releases.objects;
  summary.encrypted_objects += releases.encrypted;
  summary.releases = releases.releases;
  for (Finding& finding : join_files(files, inputs, results, found.kustomizations, checks, options))
    say(std::move(finding));
  // A file that can't be read, or not as what it seems to be, has its own finding.
  bool nothing = summary.objects + summary.encrypted_objects == 0 && !failed_to_read_new && found.charts.empty() &&
                 std::none_of(results.begin(), results.end(),
                              [](const FileResult& one) { return one.is_manifest || !one.findings.empty(); });
  if (nothing) say(nothing_to_check(options.paths.empty() ? "." : options.paths.front(), summary));
  return result;
}

}  // namespace pave::judge
