#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/sources.h"
#include "judge/file_result.h"
#include "judge/pod_security/judge.h"
#include "judge/sink.h"
#include "kube/object.h"

namespace pave::judge {

/// All judges of single objects, for all versions that the options ask for. Each thread has one, for what its judges have
/// looked up.
class ObjectJudges {
 public:
  explicit ObjectJudges(const CheckSetting& setting);

  /// What follows are objects of that source; what they were before, when they are `is_known`, is read into the sources
  /// and the arena.
  void open(base::Sources& sources, base::Arena& arena, std::string_view path, bool is_known);
  /// The judges' remarks, valid until the next call; `has_schema`: false when nothing knows the object's kind.
  const std::vector<Remark>& judge(const kube::Object& object, bool& has_schema);

 private:
  /// For one version, into sink_; false: there is no schema.
  bool judge_for(const kube::Object& object, base::KubeVersion version);
  /// By the definition of its kind; false: there is none.
  bool judge_custom_resource(const kube::Object& object, base::KubeVersion version);
  /// Says, at the second of several definitions of a kind that differ, that there are several.
  void say_several_definitions(const kube::Object& object);
  void judge_server(const kube::Object& object, base::KubeVersion version);
  /// What the object was; its tree lives as long as the arena's. Null: it is new, or else `was_there`: its file could not
  /// be read again.
  const kube::Object* old_object(const kube::Object& object, bool& was_there);

  const CheckSetting& setting_;
  bool wants_pod_security_;
  bool wants_server_;
  base::Arena scratch_;  ///< of one object
  pod_security::Judge pod_judge_;
  Sink sink_;
  std::vector<Remark> remarks_;  ///< of the object at hand

  // Of the source at hand.
  base::Sources* sources_ = nullptr;
  base::Arena* arena_ = nullptr;
  std::string_view path_;
  bool is_known_ = true;
  std::map<std::string_view, std::vector<kube::Object>> old_files_;  ///< that were read for it
};

}  // namespace pave::judge
