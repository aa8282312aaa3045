#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "judge/against.h"
#include "judge/finding.h"
#include "judge/options.h"
#include "judge/pod_security/namespace_policy.h"
#include "judge/reference/facts.h"
#include "judge/summary.h"
#include "kube/crd/definitions.h"

namespace pave::judge {

/// What one file gave: its findings, and the facts that the other files' findings or the summary need.
struct FileResult {
  std::vector<Finding> findings;
  /// schema/not-checked: the allowed ones, and at most one that is not for each kind of the file; the first file that
  /// has such a kind reports it.
  std::vector<Finding> not_checked;
  std::uint64_t objects = 0;
  std::uint64_t encrypted = 0;
  /// Of the objects, encrypted ones too; their bytes belong to the FileCheck. Empty when no rule needs them.
  std::vector<reference::ObjectFacts> facts;
  bool is_manifest = false;
  bool failed_to_read = false;
  bool is_partly_unread = false;  ///< a document of it does not parse, so its objects are not known
};

/// What one file says that other files are judged by.
struct FirstLook {
  pod_security::NamespacePolicies namespaces;
  kube::crd::Definitions definitions;
  std::vector<Finding> findings;  ///< what is wrong with the text
};

/// What all files have in common: read only while files are checked.
struct CheckSetting {
  const CheckOptions& options;
  pod_security::NamespacePolicies namespaces;
  kube::crd::Definitions definitions;
  const OldObjects* old_objects = nullptr;  ///< null: everything is new
};

/// A finding about a file as a whole, without a line.
Finding file_finding(base::Diagnostic diagnostic, std::string path);

/// That there is no manifest below a path, as the user wrote it; `found` are the files that are there instead.
Finding nothing_to_check(std::string path, const Summary& found);

}  // namespace pave::judge
