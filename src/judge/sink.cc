#include "judge/sink.h"

#include <set>
#include <string_view>

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
  std::set<std::string_view> refused;  // items, whether the server names the item or its key
  for (const Remark& remark : remarks_)
    if (remark.diagnostic.code == base::Code::ServerDuplicate) {
      std::string_view field = remark.field;
      refused.insert(field);
      refused.insert(field.substr(0, field.rfind('.')));
    }
  if (refused.empty()) return;
  // Into a new list: the views above are of the old one.
  std::vector<Remark> kept;
  for (Remark& remark : remarks_)
    if (remark.diagnostic.code != base::Code::ApiDuplicateItem || !refused.contains(remark.field))
      kept.push_back(remark);
  remarks_ = std::move(kept);
  same_.clear();
}

void Sink::clear() {
  remarks_.clear();
  same_.clear();
}

}  // namespace pave::judge
