#include "judge/sink.h"

#include <algorithm>

namespace pave::judge {

Sink::Same& Sink::count(const base::Diagnostic& diagnostic, std::size_t index) {
  auto& same =
      same_.try_emplace({diagnostic.code, diagnostic.origin, diagnostic.message}, Same{index, 0}).first->second;
  ++same.count;
  return same;
}

void Sink::add(base::Diagnostic diagnostic, base::Severity severity, std::string field) {
  // Most objects never come here.
  if (remarks_.size() >= kMaxSameRemarks) {
    if (same_.empty())
      for (std::size_t i = 0; i < remarks_.size(); ++i) count(remarks_[i].diagnostic, i);
    if (Same& same = count(diagnostic, remarks_.size()); same.count > kMaxSameRemarks) {
      ++remarks_[same.first].more;
      return;
    }
  }
  remarks_.push_back({std::move(diagnostic), severity, std::move(field)});
}

void Sink::drop_doubles() {
  std::erase_if(remarks_, [&](const Remark& warning) {
    return warning.diagnostic.code == base::Code::ApiDuplicateItem &&
           std::any_of(remarks_.begin(), remarks_.end(), [&](const Remark& other) {
             return other.diagnostic.code == base::Code::ServerDuplicate && other.field.starts_with(warning.field);
           });
  });
}

void Sink::clear() {
  remarks_.clear();
  same_.clear();
}

}  // namespace pave::judge
