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
#include "judge/allow.h"
#include "judge/file_result.h"
#include "judge/finding.h"
#include "judge/inputs.h"
#include "judge/object_judges.h"
#include "judge/options.h"
#include "judge/reference/gather.h"
#include "judge/reference/run.h"
#include "judge/secret.h"
#include "judge/sink.h"
#include "judge/written_comments.h"

namespace pave::judge {

/// Findings that were left out because a file has too many.
struct LeftOut {
  std::size_t count = 0;
  std::size_t allowed = 0;                      ///< of the count
  base::Severity worst = base::Severity::Info;  ///< of those that are not allowed
};

/// The words for the places of notes.
using NotePlaces = std::function<base::Location(const reference::NoteAt&)>;

/// A text that was rendered, and where its objects belong among the files, for what depends on that.
struct RenderedFile {
  const base::Source* source;
  std::string path;
};

/// Judges files one after another; each thread has one, for its memory and for what its judges have looked up. Everything
/// that leaves it owns its bytes.
class FileCheck {
 public:
  explicit FileCheck(const CheckSetting& setting);

  /// Runs all judges over the objects of a text.
  FileResult check(std::string path, std::string text, FileUse use);

  /// Runs all judges over what one release or build rendered, together with what its objects say of each other: it is a
  /// world of its own. The texts are sources of `sources`; findings stand at the places that people edit. Texts count as
  /// named, so all that is wrong with them is said. `is_known`: the objects may be changes of those of --against.
  FileResult check_rendered(base::Sources& sources, std::span<const RenderedFile> files, bool is_known);

  /// Findings for what the joining of all files found in this one; `place` gives the words for the places of notes.
  /// Exceptions count as in check().
  std::vector<Finding> say_problems(std::string path, std::string text, FileUse use,
                                    std::span<const reference::Problem> problems, const NotePlaces& place);

  /// What other files need of a text: the Pod Security policies of its Namespaces, and its CustomResourceDefinitions
  /// (`preferred`: named as such on the command line). Costs a search through its bytes when there are none.
  void look_first(std::string path, std::string text, bool preferred, FirstLook& out);
  /// The same for a file of definitions that is not judged itself: what is wrong with its syntax is said, too. `named`: on
  /// the command line, so that this is so whatever it holds.
  void look_at_definitions(std::string path, std::string text, bool named, FirstLook& out);

 private:
  void find_facts(const estate::ManifestFile& file, const base::Source& source, bool preferred, FirstLook& out);
  /// A unit of work begins.
  void begin(base::Sources& sources, FileUse use);
  /// Makes a file the one at hand; mistakes in its exceptions go into the result.
  void open(const base::Source& source, const estate::ManifestFile& file, FileResult& result);
  void close();
  /// Opens the file and judges its objects; `path` is where it stands, for what depends on that.
  void judge(const base::Source& source, std::string_view path, bool is_known, const estate::ManifestFile& file,
             FileResult& result);
  void gather_facts(const estate::ManifestFile& file, FileResult& result);
  void judge_object(const kube::Object& object, FileResult& result);
  void say(const estate::ManifestFile& file, std::span<const reference::Problem> problems, const NotePlaces& place,
           FileResult& result);
  void say_of_unit(const reference::Run& run, std::span<const RenderedFile> files,
                   std::span<const estate::ManifestFile> manifests, FileResult& result);
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
  void allow_by_comment(const base::Diagnostic& diagnostic, Finding& finding);

  const CheckSetting& setting_;
  bool wants_references_;
  base::Arena arena_;
  ObjectJudges judges_;
  base::Arena facts_arena_;  ///< lives as long as this: the facts of all files
  reference::Gatherer gatherer_;

  // Of the unit at hand.
  base::Sources* sources_ = nullptr;
  FileUse use_;
  std::size_t kept_ = 0;  ///< findings
  LeftOut left_out_;
  WrittenComments written_comments_;
  std::set<std::pair<std::string_view, std::string_view>> kinds_not_checked_;  ///< apiVersion and kind

  // Of the file at hand.
  const base::Source* source_ = nullptr;
  const doc::Stream* stream_ = nullptr;
  StreamLooks looks_;
  FlowLines lines_;
  std::vector<Allowances> comments_;  ///< of each document; empty: no comment of the file is an exception
};

}  // namespace pave::judge
