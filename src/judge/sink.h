#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "doc/path.h"
#include "kube/object.h"

namespace pave::judge {

/// What a judge says of one object, before it has a place in words: the diagnostic, its severity and the field.
struct Remark {
  base::Diagnostic diagnostic;
  base::Severity severity;
  std::string field;
  std::size_t more = 0;  ///< remarks that say the same at the same place and were left out
};

/// Remarks of one object that say the same at one place, through aliases: more are only counted.
inline constexpr std::size_t kMaxSameRemarks = 100;

/// Collects the remarks about one object. Of those with the same code, origin and message the first kMaxSameRemarks are
/// kept, and the first of them counts the rest.
class Sink {
 public:
  void add(base::Diagnostic diagnostic, std::string field) {
    base::Severity severity = base::facts(diagnostic.code).severity;
    add(std::move(diagnostic), severity, std::move(field));
  }
  void add(base::Diagnostic diagnostic, base::Severity severity, std::string field);
  /// Gives the remark at that index another field.
  void rename(std::size_t index, std::string field) { remarks_[index].field = std::move(field); }
  /// Drops the warnings about items of keyed lists (api/duplicate-item) that the server refuses (server/duplicate).
  void drop_doubles();
  const std::vector<Remark>& remarks() const { return remarks_; }
  void clear();

 private:
  struct Same {
    std::size_t first;  ///< of remarks_
    std::size_t count;
  };
  using Key = std::tuple<base::Code, base::Origin, std::string>;

  Same& count(const base::Diagnostic& diagnostic, std::size_t index);

  std::vector<Remark> remarks_;
  std::map<Key, Same> same_;  ///< empty while there are few remarks
};

}  // namespace pave::judge
