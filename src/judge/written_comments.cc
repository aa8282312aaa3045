#include "judge/written_comments.h"

#include <algorithm>

namespace pave::judge {

std::string_view WrittenComments::reason(base::Code code, base::Origin place, const base::Sources& sources) {
  const base::Source* source = sources.find(place);
  if (source == nullptr || source->is_rendered) return {};
  const OfFile& file = look_at(*source);
  if (file.allowances.empty()) return {};
  auto behind =
      std::ranges::upper_bound(file.stream.documents, place.place() - source->first_place, {}, &doc::Document::begin);
  if (behind == file.stream.documents.begin()) return {};
  auto document = static_cast<std::size_t>(behind - file.stream.documents.begin()) - 1;
  return file.allowances[document].reason(code, place);
}

const WrittenComments::OfFile& WrittenComments::look_at(const base::Source& source) {
  auto [at, is_new] = files_.try_emplace(&source);
  OfFile& file = at->second;
  if (!is_new || source.text.find("pave:allow") == std::string_view::npos) return file;
  file.stream = doc::read(source, arena_, {});
  for (const doc::Document& document : file.stream.documents)
    file.allowances.push_back(comment_allowances(source, file.stream.comments, document));
  return file;
}

void WrittenComments::clear() {
  files_.clear();
  arena_.clear();
}

}  // namespace pave::judge
