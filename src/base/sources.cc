#include "base/sources.h"

#include <algorithm>
#include <cassert>

namespace pave::base {

bool Sources::fits(std::size_t size) const { return size < Origin::kLimit - 1 - next_place_; }

const Source& Sources::add(std::string path, std::string text) {
  assert(fits(text.size()));
  texts_.push_back(std::make_unique<Text>(Text{std::move(path), std::move(text)}));
  const Text& kept = *texts_.back();
  sources_.push_back(std::make_unique<Source>(Source{kept.path, kept.bytes, next_place_}));
  // One place more than bytes: the end of a file is a place, too.
  next_place_ += static_cast<std::uint32_t>(kept.bytes.size()) + 1;
  return *sources_.back();
}

/// Index of the source that holds the origin; the number of sources when there is none.
std::size_t Sources::index_of(Origin origin) const {
  if (!origin.known() || sources_.empty()) return sources_.size();
  auto after = std::upper_bound(sources_.begin(), sources_.end(), origin.place(),
                                [](std::uint32_t place, const auto& source) { return place < source->first_place; });
  return static_cast<std::size_t>(after - sources_.begin()) - 1;  // the first source begins at place 0
}

const Source* Sources::find(Origin origin) const {
  std::size_t index = index_of(origin);
  return index == sources_.size() ? nullptr : sources_[index].get();
}

Location Sources::locate(Origin origin) const {
  std::size_t index = index_of(origin);
  if (index == sources_.size()) return {};
  const Source* source = sources_[index].get();
  std::string_view text = source->text;
  std::vector<std::uint32_t>& starts = texts_[index]->line_starts;
  if (starts.empty()) {
    starts.push_back(0);
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) starts.push_back(static_cast<std::uint32_t>(at + 1));
  }
  std::size_t offset = std::min<std::size_t>(origin.place() - source->first_place, text.size());
  std::size_t line = static_cast<std::size_t>(std::upper_bound(starts.begin(), starts.end(), offset) - starts.begin());
  std::size_t line_start = starts[line - 1];
  std::size_t line_end = line < starts.size() ? starts[line] - 1 : text.size();
  if (line_end > line_start && text[line_end - 1] == '\r') --line_end;

  Location location;
  location.path = source->path;
  location.line = static_cast<std::uint32_t>(line);
  auto is_start_of_character = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; };
  std::string_view left = text.substr(line_start, offset - line_start);
  location.column = 1 + static_cast<std::uint32_t>(std::count_if(left.begin(), left.end(), is_start_of_character));
  location.line_text = text.substr(line_start, std::max(line_end, line_start) - line_start);
  return location;
}

}  // namespace pave::base
