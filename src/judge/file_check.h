#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/arena.h"
#include "base/sources.h"
#include "estate/manifest_file.h"
#include "judge/against.h"
#include "judge/allow.h"
#include "judge/finding.h"
#include "judge/inputs.h"
#include "judge/options.h"
#include "judge/pod_security/judge.h"
#include "judge/pod_security/namespace_policy.h"
#include "judge/reference/gather.h"
#include "judge/reference/run.h"
#include "judge/secret.h"
#include "judge/sink.h"
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

/// Findings that were left out because a file has too many.
struct LeftOut {
  std::size_t count = 0;
  std::size_t allowed = 0;                      ///< of the count
  base::Severity worst = base::Severity::Info;  ///< of those that are not allowed
};

/// Judges files one after another; each thread has one, for its memory and for what its judges have looked up. Everything
/// that leaves it owns its bytes.
class FileCheck {
 public:
  explicit FileCheck(const CheckSetting& setting);

  /// Runs all judges over the objects of a text.
  FileResult check(std::string path, std::string text, FileUse use);

  /// Findings for what the joining of all files found in this one; `place` gives the words for the places of notes.
  /// Exceptions count as in check().
  std::vector<Finding> say_problems(std::string path, std::string text, FileUse use,
                                    std::span<const reference::Problem> problems,
                                    const std::function<base::Location(const reference::NoteAt&)>& place);

  /// What other files need of a text: the Pod Security policies of its Namespaces, and its CustomResourceDefinitions
  /// (`preferred`: named as such on the command line). Costs a search through its bytes when there are none.
  void look_first(std::string path, std::string text, bool preferred, FirstLook& out);
  /// The same for a file of definitions that is not judged itself: what is wrong with its syntax is said, too. `named`: on
  /// the command line, so that this is so whatever it holds.
  void look_at_definitions(std::string path, std::string text, bool named, FirstLook& out);

 private:
  void find_facts(const estate::ManifestFile& file, const base::Source& source, bool preferred, FirstLook& out);
  /// Makes a file the one at hand; mistakes in its exceptions go into the result.
  void open(const base::Source& source, const estate::ManifestFile& file, FileResult& result);
  void close();
  void gather_facts(const estate::ManifestFile& file, FileResult& result);
  void judge_object(const kube::Object& object, FileResult& result);
  /// All judges for one version, into sink_; false: there is no schema.
  bool judge_for(const kube::Object& object, base::KubeVersion version);
  /// The same for all versions that the options ask for, into remarks_.
  bool judge_versions(const kube::Object& object);
  /// By the definition of its kind; false: there is none.
  bool judge_custom_resource(const kube::Object& object, base::KubeVersion version);
  /// Says, at the second of several definitions of a kind that differ, that there are several.
  void say_several_definitions(const kube::Object& object);
  void judge_server(const kube::Object& object, base::KubeVersion version);
  /// What the object was; its tree lives as long as that of the file at hand. Null: it is new, or else `was_there`: its
  /// file could not be read again.
  const kube::Object* old_object(const kube::Object& object, bool& was_there);
  void add_not_checked(const kube::Object& object, const Allowances& annotation, SecretPlaces& secrets,
                       FileResult& result);
  void add(const base::Diagnostic& diagnostic, base::Severity severity, FileResult& result);
  void add(const Remark& remark, const kube::Object& object, const Allowances& annotation, SecretPlaces& secrets,
           FileResult& result);
  /// None: the options do not select it.
  std::optional<Finding> find(const Remark& remark, const kube::Object& object, const Allowances& annotation,
                              SecretPlaces& secrets);
  bool is_kustomize_variable(const Remark& remark) const;
  std::optional<std::size_t> document_at(base::Origin origin) const;
  void keep(Finding finding, std::size_t more, std::vector<Finding>& out);
  void say_what_is_left_out(const std::string& path, FileResult& result) const;
  void allow_by_comment(const base::Diagnostic& diagnostic, Finding& finding) const;

  const CheckSetting& setting_;
  bool wants_pod_security_;
  bool wants_server_;
  base::Arena arena_;
  base::Arena scratch_;  ///< of one object
  pod_security::Judge pod_judge_;
  bool wants_references_;
  base::Arena facts_arena_;  ///< lives as long as this: the facts of all files
  reference::Gatherer gatherer_;
  Sink sink_;
  std::vector<Remark> remarks_;  ///< of the object at hand

  // Of the file at hand.
  base::Sources* sources_ = nullptr;
  const doc::Stream* stream_ = nullptr;
  FileUse use_;
  StreamLooks looks_;
  FlowLines lines_;
  std::size_t kept_ = 0;  ///< findings
  LeftOut left_out_;
  std::map<std::string_view, std::vector<kube::Object>> old_files_;  ///< that were read for it
  std::vector<Allowances> comments_;  ///< of each document; empty: no comment of the file is an exception
  std::set<std::pair<std::string_view, std::string_view>> kinds_not_checked_;  ///< apiVersion and kind
};

/// A finding about a file as a whole, without a line.
Finding file_finding(base::Diagnostic diagnostic, std::string path);

/// That there is no manifest below a path, as the user wrote it; `found` are the files that are there instead.
Finding nothing_to_check(std::string path, const Summary& found);

}  // namespace pave::judge
