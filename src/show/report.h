#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "judge/finding.h"

namespace pave::show {

/// What a check looked at, for the last line of a report. Counts of files unless they say otherwise.
struct Summary {
  std::uint64_t files = 0;          ///< files read
  std::uint64_t objects = 0;        ///< objects judged
  std::uint64_t not_manifests = 0;  ///< YAML and JSON files without any Kubernetes object
  std::uint64_t chart_files = 0;    ///< files of Helm charts
  std::uint64_t kustomization_files = 0;
  std::uint64_t kustomize_patches = 0;  ///< files that a kustomization lists as patches
  std::uint64_t encrypted_objects = 0;  ///< objects that SOPS has encrypted
  std::uint64_t microseconds = 0;       ///< wall time; 0: not shown. Never in machine output
};

/// Findings by severity. Allowed ones are counted apart, whatever their severity.
struct Counts {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t infos = 0;
  std::size_t allowed = 0;

  /// Those that are not allowed.
  std::size_t total() const { return errors + warnings + infos; }
};
Counts count(std::span<const judge::Finding> findings);

/// Sorts by path, line, column, code, object, field and message: the order of every report. Findings without a place
/// come first.
void sort_findings(std::vector<judge::Finding>& findings);

/// A number that names the finding over shifts of lines: the same rule about the same field of the same object in the
/// same file has the same fingerprint. Findings that are about no object use the text of the line instead. Two findings
/// of one report may share it.
std::uint64_t fingerprint(const judge::Finding& finding);

}  // namespace pave::show
