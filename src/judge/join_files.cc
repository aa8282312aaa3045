#include "judge/join_files.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "base/arena.h"
#include "base/parallel.h"
#include "judge/reference/join.h"
#include "judge/reference/kustomized.h"

namespace pave::judge {
namespace {

using reference::Problem;

/// Places that notes point to, in words.
class Places {
 public:
  explicit Places(const reference::Run& run) : run_(run), of_file_(run.files.size()) {}

  void want(std::uint32_t file, base::Origin origin) { of_file_[file].try_emplace(origin); }

  /// Looks up what is wanted in one file.
  void find(const base::Files& files, const Input& input, std::uint32_t file) {
    if (of_file_[file].empty()) return;
    auto text = input.read(files);
    if (!text) return;
    base::Sources sources;
    const base::Source& source = sources.add(input.path, *std::move(text));
    for (auto& [origin, location] : of_file_[file])
      if (origin.known() && origin.place() <= source.text.size()) location = sources.place_of(origin);
  }

  /// The path alone, when the place is not known.
  base::Location at(std::uint32_t file, base::Origin origin) const {
    base::Location location = of_file_[file].at(origin);
    if (!location.known()) location.path = run_.files[file].path;
    return location;
  }

 private:
  const reference::Run& run_;
  std::vector<std::map<base::Origin, base::Location>> of_file_;
};

void add_once(std::string_view text, std::vector<std::string_view>& out) {
  if (!text.empty() && std::ranges::find(out, text) == out.end()) out.push_back(text);
}

}  // namespace

std::vector<Finding> join_files(const base::Files& files, std::span<const Input> inputs,
                                std::span<const FileResult> results,
                                std::span<const estate::KustomizationFacts> kustomizations,
                                std::span<const std::unique_ptr<FileCheck>> checks, const CheckOptions& options) {
  base::Arena arena;
  std::vector<reference::ObjectFacts> added;
  for (const estate::KustomizationFacts& one : kustomizations)
    added.push_back(
        reference::gather_kustomization(one, static_cast<std::uint32_t>(inputs.size() + added.size()), arena));
  reference::Run run{.files = {}, .outside = options.outside, .prefixes = {}, .suffixes = {}, .added_labels = {}};
  for (const estate::KustomizationFacts& one : kustomizations) {
    run.added_labels.insert(run.added_labels.end(), one.labels.begin(), one.labels.end());
    add_once(one.name_prefix, run.prefixes);
    add_once(one.name_suffix, run.suffixes);
  }
  std::ranges::sort(run.added_labels);
  for (std::size_t i = 0; i < inputs.size(); ++i)
    run.files.push_back({inputs[i].path, results[i].facts, inputs[i].use.is_kustomized, inputs[i].use.is_resource,
                         inputs[i].use.is_patched, results[i].is_partly_unread});
  for (std::size_t i = 0; i < added.size(); ++i) run.files.push_back({kustomizations[i].path, {&added[i], 1}});

  std::vector<Problem> problems = reference::join(run);
  // Kustomizations, behind the inputs, are not read again for remarks.
  std::erase_if(problems,
                [&](const Problem& one) { return !options.selection.shows(one.code) || one.file >= inputs.size(); });
  Places places(run);
  for (const Problem& problem : problems)
    for (const reference::NoteAt& note : problem.notes) places.want(note.file, note.origin);
  auto threads = static_cast<unsigned>(checks.size());
  if (!problems.empty())
    base::parallel_for(inputs.size(), threads, [&](std::size_t index, unsigned) {
      places.find(files, inputs[index], static_cast<std::uint32_t>(index));
    });

  struct OfFile {
    std::uint32_t file;
    std::span<const Problem> problems;
    std::vector<Finding> findings = {};
  };
  std::vector<OfFile> speaking;
  for (std::size_t begin = 0; begin < problems.size();) {
    std::size_t end = begin;
    while (end < problems.size() && problems[end].file == problems[begin].file) ++end;
    speaking.push_back({problems[begin].file, std::span(problems).subspan(begin, end - begin)});
    begin = end;
  }
  base::parallel_for(speaking.size(), threads, [&](std::size_t index, unsigned worker) {
    OfFile& one = speaking[index];
    const Input& input = inputs[one.file];
    if (auto text = input.read(files)) {
      auto place = [&places](const reference::NoteAt& note) { return places.at(note.file, note.origin); };
      one.findings = checks[worker]->say_problems(input.path, *std::move(text), input.use, one.problems, place);
    }
  });
  std::vector<Finding> out;
  for (OfFile& one : speaking) std::ranges::move(one.findings, std::back_inserter(out));
  return out;
}

}  // namespace pave::judge
