#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"
#include "judge/allow.h"

namespace pave::judge {

/// Exceptions in comments of the files that rendered objects came from: `# pave:allow RULE reason` in a values file covers
/// the value that flowed into the object. (In a template it is text like all other, and stands in what was rendered.)
/// Files are looked at when the first finding stands in them.
class WrittenComments {
 public:
  /// Why a finding at that place, of a file that a person wrote, is allowed; empty: it is not.
  std::string_view reason(base::Code code, base::Origin place, const base::Sources& sources);
  void clear();

 private:
  struct OfFile {
    doc::Stream stream;
    std::vector<Allowances> allowances;  ///< of each document; empty: there are none
  };
  const OfFile& look_at(const base::Source& source);

  base::Arena arena_;
  std::map<const base::Source*, OfFile> files_;
};

}  // namespace pave::judge
