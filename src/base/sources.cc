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

const Source* Sources::find(Origin origin) const {
  if (!origin.known()) return nullptr;
  auto after = std::upper_bound(sources_.begin(), sources_.end(), origin.place(),
                                [](std::uint32_t place, const auto& source) { return place < source->first_place; });
  return after == sources_.begin() ? nullptr : std::prev(after)->get();
}

Location Sources::locate(Origin origin) const {
  const Source* source = find(origin);
  if (source == nullptr) return {};
  std::string_view text = source->text;
  std::size_t offset = std::min<std::size_t>(origin.place() - source->first_place, text.size());
  std::string_view before = text.substr(0, offset);
  std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  std::size_t line_end = std::min(text.find('\n', offset), text.size());
  if (line_end > line_start && text[line_end - 1] == '\r') --line_end;

  Location location;
  location.path = source->path;
  location.line = 1 + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  auto is_start_of_character = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; };
  std::string_view left = before.substr(line_start);
  location.column = 1 + static_cast<std::uint32_t>(std::count_if(left.begin(), left.end(), is_start_of_character));
  location.line_text = text.substr(line_start, std::max(line_end, line_start) - line_start);
  return location;
}

}  // namespace pave::base
